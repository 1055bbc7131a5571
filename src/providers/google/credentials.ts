import { AnswerError, type AnswerReader, isAnswerError, readJson } from '../http/answer-reader.ts';
import { credentialsError } from '../credentials-error.ts';

/** What a token can be got with, or what is sent in its place. */
export type Credentials = ApplicationCredentials | ApiKey;

/** Of Google Cloud: it stands for the project that it was made in, and for nobody else. */
export interface ApiKey {
  readonly kind: 'key';
  readonly key: string;
}

/** Google's "application default credentials". */
export type ApplicationCredentials =
  | { readonly kind: 'token'; readonly token: string }
  /** The account of the machine, from the metadata server of Google Cloud. */
  | { readonly kind: 'machine'; readonly url: string }
  | FileCredentials;

/** What a file of credentials holds. */
export type FileCredentials = (ServiceAccount | User | Federated) & {
  /** The one that the account is of. */
  readonly project?: string;
  /** The project that the asking itself is counted for. */
  readonly quotaProject?: string;
  /** Its token is exchanged for one of this service account. */
  readonly actsAs?: string;
};

export interface ServiceAccount {
  readonly kind: 'service-account';
  readonly email: string;
  readonly privateKey: string;
  readonly keyId?: string;
}

export interface User {
  readonly kind: 'user';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** Workload identity federation: somebody else vouches, such as the host of a CI job. */
export interface Federated {
  readonly kind: 'federated';
  readonly audience: string;
  readonly subjectTokenType: string;
  readonly source: SubjectTokenSource;
}

/** Where the token of the one who vouches lies; in a field of JSON where one is named. */
export type SubjectTokenSource =
  | { readonly kind: 'file'; readonly path: string; readonly field?: string }
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly field: string;
    };

type Conceal = (value: string) => void;

/**
 * Whatever is secret in the file is concealed before anything else is done with it. The addresses that
 * such files name for Google's own servers are not read: a token is sent to Google's, or to what the
 * environment says.
 *
 * @throws ProviderError `provider/credentials`
 */
export function parseCredentials(text: string, path: string, conceal: Conceal): FileCredentials {
  try {
    return readCredentials(readJson(Buffer.from(text)), conceal);
  } catch (error) {
    if (!isAnswerError(error)) throw error;
    // Not what is there instead: it may be a key.
    const where =
      error.path === '' ? 'it is no JSON' : `its \`${error.path}\` is missing or another`;
    throw credentialsError(
      `${path} holds no credentials that can be used here: ${where}`,
      'Another way is to set CLOUDSDK_AUTH_ACCESS_TOKEN to what `gcloud auth print-access-token` prints.',
    );
  }
}

function readCredentials(file: AnswerReader, conceal: Conceal): FileCredentials {
  const text = (name: string): string => file.at(name).text();
  const secret = (name: string): string => {
    conceal(text(name));
    return text(name);
  };
  const optional = (name: string): string | undefined =>
    file.at(name).optional((reader) => reader.text());
  const quotaProject = optional('quota_project_id');
  const actsAs = file.at('service_account_impersonation_url').optional(readAccount);
  const common = {
    ...(quotaProject !== undefined && { quotaProject }),
    ...(actsAs !== undefined && { actsAs }),
  };
  const types = [
    'service_account',
    'authorized_user',
    'external_account',
    'impersonated_service_account',
  ] as const;
  switch (file.at('type').oneOf(types)) {
    case 'service_account': {
      const keyId = optional('private_key_id');
      const project = optional('project_id');
      return {
        kind: 'service-account',
        privateKey: secret('private_key'),
        email: text('client_email'),
        ...(keyId !== undefined && { keyId }),
        ...(project !== undefined && { project }),
        ...common,
      };
    }
    case 'authorized_user':
      return {
        kind: 'user',
        refreshToken: secret('refresh_token'),
        clientSecret: secret('client_secret'),
        clientId: text('client_id'),
        ...common,
      };
    case 'external_account':
      return {
        kind: 'federated',
        source: readSource(file.at('credential_source'), conceal),
        audience: text('audience'),
        subjectTokenType: text('subject_token_type'),
        ...common,
      };
    case 'impersonated_service_account': {
      const delegates = file.at('delegates');
      if ((delegates.optional((reader) => reader.items()) ?? []).length > 0) {
        throw new AnswerError(delegates.path, 'empty', delegates.value);
      }
      return { ...readCredentials(file.at('source_credentials'), conceal), ...common };
    }
  }
}

/** `…/serviceAccounts/{email}:generateAccessToken` */
function readAccount(reader: AnswerReader): string {
  const account = /\/serviceAccounts\/([^/:]+):generateAccessToken$/.exec(reader.text())?.[1];
  if (account !== undefined) return account;
  throw new AnswerError(reader.path, 'the address of a service account', '');
}

/** Those of AWS, of a program and of a certificate are for Google's own libraries. */
function readSource(source: AnswerReader, conceal: Conceal): SubjectTokenSource {
  const format = source.at('format');
  const isJson = format.isThere && format.at('type').value === 'json';
  const field = isJson ? format.at('subject_token_field_name').text() : undefined;
  const path = source.at('file').optional((reader) => reader.text());
  if (path !== undefined) return { kind: 'file', path, ...(field !== undefined && { field }) };
  const url = source.at('url').text();
  if (field === undefined) throw new AnswerError(format.path, 'json', format.value);
  const headers = source.at('headers').optional((reader) => {
    const { value } = reader;
    if (typeof value !== 'object' || value === null) {
      throw new AnswerError(reader.path, 'a mapping', '');
    }
    return Object.keys(value).map((name): [string, string] => [name, reader.at(name).text()]);
  });
  for (const [, value] of headers ?? []) conceal(value.replace(/^bearer /i, ''));
  return { kind: 'url', url, headers: Object.fromEntries(headers ?? []), field };
}
