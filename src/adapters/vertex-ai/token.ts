import { createSign } from 'node:crypto';
import type { AnswerReader } from '../../providers/http/answer-reader.ts';
import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange } from '../../providers/http/exchange.ts';
import type { HttpRequest } from '../../providers/http/http.ts';
import type { ProviderAccess, ProviderCall } from '../../providers/provider-call.ts';
import { type Credentials, credentialsError, findCredentials } from './credentials.ts';
import { judgeToken } from './errors.ts';

type Access = ProviderAccess & Pick<ProviderCall, 'signal'>;

/** Headers that prove who asks. */
export type Authorize = (access: Access) => Promise<Readonly<Record<string, string>>>;

const GOOGLE_TOKEN_URL = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const LIFETIME_S = 3600;
/** A token is renewed so long before it ends: clocks differ, and a request takes time. */
const MARGIN_MS = 5 * 60_000;

/** Gets a token when one is needed, and keeps it while it is good. */
export function openAuthorization(): Authorize {
  let kept: { token: string; until: number } | undefined;
  return async (access) => {
    const credentials = await findCredentials(access);
    if (credentials.kind === 'token') return { authorization: `Bearer ${credentials.token}` };
    const now = access.clock.now();
    const fresh =
      kept !== undefined && now < kept.until ? kept : await askFor(access, credentials, now);
    kept = fresh;
    access.conceal(fresh.token);
    const quotaProject = credentials.kind === 'machine' ? undefined : credentials.quotaProject;
    return {
      authorization: `Bearer ${fresh.token}`,
      ...(quotaProject !== undefined && { 'x-goog-user-project': quotaProject }),
    };
  };
}

async function askFor(
  access: Access,
  credentials: Exclude<Credentials, { kind: 'token' }>,
  now: number,
): Promise<{ token: string; until: number }> {
  const answer = await exchange(access, {
    service: 'the token server of Google Cloud',
    paid: false,
    request: requestOf(access, credentials, now),
    read: (reader: AnswerReader) => ({
      token: reader.at('access_token').text(),
      seconds: reader.at('expires_in').optional((each) => each.number()) ?? LIFETIME_S,
    }),
    judge: judgeToken,
  });
  // Nothing is judged to be a refusal there.
  if ('kind' in answer) throw credentialsError(answer.reason, 'Look at the credentials.');
  const { token, seconds } = answer;
  return { token, until: now + seconds * 1000 - MARGIN_MS };
}

function requestOf(
  access: Access,
  credentials: Exclude<Credentials, { kind: 'token' }>,
  now: number,
): HttpRequest {
  if (credentials.kind === 'machine') {
    const path = ['computeMetadata', 'v1', 'instance', 'service-accounts', 'default', 'token'];
    return {
      method: 'GET',
      url: urlBelow(parseBaseUrl(credentials.url, 'GOOGLE_METADATA_URL'), path),
      headers: { 'metadata-flavor': 'Google' },
    };
  }
  const url = parseBaseUrl(
    access.setting('tokenUrl') ?? GOOGLE_TOKEN_URL,
    'GOOGLE_OAUTH_TOKEN_URL',
  );
  return {
    method: 'POST',
    url: url.href,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(grantOf(access, credentials, now)).toString(),
  };
}

function grantOf(
  access: Access,
  credentials: Extract<Credentials, { kind: 'service-account' | 'user' }>,
  now: number,
): Record<string, string> {
  if (credentials.kind === 'user') {
    const { clientId, clientSecret, refreshToken } = credentials;
    return {
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
    };
  }
  const assertion = signedClaim(credentials, Math.floor(now / 1000));
  access.conceal(assertion);
  return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
}

/** RFC 7523: who asks for what, signed with the account's key, good for an hour and one audience. */
function signedClaim(
  { email, privateKey, keyId }: Extract<Credentials, { kind: 'service-account' }>,
  seconds: number,
): string {
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId !== undefined && { kid: keyId }) };
  const claim = {
    iss: email,
    scope: SCOPE,
    // Google's own address, also where a gateway stands in between.
    aud: GOOGLE_TOKEN_URL,
    iat: seconds,
    exp: seconds + LIFETIME_S,
  };
  const text = [header, claim]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  try {
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
  } catch {
    // What the library says of a broken key may show some of it.
    const hint = 'Make another key for the service account, and use its file as it is.';
    throw credentialsError('the private key of the service account can’t be used', hint);
  }
}
