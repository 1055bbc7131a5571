import type { ListedShot, ListedTake } from '../../plan/list-takes.ts';
import type { TakeRecord } from '../../plan/take-record.ts';

/** What `takes --json` prints. */
export interface TakesDocument {
  readonly schema: 'ministudio/takes@1';
  readonly shots: readonly ShotTakes[];
}

export type ShotTakes = Omit<ListedShot, 'takes'> & { readonly takes: readonly TakeLine[] };

export interface TakeLine extends Pick<
  TakeRecord,
  'take' | 'provider' | 'model' | 'seed' | 'note' | 'cost' | 'notes' | 'frames'
> {
  /** Whether the film shows it, and why: chosen, the newest that fits the film, or the newest. */
  readonly shown: boolean;
  readonly because?: ListedTake['shown'];
  readonly state: ListedTake['state'];
  readonly loss?: string;
  /** When it was made, as ISO 8601; null where the ledger is too old to know. */
  readonly at: string | null;
  /** Paths. */
  readonly file: string;
  readonly lastFrame: string;
}

export interface TakeFacts {
  /** Milliseconds since 1970. */
  readonly madeAt: (take: TakeRecord) => number | undefined;
  readonly pathOf: (digest: string, kind: 'clip' | 'image') => string;
}

export function takesDocument(shots: readonly ListedShot[], facts: TakeFacts): TakesDocument {
  return {
    schema: 'ministudio/takes@1',
    shots: shots.map(({ takes, ...shot }) => ({
      ...shot,
      takes: takes.map((take) => lineOf(take, facts)),
    })),
  };
}

function lineOf(
  { record, shown, state, loss }: ListedTake,
  { madeAt, pathOf }: TakeFacts,
): TakeLine {
  const { take, provider, model, seed, note, cost, notes, frames } = record;
  const at = madeAt(record);
  return {
    take,
    shown: shown !== undefined,
    ...(shown !== undefined && { because: shown }),
    state,
    ...(loss !== undefined && { loss }),
    provider,
    model,
    ...(seed !== undefined && { seed }),
    ...(note !== undefined && { note }),
    at: at === undefined ? null : new Date(at).toISOString(),
    cost,
    notes,
    frames,
    file: pathOf(record.file, 'clip'),
    lastFrame: pathOf(record.lastFrame, 'image'),
  };
}
