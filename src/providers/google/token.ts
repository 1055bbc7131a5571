import { credentialsError } from '../credentials-error.ts';
import { parseBaseUrl, urlBelow } from '../http/base-url.ts';
import { exchange } from '../http/exchange.ts';
import type { HttpRequest } from '../http/http.ts';
import type { AnswerReader } from '../http/answer-reader.ts';
import type { ProviderAccess, ProviderCall } from '../provider-call.ts';
import type { ApplicationCredentials, FileCredentials } from './credentials.ts';
import { judgeToken } from './token-errors.ts';
import { findCredentials } from './find-credentials.ts';
import {
  actingBody,
  exchangeGrant,
  type Grant,
  LIFETIME_S,
  refreshGrant,
  signedGrant,
  TOKEN_URL,
} from './grants.ts';
import { readSubjectToken } from './subject-token.ts';

type Access = ProviderAccess & Pick<ProviderCall, 'signal'>;

/** Who asks, and in which project. */
export interface Authorization {
  /** Headers that prove who asks. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined where nobody names one: then only a key gets anywhere. */
  readonly project: string | undefined;
  readonly isKey: boolean;
  /** A person asks, or may: services that are no project's own want to know whom to bill for it. */
  readonly isPerson: boolean;
}

export type Authorize = (access: Access) => Promise<Authorization>;

interface Token {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly ends: number;
}

/** A token is renewed so long before it ends: clocks differ, and a request takes time. */
const MARGIN_MS = 5 * 60_000;

/**
 * Gets a token when one is needed, and keeps it while it is good.
 *
 * @param keyName the secret that is an API key, of the service that is asked.
 */
export function openAuthorization(keyName: string): Authorize {
  let kept: Token | undefined;
  return async (access) => {
    const { credentials, project } = await findCredentials(access, keyName);
    if (credentials.kind === 'key') {
      return {
        headers: { 'x-goog-api-key': credentials.key },
        project,
        isKey: true,
        isPerson: false,
      };
    }
    if (credentials.kind === 'token') {
      return { headers: bearer(credentials.token), project, isKey: false, isPerson: true };
    }
    const isGood = kept !== undefined && access.clock.now() < kept.ends - MARGIN_MS;
    const { token } = isGood ? kept! : await askFor(access, credentials);
    const quotaProject = credentials.kind === 'machine' ? undefined : credentials.quotaProject;
    const billed = quotaProject !== undefined && { 'x-goog-user-project': quotaProject };
    const isPerson = credentials.kind === 'user' && credentials.actsAs === undefined;
    return { headers: { ...bearer(token), ...billed }, project, isKey: false, isPerson };
  };

  async function askFor(
    access: Access,
    credentials: Exclude<ApplicationCredentials, { kind: 'token' }>,
  ): Promise<Token> {
    if (credentials.kind === 'machine') {
      kept = await ask(access, machineRequest(credentials.url), readToken);
      return kept;
    }
    const own = await ask(access, await ownRequest(access, credentials), readToken);
    const { actsAs } = credentials;
    kept =
      actsAs === undefined
        ? own
        : await ask(access, actingRequest(access, actsAs, own.token), readActingToken);
    return kept;
  }
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

async function ask(
  access: Access,
  request: HttpRequest,
  read: (answer: AnswerReader, now: number) => Token,
): Promise<Token> {
  const answer = await exchange(access, {
    service: 'the token server of Google Cloud',
    paid: false,
    request,
    read: (reader) => read(reader, access.clock.now()),
    judge: judgeToken,
  });
  // Nothing is judged to be a refusal there.
  if ('kind' in answer) throw credentialsError(answer.reason, 'Look at the credentials.');
  access.conceal(answer.token);
  return answer;
}

function readToken(answer: AnswerReader, now: number): Token {
  const seconds = answer.at('expires_in').optional((reader) => reader.number()) ?? LIFETIME_S;
  return { token: answer.at('access_token').text(), ends: now + seconds * 1000 };
}

function readActingToken(answer: AnswerReader, now: number): Token {
  const ends = answer.at('expireTime').optional((reader) => Date.parse(reader.text()));
  const isTime = ends !== undefined && Number.isFinite(ends);
  return {
    token: answer.at('accessToken').text(),
    ends: isTime ? ends : now + LIFETIME_S * 1000,
  };
}

function machineRequest(url: string): HttpRequest {
  const path = ['computeMetadata', 'v1', 'instance', 'service-accounts', 'default', 'token'];
  return {
    method: 'GET',
    url: urlBelow(parseBaseUrl(url, 'GOOGLE_METADATA_URL'), path),
    headers: { 'metadata-flavor': 'Google' },
  };
}

async function ownRequest(access: Access, credentials: FileCredentials): Promise<HttpRequest> {
  switch (credentials.kind) {
    case 'service-account': {
      const grant = signedGrant(credentials, access.clock.now());
      access.conceal(grant.assertion);
      return formTo(tokenUrl(access), grant);
    }
    case 'user':
      return formTo(tokenUrl(access), refreshGrant(credentials));
    case 'federated': {
      const subjectToken = await readSubjectToken(access, credentials.source);
      const written = access.setting('stsUrl') ?? 'https://sts.googleapis.com/v1/token';
      const url = parseBaseUrl(written, 'GOOGLE_STS_TOKEN_URL');
      return formTo(url, exchangeGrant(credentials, subjectToken));
    }
  }
}

function tokenUrl(access: Access): URL {
  return parseBaseUrl(access.setting('tokenUrl') ?? TOKEN_URL, 'GOOGLE_OAUTH_TOKEN_URL');
}

function formTo(url: URL, grant: Grant): HttpRequest {
  return {
    method: 'POST',
    url: url.href,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(grant).toString(),
  };
}

function actingRequest(access: Access, account: string, token: string): HttpRequest {
  const written = access.setting('iamUrl') ?? 'https://iamcredentials.googleapis.com';
  const path = ['v1', 'projects', '-', 'serviceAccounts', account];
  const url = new URL(urlBelow(parseBaseUrl(written, 'GOOGLE_IAM_CREDENTIALS_URL'), path));
  // A colon that is written as %3A would be part of the account's name.
  url.pathname += ':generateAccessToken';
  return {
    method: 'POST',
    url: url.href,
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: actingBody(),
  };
}
