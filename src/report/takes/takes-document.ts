import type { ShotId } from '../../film/ids.ts';
import { SAMPLE_RATE } from '../../film/time.ts';
import type { ListedLine, ListedLineTake } from '../../plan/line-takes.ts';
import type { JobSubject } from '../../plan/job-name.ts';
import type { ListedShot, ListedTake } from '../../plan/list-takes.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';

/** What `takes --json` prints. */
export interface TakesDocument {
  readonly schema: 'ministudio/takes@1';
  readonly shots: readonly ShotTakes[];
}

export type ShotTakes = Omit<ListedShot, 'takes' | 'lines'> & {
  readonly takes: readonly TakeLine[];
  readonly lines: readonly LineTakes[];
  /** What was made for it, and is in none of these so far. */
  readonly unused: readonly UnusedFile[];
};

/** The takes of a line that has several. */
export type LineTakes = Omit<ListedLine, 'takes'> & { readonly takes: readonly SpokenTake[] };

/** What a job has made of a take, a keyframe or a line, and nothing is made of. */
export interface UnusedFile {
  readonly of: JobSubject;
  /** In words. */
  readonly what: string;
  readonly provider?: string;
  readonly model?: string;
  readonly cost: TakeRecord['cost'];
  /** Its path. */
  readonly file: string;
}

export interface SpokenTake extends Pick<
  VoiceRecord,
  'provider' | 'model' | 'voice' | 'seed' | 'note' | 'cost' | 'notes'
> {
  readonly take: number;
  readonly heard: boolean;
  readonly loss?: string;
  readonly seconds: number;
  /** Its path. */
  readonly file: string;
}

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
  readonly unusedOf: (shot: ShotId) => readonly UnusedFile[];
  readonly pathOf: (digest: string, kind: 'clip' | 'image' | 'sound') => string;
}

export function takesDocument(shots: readonly ListedShot[], facts: TakeFacts): TakesDocument {
  return {
    schema: 'ministudio/takes@1',
    shots: shots.map(({ takes, lines, ...shot }) => ({
      ...shot,
      takes: takes.map((take) => lineOf(take, facts)),
      lines: lines.map((line) => ({
        ...line,
        takes: line.takes.map((take) => spokenOf(take, facts)),
      })),
      unused: facts.unusedOf(shot.id),
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

function spokenOf(
  { take, record, heard, loss }: ListedLineTake,
  { pathOf }: TakeFacts,
): SpokenTake {
  const { provider, model, voice, seed, note, cost, notes, samples, sound } = record;
  return {
    take,
    heard,
    ...(loss !== undefined && { loss }),
    provider,
    model,
    voice,
    ...(seed !== undefined && { seed }),
    ...(note !== undefined && { note }),
    seconds: samples / SAMPLE_RATE,
    cost,
    notes,
    file: pathOf(sound, 'sound'),
  };
}
