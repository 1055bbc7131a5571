import type { AwsPlace } from '../../secret-place.ts';
import type { Outside } from '../backend.ts';
import { addressIn } from '../address.ts';
import { Problem } from '../problem.ts';
import { clientOf, type Seen } from './client.ts';
import { chainProblem } from './errors.ts';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where AWS is asked, and as whom. */
export interface AwsAccess {
  readonly region: string;
  /** Only where a variable sets one. */
  readonly endpoint?: string;
  readonly credentials: AwsCredentials;
}

/** As it is said; undefined where only a profile may say it. */
export function regionOf({ secret, region }: AwsPlace, { variable }: Outside): string | undefined {
  // arn:aws:secretsmanager:eu-central-1:123456789012:secret:films-AbCdEf
  const ofArn = /^arn:[^:]+:secretsmanager:([^:]+):/.exec(secret)?.[1];
  return region ?? ofArn ?? variable('AWS_REGION') ?? variable('AWS_DEFAULT_REGION');
}

/**
 * Keys that are said, else AWS's own chain: a profile (SSO, a role, a program), a web identity, the
 * machine. What the variables of a `.env` file say of them goes there as settings: the chain itself
 * reads those of the process alone.
 *
 * @throws Problem
 */
export async function openAccess(outside: Outside, said: string | undefined): Promise<AwsAccess> {
  const { variable, conceal } = outside;
  if (said !== undefined && !/^[a-z\d-]{1,40}$/.test(said)) {
    const hint = 'Write one such as eu-central-1.';
    throw new Problem('secrets/bad-place', `${JSON.stringify(said)} is no region`, hint);
  }
  const seen: Seen = {};
  const profile = variable('AWS_PROFILE');
  const chain = {
    profile,
    webIdentityTokenFile: variable('AWS_WEB_IDENTITY_TOKEN_FILE'),
    roleArn: variable('AWS_ROLE_ARN'),
    roleSessionName: variable('AWS_ROLE_SESSION_NAME'),
    region: said,
  };
  const isThere = ([, value]: readonly [string, unknown]): boolean => value !== undefined;
  const settings = Object.fromEntries(Object.entries(chain).filter(isThere));
  const { config } = await clientOf(outside, settings, seen);
  const region = await config.region().catch(() => {
    throw new Problem(
      'secrets/bad-place',
      'no region is said',
      'Write it after the address, as in ?region=eu-central-1, or set AWS_REGION.',
    );
  });
  const credentials =
    keysIn(outside) ??
    (await config.credentials().catch(() => {
      throw chainProblem(outside, seen, profile);
    }));
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  for (const secret of [accessKeyId, secretAccessKey, sessionToken]) {
    if (secret !== undefined) conceal(secret);
  }
  const endpoint = endpointIn(outside);
  return { region, credentials, ...(endpoint !== undefined && { endpoint }) };
}

function keysIn({ variable }: Outside): AwsCredentials | undefined {
  const accessKeyId = variable('AWS_ACCESS_KEY_ID')?.trim();
  const secretAccessKey = variable('AWS_SECRET_ACCESS_KEY')?.trim();
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    const [there, missing] =
      accessKeyId === undefined
        ? ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID']
        : ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    const hint = 'Set both, or neither where AWS_PROFILE is to be used.';
    throw new Problem('secrets/no-credentials', `${there} is set and ${missing} is not`, hint);
  }
  const sessionToken = variable('AWS_SESSION_TOKEN')?.trim();
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

function endpointIn(outside: Outside): string | undefined {
  const names = ['AWS_ENDPOINT_URL_SECRETS_MANAGER', 'AWS_ENDPOINT_URL'];
  const name = names.find((each) => outside.variable(each) !== undefined);
  return name && addressIn(outside, name, '').href;
}
