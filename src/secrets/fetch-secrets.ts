import type { StudioError } from '../diagnostics/studio-error.ts';
import type { LookUp, Outside, SecretBackend } from './backends/backend.ts';
import { secretError } from './secret-error.ts';
import type { AskedPlace, SecretPlace } from './secret-place.ts';

/** A secret that is wanted, and where it may be. */
export interface WantedSecret {
  /** The variable: HF_TOKEN. */
  readonly name: string;
  /** In order; the first that has it counts. */
  readonly places: readonly SecretPlace[];
  /** Whether somebody says that it is there: then it is an error where it is not. */
  readonly isNamed: boolean;
}

export type FetchedSecret =
  | { readonly kind: 'found'; readonly value: string; readonly place: SecretPlace }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly error: StudioError };

export interface SecretPorts {
  /** What the environment or the `.env` files say. */
  readonly local: (place: Extract<SecretPlace, { kind: 'env' | 'dotenv' }>) => string | undefined;
  readonly backend: (kind: AskedPlace['kind']) => Promise<SecretBackend>;
  readonly outside: Outside;
}

/**
 * Looks up secrets side by side, each in its places one after the other. A place that can't be asked is
 * not passed over: what it would have said is not known.
 *
 * @returns one for each, by its name.
 */
export async function fetchSecrets(
  wanted: readonly WantedSecret[],
  ports: SecretPorts,
): Promise<ReadonlyMap<string, FetchedSecret>> {
  const fetched = new Map<string, FetchedSecret>();
  const most = Math.max(0, ...wanted.map(({ places }) => places.length));
  for (let turn = 0; turn < most; turn += 1) {
    const open = wanted.filter(({ name, places }) => !fetched.has(name) && turn < places.length);
    const looked = await lookUp(
      open.map(({ name, places }) => ({ name, place: places[turn]! })),
      ports,
    );
    for (const [index, { name, places, isNamed }] of open.entries()) {
      const outcome = looked[index]!;
      const isLast = turn === places.length - 1;
      if (outcome.kind === 'found') {
        ports.outside.conceal(outcome.value);
        fetched.set(name, { ...outcome, place: places[turn]! });
      } else if (outcome.kind === 'failed') fetched.set(name, outcome);
      else if (isLast && isNamed) fetched.set(name, { kind: 'failed', error: outcome.error });
    }
  }
  for (const { name } of wanted) if (!fetched.has(name)) fetched.set(name, { kind: 'absent' });
  return fetched;
}

interface Question {
  readonly name: string;
  readonly place: SecretPlace;
}

/** One round: every place is asked at once, and each backend once for all that it is asked. */
async function lookUp(
  questions: readonly Question[],
  { local, backend, outside }: SecretPorts,
): Promise<readonly LookUp[]> {
  const outcomes: LookUp[] = [];
  const asked = new Map<AskedPlace['kind'], number[]>();
  for (const [index, { name, place }] of questions.entries()) {
    if (place.kind === 'env' || place.kind === 'dotenv') {
      const value = local(place);
      outcomes[index] =
        value === undefined ? notSet(name, place) : { kind: 'found', value: value.trim() };
    } else asked.set(place.kind, [...(asked.get(place.kind) ?? []), index]);
  }
  await Promise.all(
    [...asked].map(async ([kind, indices]) => {
      const wanted = indices.map((index) => questions[index] as Question & { place: AskedPlace });
      const found = await (await backend(kind)).lookUp(wanted, outside);
      for (const [at, index] of indices.entries()) outcomes[index] = found[at]!;
    }),
  );
  return outcomes;
}

function notSet(name: string, place: SecretPlace): LookUp {
  const where =
    place.kind === 'env' ? 'the environment has no such variable' : 'no .env file has it';
  const hint = 'Set it there, or correct `secrets:` in the configuration.';
  return { kind: 'absent', error: secretError('secrets/not-found', { name, place }, where, hint) };
}
