import { readFile } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { type Credentials, credentialsError, parseCredentials } from './credentials.ts';

const FILE = 'application_default_credentials.json';
const WAY_OUT =
  'Set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account, or run `gcloud auth application-default login`.';

/**
 * Google's "application default credentials", in their order: a token that is ready, the file that
 * the environment names, the file of `gcloud auth application-default login`, the machine's own.
 *
 * @throws ProviderError `provider/credentials`
 */
export async function findCredentials(access: ProviderAccess): Promise<Credentials> {
  const token = access.secret('CLOUDSDK_AUTH_ACCESS_TOKEN');
  if (token !== undefined) return { kind: 'token', token };
  const named = access.setting('credentialsFile');
  if (named !== undefined) return await readNamed(access, named);
  const left = join(access.setting('gcloudFolder') ?? gcloudFolder(), FILE);
  const text = await readFile(left, 'utf8').catch(() => undefined);
  if (text !== undefined) return parseCredentials(text, left, (value) => access.conceal(value));
  const url = access.setting('metadataUrl');
  if (url !== undefined) return { kind: 'machine', url };
  throw credentialsError('there are no credentials of Google Cloud', WAY_OUT);
}

async function readNamed(access: ProviderAccess, path: string): Promise<Credentials> {
  if (path.trimStart().startsWith('{')) {
    // The key itself: it must not get into a message.
    const text = 'GOOGLE_APPLICATION_CREDENTIALS holds a key, not the path of its file';
    throw credentialsError(text, WAY_OUT);
  }
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const message = `${path} of GOOGLE_APPLICATION_CREDENTIALS can’t be read`;
    throw credentialsError(message, WAY_OUT, error);
  }
  return parseCredentials(text, path, (value) => access.conceal(value));
}

function gcloudFolder(): string {
  return platform() === 'win32'
    ? join(homedir(), 'AppData', 'Roaming', 'gcloud')
    : join(homedir(), '.config', 'gcloud');
}
