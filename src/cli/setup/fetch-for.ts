import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import type { StudioError } from '../../diagnostics/studio-error.ts';
import { BACKENDS } from '../../secrets/backends/backends.ts';
import { secretError } from '../../secrets/secret-error.ts';
import {
  type FetchedSecret,
  fetchSecrets,
  type WantedSecret,
} from '../../secrets/fetch-secrets.ts';
import type { Redactor } from '../../secrets/redactor.ts';
import type { AskedPlace, SecretPlace } from '../../secrets/secret-place.ts';
import { openOutside } from './outside.ts';
import { localValue, type Sources, wantedSecret } from './provider-environment.ts';

/** All secrets of a run together may take so long. */
const MOST_MS = 30_000;

/**
 * Fetches the secrets of some providers from the places that have to be asked, side by side, each once
 * for the run. What is set in the environment needs no asking.
 *
 * @returns what could not be had.
 */
export async function fetchFor(
  entries: readonly AdapterEntry[],
  sources: Sources & { readonly fetched: Map<string, FetchedSecret> },
  run: {
    readonly redactor: Redactor;
    readonly signal: AbortSignal;
    readonly now: () => number;
    /** For all of them together. */
    readonly limitMs?: number;
  },
): Promise<readonly StudioError[]> {
  const { environment, fetched } = sources;
  const needs = new Map(entries.flatMap(({ secrets }) => secrets.map((need) => [need.name, need])));
  const wanted = [...needs.values()]
    .filter(({ name }) => !fetched.has(name))
    .map((need) => wantedSecret(need, sources))
    .filter(({ places }) => mustBeAsked(places, environment));
  if (wanted.length === 0) return [];
  const asked = wanted.flatMap(({ places }) => places.filter(isAsked));
  const { limitMs = MOST_MS } = run;
  const limit = AbortSignal.timeout(limitMs);
  const signal = AbortSignal.any([run.signal, limit]);
  const outside = await openOutside(asked, environment, { ...run, signal });
  try {
    const found = await fetchSecrets(wanted, {
      local(place) {
        const local = localValue(place, environment);
        return local === 'asked' ? undefined : local?.value;
      },
      backend: async (kind) => (await BACKENDS[kind]()) as never,
      outside,
    });
    for (const [name, each] of found) fetched.set(name, each);
    run.signal.throwIfAborted();
    return [...found.values()].flatMap((each) => (each.kind === 'failed' ? [each.error] : []));
  } catch (error) {
    run.signal.throwIfAborted();
    if (!limit.aborted) throw error;
    return wanted.map((each) => {
      const late = tooLate(each, limitMs);
      fetched.set(each.name, { kind: 'failed', error: late });
      return late;
    });
  } finally {
    outside.close();
  }
}

function tooLate({ name, places }: WantedSecret, limitMs: number): StudioError {
  return secretError(
    'secrets/unreachable',
    { name, place: places.find(isAsked)! },
    `there was no answer in ${limitMs / 1000} s, the time for all secrets together`,
    'Look at the network, and at HTTPS_PROXY and NO_PROXY, then run the same command again.',
  );
}

function isAsked(place: SecretPlace): place is AskedPlace {
  return place.kind !== 'env' && place.kind !== 'dotenv';
}

/** Whether a place that has to be asked comes before one that has it at hand. */
function mustBeAsked(
  places: ReturnType<typeof wantedSecret>['places'],
  environment: Sources['environment'],
): boolean {
  for (const place of places) {
    const local = localValue(place, environment);
    if (local === 'asked') return true;
    if (local !== undefined) return false;
  }
  return false;
}
