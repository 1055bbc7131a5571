import { readFile } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { credentialsError } from '../credentials-error.ts';
import type { ProviderAccess } from '../provider-call.ts';
import {
  type ApplicationCredentials,
  type Credentials,
  type FileCredentials,
  parseCredentials,
} from './credentials.ts';

const FILE = 'application_default_credentials.json';
const WAY_OUT =
  'Set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account, or run `gcloud auth application-default login`.';

/** Credentials, and the project that is asked with them; undefined where nobody names one. */
export interface Found {
  readonly credentials: Credentials;
  readonly project: string | undefined;
}

/**
 * As Google's own clients choose: where a project is known, application credentials go before an API
 * key; where none is, the key goes first, since it alone does without.
 *
 * @param keyName the secret that is an API key, of the service that is asked.
 * @throws ProviderError `provider/credentials`
 */
export async function findCredentials(access: ProviderAccess, keyName: string): Promise<Found> {
  const key = access.secret(keyName);
  const application = await findApplicationCredentials(access);
  const own =
    application !== undefined && 'project' in application ? application.project : undefined;
  const project = access.setting('project') ?? own;
  if (application !== undefined && (project !== undefined || key === undefined)) {
    return { credentials: application, project };
  }
  if (key !== undefined) return { credentials: { kind: 'key', key }, project };
  throw credentialsError('there are no credentials of Google Cloud', WAY_OUT);
}

/**
 * In Google's order: a token that is ready, the file that the environment names, the file of
 * `gcloud auth application-default login`, the machine's own.
 */
async function findApplicationCredentials(
  access: ProviderAccess,
): Promise<ApplicationCredentials | undefined> {
  const token = access.secret('CLOUDSDK_AUTH_ACCESS_TOKEN');
  if (token !== undefined) return { kind: 'token', token };
  const named = access.setting('credentialsFile');
  if (named !== undefined) return await readNamed(access, named);
  const left = join(access.setting('gcloudFolder') ?? gcloudFolder(), FILE);
  const text = await readFile(left, 'utf8').catch(() => undefined);
  if (text !== undefined) return parseCredentials(text, left, (value) => access.conceal(value));
  const url = access.setting('metadataUrl');
  return url === undefined ? undefined : { kind: 'machine', url };
}

async function readNamed(access: ProviderAccess, path: string): Promise<FileCredentials> {
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
