/**
 * A fake of Azure Key Vault, with Microsoft Entra and the identity of a machine, written from:
 *
 * - "Get Secret" (Azure Key Vault REST API, 2025-07-01), "Authentication, requests and responses" (the
 *   challenge of a request without a token), "Azure Key Vault REST API error codes".
 * - "The OAuth 2.0 client credentials flow on the Microsoft identity platform": a secret, or a claim that
 *   somebody vouches for; errors with `error`, `error_description`, `error_codes`.
 * - "How to use managed identities for Azure resources on an Azure VM to acquire an access token".
 * - The requests that `@azure/keyvault-secrets` 4.11 and `@azure/identity` 4.13 send, seen on a socket.
 *
 * One server stands for all hosts. A token is for vaults of one resource only.
 */
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';

export const TENANT = '11111111-2222-3333-4444-555555555555';
export const CLIENT = '66666666-7777-8888-9999-000000000000';
export const CLIENT_SECRET = 'Q8~a-client-secret-of-a-fake';
/** Of a cloud that is not Microsoft's: of those, the libraries know the addresses. */
export const OWN_AUTHORITY = 'login.films.test';
export const FEDERATED_TOKEN = 'a-token-that-the-cluster-has-signed';

export type Kept = { readonly value: string | null } | { readonly fails: string };

export interface KeyVaultServer extends FakeServer {
  /** What tokens were asked for with. */
  readonly grants: readonly URLSearchParams[];
  /** A token that somebody else has got, such as `az`. */
  issue(): string;
}

/** @param secrets by their names, with a version after it where it is not the newest. */
export async function startKeyVaultServer(
  secrets: Readonly<Record<string, Kept>>,
  resource = 'https://vault.azure.net',
): Promise<KeyVaultServer> {
  const tokens = new Set<string>();
  const grants: URLSearchParams[] = [];
  const issue = (): string => {
    const token = `eyJ0.token-${tokens.size + 1}-of-a-fake.sig`;
    tokens.add(token);
    return token;
  };
  const newToken = (): FakeAnswer => ({
    json: { token_type: 'Bearer', expires_in: 3599, access_token: issue(), resource },
  });
  const server = await startFake({
    base: '',
    deny({ endpoint, headers }) {
      if (endpoint !== 'get' || tokens.has((headers['authorization'] ?? '').slice(7))) {
        return undefined;
      }
      const challenge = `Bearer authorization="https://login.microsoftonline.com/${TENANT}", resource="${resource}"`;
      return {
        status: 401,
        headers: { 'www-authenticate': challenge },
        json: { error: { code: 'Unauthorized', message: 'AKV10000: Request is missing a token.' } },
      };
    },
    routes: [
      {
        endpoint: 'token',
        method: 'POST',
        path: /^\/([^/]+)\/oauth2\/v2\.0\/token$/,
        answer({ body, groups: [tenant] }) {
          const form = new URLSearchParams(body.toString());
          grants.push(form);
          if (tenant !== TENANT) return refusal('invalid_request', 90002, 'Tenant not found.');
          if (form.get('client_id') !== CLIENT) {
            return refusal('unauthorized_client', 700016, 'Application was not found.');
          }
          if (form.get('scope') !== `${resource}/.default`) {
            return refusal('invalid_resource', 500011, 'The resource principal was not found.');
          }
          const isRight =
            form.get('client_secret') === CLIENT_SECRET ||
            form.get('client_assertion') === FEDERATED_TOKEN ||
            form.get('client_assertion')?.split('.').length === 3;
          if (isRight) return newToken();
          return refusal('invalid_client', 7000215, 'Invalid client secret provided.');
        },
      },
      {
        endpoint: 'machine',
        method: 'GET',
        path: /^\/metadata\/identity\/oauth2\/token\/?$/,
        answer({ headers, query }) {
          if (headers['metadata'] !== 'true') {
            return {
              status: 400,
              json: { error: 'invalid_request', error_description: 'no header' },
            };
          }
          return query.get('resource') === resource ? newToken() : { status: 400, json: {} };
        },
      },
      {
        endpoint: 'authority',
        method: 'GET',
        path: /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/,
        answer({ groups: [tenant] }) {
          const base = `https://${OWN_AUTHORITY}/${tenant}`;
          return {
            json: {
              issuer: `${base}/v2.0`,
              authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
              token_endpoint: `${base}/oauth2/v2.0/token`,
              jwks_uri: `${base}/discovery/v2.0/keys`,
            },
          };
        },
      },
      {
        endpoint: 'get',
        method: 'GET',
        path: /^\/secrets\/([^/]+)\/?([^/]*)$/,
        answer({ groups: [name, version], query }) {
          if (query.get('api-version') !== '2025-07-01') {
            return failure(400, 'BadParameter', 'This version is not known.');
          }
          const id = version ? `${name}/${version}` : name!;
          const kept = secrets[id];
          if (kept === undefined) {
            const text = `A secret with (name/id) ${id} was not found in this key vault.`;
            return failure(404, 'SecretNotFound', text);
          }
          if ('fails' in kept)
            return failure(403, 'Forbidden', 'Caller is not authorized.', kept.fails);
          const address = `https://films.vault.azure.net/secrets/${name}/0123`;
          return { json: { ...kept, id: address, attributes: { enabled: true } } };
        },
      },
    ],
  });
  return { ...server, grants, issue };
}

function failure(status: number, code: string, message: string, inner?: string): FakeAnswer {
  const innererror = inner === undefined ? {} : { innererror: { code: inner } };
  return { status, json: { error: { code, message, ...innererror } } };
}

function refusal(error: string, code: number, text: string): FakeAnswer {
  const error_description = `AADSTS${code}: ${text} Trace ID: 0 Correlation ID: 1 Timestamp: now`;
  return { status: 401, json: { error, error_description, error_codes: [code] } };
}
