import type { SecretClient } from '@azure/keyvault-secrets';
import type { HttpAnswer } from '../../../providers/http/http.ts';
import type { Outside } from '../backend.ts';
import { loadOptional } from '../load-optional.ts';
import { Problem } from '../problem.ts';
import { credentialOf } from './credential.ts';
import { httpClientOver } from './http-client.ts';

/** A client of one vault, with what came of its requests: its own errors keep too little of it. */
export interface Vault {
  readonly client: SecretClient;
  readonly seen: Seen;
}

export interface Seen {
  /** By the path that was asked for with a token; without one, the vault only tells whose it wants. */
  readonly answers: Map<string, HttpAnswer>;
  readonly problems: Map<string, unknown>;
  /** Of what was asked of Microsoft Entra to get a token. */
  tokenAnswer?: HttpAnswer;
  tokenProblem?: unknown;
  /** Of which the vault says that it is. */
  tenant?: string;
}

const PACKAGES = ['@azure/identity', '@azure/keyvault-secrets'];

/** @throws Problem */
export async function openVault(outside: Outside, vault: string): Promise<Vault> {
  const address = addressOf(vault);
  const { identity, secrets } = await loadOptional(PACKAGES, async () => ({
    identity: await import('@azure/identity'),
    secrets: await import('@azure/keyvault-secrets'),
  }));
  const seen: Seen = { answers: new Map(), problems: new Map() };
  const httpClient = httpClientOver(outside, address, seen);
  // Nothing is tried again behind our back.
  const settings = { httpClient, retryOptions: { maxRetries: 0 } };
  const client = new secrets.SecretClient(address.href, credentialOf(outside, identity, settings), {
    ...settings,
    // Otherwise a token is given only to a host below the one that it is for.
    disableChallengeResourceVerification: address.protocol === 'http:',
  });
  return { client, seen };
}

/** A name is that of a vault of Azure's public cloud; a host may be of another: `x.vault.azure.cn`. */
function addressOf(vault: string): URL {
  const isName = /^[a-z][a-z\d-]{1,22}[a-z\d]$/i.test(vault);
  const written = `https://${isName ? `${vault}.vault.azure.net` : vault}`;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isHost = isName || (/[.:]/.test(vault) && url?.host === vault.toLowerCase());
  if (url === undefined || !isHost) {
    const hint = 'Write its name, or its host as Azure shows it: films.vault.azure.net.';
    throw new Problem('secrets/bad-place', `${JSON.stringify(vault)} is no vault`, hint);
  }
  // A stand-in for the service, on this machine.
  if (/^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname)) url.protocol = 'http:';
  return url;
}
