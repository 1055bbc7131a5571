/**
 * A fake of Google Secret Manager with what of Google is asked for tokens, written from:
 *
 * - Google's discovery document of `secretmanager` v1 (revision 20240314): `versions.access` and its
 *   answer, also below `locations/`; `payload.data` in base64, `payload.dataCrc32c` as a text.
 * - "Errors" of Google's API design guide (AIP-193): `error.code`, `message`, `status`, `details`.
 * - Google's guide "Using OAuth 2.0 for server to server applications", the addendum on service account
 *   authorization without OAuth: a claim for the service (`aud`), or with a `scope`, that the account has
 *   signed is a token itself.
 * - "View and query VM metadata" (Compute Engine): the account of the machine.
 * - The requests that `@google-cloud/secret-manager` 6.3 sends with `fallback`, seen on a socket.
 */
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { crc32c } from '../../src/secrets/backends/gcp/crc32c.ts';
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';

export interface SecretManagerServer extends FakeServer {
  /** The files that credentials come in. */
  readonly serviceAccount: object;
  readonly user: object;
  /** The user, in the name of the service account. */
  readonly acting: object;
}

export type Version = { readonly data: Uint8Array; readonly checksum?: string } | { fails: string };

export const READY_TOKEN = 'ya29.a-ready-token-of-a-fake'; // gitleaks:allow
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const FLAVOR = { 'metadata-flavor': 'Google' };
const STATUSES: Readonly<Record<string, number>> = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
};

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** @param versions by `{secret}/{version}`, with `{location}/` before it where it is regional. */
export async function startSecretManagerServer(
  versions: Readonly<Record<string, Version>>,
): Promise<SecretManagerServer> {
  const serviceAccount = {
    type: 'service_account',
    project_id: 'films',
    private_key_id: 'key-1',
    private_key: keys.privateKey,
    client_email: 'studio@films.iam.gserviceaccount.com',
  };
  const user = {
    type: 'authorized_user',
    client_id: 'client.apps.googleusercontent.com',
    client_secret: 'secret-of-the-client',
    refresh_token: 'refresh-token-of-somebody',
  };
  const acting = {
    type: 'impersonated_service_account',
    service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${serviceAccount.client_email}:generateAccessToken`,
    source_credentials: user,
  };
  const tokens = new Set([READY_TOKEN]);
  const newToken = (): string => {
    const token = `ya29.token-${tokens.size}-of-a-fake`;
    tokens.add(token);
    return token;
  };
  const isKnown = (authorization = ''): boolean => {
    const token = authorization.replace(/^Bearer /, '');
    return tokens.has(token) || isSigned(token, keys.publicKey, serviceAccount.client_email);
  };
  const server = await startFake({
    base: '',
    deny: ({ endpoint, headers }) =>
      ['token', 'machine'].includes(endpoint) || isKnown(headers['authorization'])
        ? undefined
        : failure('UNAUTHENTICATED', 'Request had invalid authentication credentials.'),
    routes: [
      {
        endpoint: 'token',
        method: 'POST',
        path: /^\/token$/,
        answer({ body }) {
          const form = new URLSearchParams(body.toString());
          const isRight =
            form.get('client_secret') === user.client_secret &&
            form.get('refresh_token') === user.refresh_token;
          if (isRight) return { json: { access_token: newToken(), expires_in: 3599 } };
          const error_description = 'Token has been expired or revoked.';
          return { status: 400, json: { error: 'invalid_grant', error_description } };
        },
      },
      {
        endpoint: 'machine',
        method: 'GET',
        path: /^\/computeMetadata\/v1\/(.*)$/,
        answer: ({ headers, groups: [path] }) =>
          headers['metadata-flavor'] === 'Google' && path?.endsWith('/default/token') === true
            ? { json: { access_token: newToken(), expires_in: 3599 }, headers: FLAVOR }
            : { status: 404, json: {}, headers: FLAVOR },
      },
      {
        endpoint: 'acting',
        method: 'POST',
        path: /^\/v1\/projects\/-\/serviceAccounts\/[^/:]+:generateAccessToken$/,
        answer: () => ({
          json: { accessToken: newToken(), expireTime: new Date(Date.now() + 3.6e6).toISOString() },
        }),
      },
      {
        endpoint: 'access',
        method: 'GET',
        path: /^\/v1\/projects\/films\/(?:locations\/([^/]+)\/)?secrets\/([^/]+)\/versions\/([^/:]+):access$/,
        answer({ groups: [location, secret, version] }) {
          const id = [location, secret, version].filter((part) => part !== undefined).join('/');
          const found = versions[id];
          if (found === undefined) return failure('NOT_FOUND', `Secret Version [${id}] not found.`);
          if ('fails' in found) return failure(found.fails, `This is a ${found.fails}.`);
          const { data, checksum = String(crc32c(data)) } = found;
          const payload = { data: Buffer.from(data).toString('base64'), dataCrc32c: checksum };
          return { json: { name: `projects/1/secrets/${secret}/versions/3`, payload } };
        },
      },
    ],
  });
  return { ...server, serviceAccount, user, acting };
}

function isSigned(token: string, publicKey: string, email: string): boolean {
  const [header = '', claim = '', signature = ''] = token.split('.');
  if (signature === '') return false;
  const verifier = createVerify('RSA-SHA256').update(`${header}.${claim}`);
  if (!verifier.verify(publicKey, signature, 'base64url')) return false;
  const said = JSON.parse(Buffer.from(claim, 'base64url').toString()) as Record<string, unknown>;
  const { iss, sub, aud, scope, iat, exp } = said;
  const isShort = Number(exp) - Number(iat) <= 3600;
  const isForThis = scope === SCOPE || aud === 'https://secretmanager.googleapis.com/';
  return iss === email && sub === email && isForThis && isShort;
}

function failure(status: string, message: string): FakeAnswer {
  const code = STATUSES[status]!;
  const details =
    status === 'PERMISSION_DENIED' && message.includes('DISABLED')
      ? [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED' }]
      : [];
  return { status: code, json: { error: { code, message, status, details } } };
}
