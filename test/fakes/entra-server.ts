/**
 * A fake of the token endpoint of Microsoft Entra ID, written from Microsoft's page "OAuth 2.0 client
 * credentials flow on the Microsoft identity platform" and from what @azure/identity 4.13 reads of the
 * environment (read 2026-11-25).
 *
 * Lifecycle: an application of the tenant proves who it is, by its secret or by the token of somebody
 * who vouches for it, and gets a token for the scope that it asks for, good for an hour. Anything else
 * is told by a 400 or 401 with a code of Microsoft's own.
 */
import { isDeepStrictEqual } from 'node:util';
import { type FakeServer, startFake } from './fake-server.ts';

export const TENANT = '7a1c2b3d-0000-4000-8000-000000000001';
export const CLIENT = '7a1c2b3d-0000-4000-8000-000000000002';
export const CLIENT_SECRET = 'abc8Q~secret-of-an-application';
export const ASSERTION = 'eyJ0.token-of-a-cluster';

export interface EntraServer extends FakeServer {
  /** Every token that was given out. */
  readonly tokens: readonly string[];
}

const ASKED = {
  grant_type: 'client_credentials',
  client_id: CLIENT,
  scope: 'https://cognitiveservices.azure.com/.default',
};
const PROOFS = [
  { client_secret: CLIENT_SECRET },
  {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: ASSERTION,
  },
];

export async function startEntraServer(): Promise<EntraServer> {
  const tokens: string[] = [];
  const server = await startFake({
    deny: () => undefined,
    routes: [
      {
        endpoint: 'token',
        method: 'POST',
        path: /^\/([^/]+)\/oauth2\/v2\.0\/token$/,
        answer({ body, groups: [tenant], headers }) {
          const form = Object.fromEntries(new URLSearchParams(body.toString()));
          const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
          if (!isForm || tenant !== TENANT) {
            const error_description = `AADSTS90002: Tenant '${tenant ?? ''}' not found.`;
            return { status: 400, json: { error: 'invalid_request', error_description } };
          }
          if (!PROOFS.some((proof) => isDeepStrictEqual(form, { ...ASKED, ...proof }))) {
            const error_description = 'AADSTS7000215: Invalid client secret provided.';
            return { status: 401, json: { error: 'invalid_client', error_description } };
          }
          tokens.push(`eyJ0.token-${tokens.length + 1}-of-entra`);
          return {
            json: { token_type: 'Bearer', expires_in: 3599, access_token: tokens.at(-1)! },
          };
        },
      },
    ],
  });
  return { ...server, tokens };
}
