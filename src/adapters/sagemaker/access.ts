import { parseBaseUrl } from '../../providers/http/base-url.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { askChain } from './chain.ts';
import { profileRegion } from './profile-region.ts';
import type { S3Object } from './signer.ts';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where AWS is asked, and as whom. */
export interface AwsAccess {
  readonly region: string;
  readonly endpoint: string;
  readonly runtimeUrl: string;
  readonly s3Url: string;
  readonly credentials: AwsCredentials;
}

export async function accessOf(access: ProviderAccess): Promise<AwsAccess> {
  const region = await regionOf(access);
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const url = (setting: string, variable: string, usual: string): string =>
    parseBaseUrl(access.setting(setting) ?? usual, variable).href;
  return {
    region,
    endpoint: needed(access, 'endpoint', 'SAGEMAKER_ENDPOINT'),
    runtimeUrl: url(
      'baseUrl',
      'AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME',
      `https://runtime.sagemaker.${region}.${suffix}`,
    ),
    s3Url: url('s3Url', 'AWS_ENDPOINT_URL_S3', `https://s3.${region}.${suffix}`),
    credentials: await credentialsOf(access, region),
  };
}

async function regionOf(access: ProviderAccess): Promise<string> {
  const said = access.setting('region');
  const region = said ?? (await profileRegion(access));
  if (region === undefined) throw unset('AWS_REGION', 'is not set, and no profile has a region');
  if (/^[a-z0-9-]{1,40}$/.test(region)) return region;
  const where = said === undefined ? 'the `region` of the profile' : 'AWS_REGION';
  throw unset(where, 'is no region');
}

/** As AWS's SDK for JavaScript chooses: a profile that is named goes before a key. */
async function credentialsOf(access: ProviderAccess, region: string): Promise<AwsCredentials> {
  if (access.setting('profile') !== undefined) return await askChain(access, region);
  const accessKeyId = access.secret('AWS_ACCESS_KEY_ID');
  const secretAccessKey = access.secret('AWS_SECRET_ACCESS_KEY');
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    const sessionToken = access.secret('AWS_SESSION_TOKEN');
    return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  }
  return await askChain(access, region);
}

function needed(access: ProviderAccess, name: string, variable: string): string {
  const value = access.setting(name);
  if (value !== undefined) return value;
  throw unset(variable, 'is not set');
}

export function unset(variable: string, problem: string): ProviderError {
  return new ProviderError('provider/credentials', `${variable} ${problem}`, {
    retryable: false,
    submitted: 'no',
    hint: '`ministudio providers show sagemaker` tells what each variable is for.',
  });
}

/** `s3://bucket/key`; undefined where it is no such address. */
export function parseS3(written: string): S3Object | undefined {
  const [, bucket, key = ''] = /^s3:\/\/([a-z0-9.-]{3,63})(?:\/(.*))?$/s.exec(written) ?? [];
  return bucket === undefined ? undefined : { bucket, key: key.replace(/\/+$/, '') };
}

/** An object below an address of a bucket, such as a setting says it. */
export function below(prefix: S3Object, name: string): S3Object {
  return { bucket: prefix.bucket, key: prefix.key === '' ? name : `${prefix.key}/${name}` };
}
