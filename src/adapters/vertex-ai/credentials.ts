import { readFile } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { type AnswerReader, isAnswerError, readJson } from '../../providers/http/answer-reader.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';

/** What a token can be got with. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | {
      readonly kind: 'service-account';
      readonly email: string;
      readonly privateKey: string;
      readonly keyId?: string;
      readonly quotaProject?: string;
    }
  | {
      readonly kind: 'user';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
      readonly quotaProject?: string;
    }
  /** The account of the machine, from the metadata server of Google Cloud. */
  | { readonly kind: 'machine'; readonly url: string };

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
  if (named !== undefined) return await readCredentials(access, named);
  const left = join(access.setting('gcloudFolder') ?? gcloudFolder(), FILE);
  const text = await readFile(left, 'utf8').catch(() => undefined);
  if (text !== undefined) return parseCredentials(access, text, left);
  const url = access.setting('metadataUrl');
  if (url !== undefined) return { kind: 'machine', url };
  throw credentialsError('there are no credentials of Google Cloud', WAY_OUT);
}

async function readCredentials(access: ProviderAccess, path: string): Promise<Credentials> {
  if (path.trimStart().startsWith('{')) {
    // The key itself: it must not get into a message.
    const text = 'GOOGLE_APPLICATION_CREDENTIALS holds a key, not the path of its file';
    throw credentialsError(text, WAY_OUT);
  }
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw credentialsError(
      `${path} of GOOGLE_APPLICATION_CREDENTIALS can’t be read`,
      WAY_OUT,
      error,
    );
  }
  return parseCredentials(access, text, path);
}

/** Whatever is secret in the file is concealed before anything else is done with it. */
function parseCredentials(access: ProviderAccess, text: string, path: string): Credentials {
  try {
    const file = readJson(Buffer.from(text));
    const secret = (name: string): string => {
      const value = file.at(name).text();
      access.conceal(value);
      return value;
    };
    const quotaProject = file.at('quota_project_id').optional((reader) => reader.text());
    const quota = quotaProject === undefined ? {} : { quotaProject };
    switch (file.at('type').oneOf(['service_account', 'authorized_user'])) {
      case 'service_account':
        return {
          kind: 'service-account',
          privateKey: secret('private_key'),
          email: file.at('client_email').text(),
          ...optionalText(file, 'private_key_id', 'keyId'),
          ...quota,
        };
      case 'authorized_user':
        return {
          kind: 'user',
          refreshToken: secret('refresh_token'),
          clientSecret: secret('client_secret'),
          clientId: file.at('client_id').text(),
          ...quota,
        };
    }
  } catch (error) {
    if (!isAnswerError(error)) throw error;
    // Not what is there instead: it may be a key.
    const where =
      error.path === '' ? 'it is no JSON' : `its \`${error.path}\` is missing or another`;
    throw credentialsError(
      `${path} holds no credentials that can be used here: ${where}`,
      'The files of service accounts and of gcloud are read. With others, set CLOUDSDK_AUTH_ACCESS_TOKEN to what `gcloud auth print-access-token` prints.',
    );
  }
}

function optionalText<Name extends string>(
  file: AnswerReader,
  field: string,
  name: Name,
): Partial<Record<Name, string>> {
  const value = file.at(field).optional((reader) => reader.text());
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}

function gcloudFolder(): string {
  return platform() === 'win32'
    ? join(homedir(), 'AppData', 'Roaming', 'gcloud')
    : join(homedir(), '.config', 'gcloud');
}

export function credentialsError(message: string, hint: string, cause?: unknown): ProviderError {
  return new ProviderError('provider/credentials', message, {
    retryable: false,
    submitted: 'no',
    hint,
    ...(cause !== undefined && { cause }),
  });
}
