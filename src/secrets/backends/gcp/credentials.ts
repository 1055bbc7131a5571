import { access, readFile } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { refusalOf } from '../../../diagnostics/refusal.ts';
import { errorCode } from '../../../diagnostics/studio-error.ts';
import type { Outside } from '../backend.ts';
import { Problem } from '../problem.ts';

/** What Google's library is given to get a token with. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  /** What a file of credentials holds, of any kind that the library knows. */
  | { readonly kind: 'file'; readonly json: object }
  /** Nothing: it looks whether the machine has an account. */
  | { readonly kind: 'machine' };

const FILE = 'application_default_credentials.json';
const SECRETS = new Set(['private_key', 'refresh_token', 'client_secret']);
export const WAY_OUT =
  'Set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account, or run `gcloud auth application-default login`.';

/**
 * Google's "application default credentials", in their order: a token that is ready, the file that the
 * environment names, what gcloud has left, the machine's own. The files are read here and not by the
 * library, so that a variable of a `.env` file counts, and that what is secret in them is known.
 *
 * @throws Problem
 */
export async function findCredentials(outside: Outside): Promise<Credentials> {
  const { variable, conceal } = outside;
  const token = variable('CLOUDSDK_AUTH_ACCESS_TOKEN')?.trim();
  if (token !== undefined && token !== '') {
    conceal(token);
    return { kind: 'token', token };
  }
  const named = variable('GOOGLE_APPLICATION_CREDENTIALS');
  if (named?.trimStart().startsWith('{') === true) {
    // The key itself: it must not get into a message.
    throw none('GOOGLE_APPLICATION_CREDENTIALS holds a key, not the path of its file');
  }
  if (named !== undefined) return await read(named, 'GOOGLE_APPLICATION_CREDENTIALS', outside);
  const left = join(variable('CLOUDSDK_CONFIG') ?? gcloudFolder(), FILE);
  const isLeft = await access(left).then(
    () => true,
    (error: unknown) => errorCode(error) !== 'ENOENT',
  );
  return isLeft ? await read(left, 'gcloud', outside) : { kind: 'machine' };
}

async function read(path: string, whose: string, { conceal }: Outside): Promise<Credentials> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw none(`${path} of ${whose} can’t be read: ${refusalOf(errorCode(error) ?? '')}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Its error shows the text around.
  }
  concealIn(json, conceal);
  if (typeof json === 'object' && json !== null && 'type' in json) return { kind: 'file', json };
  throw new Problem('secrets/bad-credentials', `${path} of ${whose} holds no credentials`, WAY_OUT);
}

function concealIn(value: unknown, conceal: Outside['conceal']): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (SECRETS.has(name) && typeof inner === 'string') conceal(inner);
    else if (name === 'headers') concealHeaders(inner, conceal);
    else concealIn(inner, conceal);
  }
}

/** With what the token of an identity provider is asked for. */
function concealHeaders(headers: unknown, conceal: Outside['conceal']): void {
  for (const value of Object.values(headers ?? {})) {
    if (typeof value === 'string') conceal(value.replace(/^bearer /i, ''));
  }
}

export function none(text: string): Problem {
  return new Problem('secrets/no-credentials', text, WAY_OUT);
}

function gcloudFolder(): string {
  return platform() === 'win32'
    ? join(homedir(), 'AppData', 'Roaming', 'gcloud')
    : join(homedir(), '.config', 'gcloud');
}
