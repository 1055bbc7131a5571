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
    // The second is for the clients that the chain makes.
    const settings = { region, requestHandler, clientConfig: { requestHandler } };
    const found = await (await clientOf(settings)).config.credentials();
    access.conceal(found.accessKeyId);
    access.conceal(found.secretAccessKey);
    if (found.sessionToken !== undefined) access.conceal(found.sessionToken);
    return found;
  } catch (error) {
    const text = access.redact(`there are no credentials for AWS${problem}`);
    throw new ProviderError('provider/credentials', text, {
      retryable: false,
      submitted: 'no',
      hint: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.',
      cause: error,
    });
  }
}
