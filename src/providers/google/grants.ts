import { credentialsError } from '../credentials-error.ts';
import { createSign } from 'node:crypto';
import type { Federated, ServiceAccount, User } from './credentials.ts';

export const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
export const LIFETIME_S = 3600;

/** What is asked of a server of tokens, as the fields of a form. */
export type Grant = Readonly<Record<string, string>>;

/** RFC 6749, 6: a user who has agreed once. */
export function refreshGrant({ clientId, clientSecret, refreshToken }: User): Grant {
  return {
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  };
}

/**
 * RFC 7523: who asks for what, signed with the account's key, good for an hour and one audience.
 *
 * @throws ProviderError `provider/credentials`
 */
export function signedGrant(
  { email, privateKey, keyId }: ServiceAccount,
  nowMs: number,
): { readonly grant_type: string; readonly assertion: string } {
  const seconds = Math.floor(nowMs / 1000);
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId !== undefined && { kid: keyId }) };
  const claim = {
    iss: email,
    scope: SCOPE,
    // Google's own address, also where a gateway stands in between.
    aud: TOKEN_URL,
    iat: seconds,
    exp: seconds + LIFETIME_S,
  };
  const text = [header, claim]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  try {
    const signature = createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url');
    return {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: `${text}.${signature}`,
    };
  } catch {
    // What the library says of a broken key may show some of it.
    const hint = 'Make another key for the service account, and use its file as it is.';
    throw credentialsError('the private key of the service account can’t be used', hint);
  }
}

/** RFC 8693: the token of somebody who vouches, for one of Google's. */
export function exchangeGrant(
  { audience, subjectTokenType }: Federated,
  subjectToken: string,
): Grant {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience,
    scope: SCOPE,
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token_type: subjectTokenType,
    subject_token: subjectToken,
  };
}

/** The body of `generateAccessToken`: for a token of a service account in whose name one may act. */
export function actingBody(): string {
  return JSON.stringify({ scope: [SCOPE], lifetime: `${LIFETIME_S}s` });
}
