import { httpRequestOf, type SignedRequest } from '../../providers/aws-sdk/signed-request.ts';
import { isHttpError } from '../../providers/http/http.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { AwsCredentials } from './access.ts';
import { clientOf } from './runtime.ts';

/**
 * Asks AWS's own chain: profiles, SSO, roles. What it asks of STS and SSO goes over our connections,
 * as everything does, with the proxies and the guard that hold there; what it asks of the machine
 * that it runs on (EC2, ECS) goes there directly.
 */
export async function askChain(access: ProviderAccess, region: string): Promise<AwsCredentials> {
  const profile = access.setting('profile');
  let problem = '';
  const requestHandler = {
    async handle(signed: SignedRequest) {
      try {
        const { status: statusCode, ...answer } = await access.http(httpRequestOf(signed));
        return { response: { statusCode, ...answer } };
      } catch (error) {
        if (isHttpError(error)) problem = `: ${error.message}`;
        throw error;
      }
    },
  };
  try {
    const settings = {
      region,
      requestHandler,
      // For the clients that the chain makes.
      clientConfig: { requestHandler },
      ...(profile !== undefined && { profile }),
      ...profileFiles(access),
      logger: loggerFor(access),
    };
    const found = await (await clientOf(settings)).config.credentials();
    access.conceal(found.accessKeyId);
    access.conceal(found.secretAccessKey);
    if (found.sessionToken !== undefined) access.conceal(found.sessionToken);
    return found;
  } catch (error) {
    const whose = profile === undefined ? '' : ` in the profile ${profile}`;
    const text = access.redact(`there are no credentials for AWS${whose}${problem}`);
    throw new ProviderError('provider/credentials', text, {
      retryable: false,
      submitted: 'no',
      hint:
        profile === undefined
          ? 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.'
          : 'Look into ~/.aws/config and ~/.aws/credentials, or run `aws sso login`.',
      cause: error,
    });
  }
}

/** Where the chain reads profiles; from the environment it would take them itself, from `.env` not. */
function profileFiles(access: ProviderAccess): object {
  const configFilepath = access.setting('configFile');
  const filepath = access.setting('credentialsFile');
  return {
    ...(configFilepath !== undefined && { configFilepath }),
    ...(filepath !== undefined && { filepath }),
  };
}

/** What the chain has to say, such as that a profile goes before a key, is no output of ours. */
function loggerFor(access: ProviderAccess): object {
  const ignore = (): void => {};
  const warn = (text: string): void => access.log(text);
  return { trace: ignore, debug: ignore, info: ignore, warn, error: warn };
}
