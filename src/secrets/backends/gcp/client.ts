import type { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import type { HttpAnswer } from '../../../providers/http/http.ts';
import type { GcpPlace } from '../../secret-place.ts';
import { addressIn } from '../address.ts';
import type { Outside } from '../backend.ts';
import { loadOptional } from '../load-optional.ts';
import { findCredentials } from './credentials.ts';
import { fetchOver } from './fetch.ts';

/** A client of Google's, with what came of its requests: its own errors keep too little of it. */
export interface Google {
  readonly client: SecretManagerServiceClient;
  readonly seen: Seen;
}

export interface Seen {
  /** By the name of the version that was asked for. */
  readonly answers: Map<string, HttpAnswer>;
  readonly problems: Map<string, unknown>;
  /** Of what was asked to get a token. */
  tokenAnswer?: HttpAnswer;
  tokenProblem?: unknown;
}

const PACKAGE = '@google-cloud/secret-manager';

/**
 * Google's client in its REST mode: one request over our own connections, where gRPC would open
 * connections of its own. Tokens are asked for in the same way, except of the metadata server of the
 * machine that it runs on, which Google's library finds and asks itself.
 *
 * @throws Problem
 */
export async function openGoogle(
  outside: Outside,
  { project, location }: GcpPlace,
): Promise<Google> {
  const { SecretManagerServiceClient: Client } = await loadOptional(
    [PACKAGE],
    async () => await import('@google-cloud/secret-manager'),
  );
  const host = `secretmanager.${location === undefined ? '' : `${location}.rep.`}googleapis.com`;
  const service = addressIn(
    outside,
    // gcloud's own variable for it.
    'CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER',
    `https://${host}`,
  );
  const seen: Seen = { answers: new Map(), problems: new Map() };
  const found = await findCredentials(outside);
  const fetchImplementation = fetchOver(outside, { host, service, seen });
  const transporterOptions = { fetchImplementation, retry: false };
  const client = new Client({
    fallback: true,
    // Otherwise gcloud is run to find one.
    projectId: project,
    apiEndpoint: host,
    clientOptions: { transporterOptions },
    ...(found.kind === 'file' && { credentials: found.json }),
    ...(found.kind === 'token' && { auth: readyAuth(found.token, fetchImplementation) }),
  } as never);
  return { client, seen };
}

/** What the client asks of Google's library of credentials, for a token that is ready. */
function readyAuth(token: string, fetchIt: typeof fetch): object {
  const authorization = `Bearer ${token}`;
  return {
    getRequestHeaders: async () => new Headers({ authorization }),
    async fetch(url: string, init: RequestInit) {
      const headers = new Headers(init.headers);
      headers.set('authorization', authorization);
      const answer = await fetchIt(url, { ...init, headers });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      return answer;
    },
  };
}
