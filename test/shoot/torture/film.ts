import type { CompiledKeyframe } from '../../../src/compile/stills/compiled-keyframe.ts';
import type { CompiledShot, Segment } from '../../../src/compile/compiled-shot.ts';
import { shotId } from '../../../src/film/ids.ts';
import type { PlannedKeyframe, PlannedShot } from '../../../src/plan/call-sheet.ts';
import type { TakeLibrary } from '../../../src/plan/take-record.ts';
import type { KeyframeJob } from '../../../src/shoot/keyframes/keyframe-job.ts';
import type { ShotJob } from '../../../src/shoot/shots/shot-job.ts';
import { compiledShot } from '../../support/compiled-shot.ts';
import { keyframe } from '../../support/shared-keyframe.ts';

export interface TortureFilm {
  readonly shots: readonly CompiledShot[];
  readonly keyframes: readonly CompiledKeyframe[];
  /** How many clips and stills it has: what is to be paid for, at a dollar each. */
  readonly clips: number;
  readonly stills: number;
}

/**
 * A chain with a shot in two parts, and stills: shared by the end of that chain and a shot alone, by that
 * one, in two parts, and the start of another chain, and by two shots alone.
 */
export const FILM: TortureFilm = filmOf([
  compiledShot('a'),
  compiledShot('b', { from: 'a', segments: 2 }),
  endsInKeyframe(compiledShot('c', { from: 'b' })),
  endsInKeyframe(startsFromKeyframe('c', compiledShot('d', { segments: 2 }))),
  startsFromKeyframe('d', compiledShot('e')),
  compiledShot('f', { from: 'e' }),
  endsInKeyframe(compiledShot('g')),
  startsFromKeyframe('g', compiledShot('h')),
]);

export function filmOf(shots: readonly CompiledShot[]): TortureFilm {
  const keyframes = shots
    .filter(({ segments }) => segments.at(-1)?.endsInKeyframe)
    .map(({ id }, index) => ({
      ...keyframe({ prompt: `still ${id}` }),
      ends: id,
      starts: [shots[index + 1]!.id],
      provider: 'paid',
    }));
  return {
    shots: shots.map((shot) => ({ ...shot, provider: 'paid' })),
    keyframes,
    clips: shots.reduce((sum, { segments }) => sum + segments.length, 0),
    stills: keyframes.length,
  };
}

export function endsInKeyframe(shot: CompiledShot): CompiledShot {
  return { ...shot, segments: shot.segments.with(-1, { ...last(shot), endsInKeyframe: true }) };
}

export function startsFromKeyframe(from: string, shot: CompiledShot): CompiledShot {
  const ends = shotId(from);
  const firstFrame = { kind: 'keyframe', ends } as const;
  return {
    ...shot,
    join: { mode: 'keyframe', from: ends, why: 'asked for' },
    segments: shot.segments.with(0, { ...shot.segments[0]!, firstFrame }),
  };
}

function last({ segments }: CompiledShot): Segment {
  return segments.at(-1)!;
}

/** What is there is used again; what is missing is made. */
export function jobsOf(
  { shots, keyframes }: TortureFilm,
  library: TakeLibrary,
): { readonly jobs: readonly ShotJob[]; readonly keyframes: readonly KeyframeJob[] } {
  return {
    jobs: shots.map((compiled): ShotJob => {
      const { id } = compiled;
      const segments = compiled.segments.map(() => ({ usd: 1 }));
      const cost = { usd: segments.length };
      const planned = { id, cost, segments, reasons: [] } as unknown as PlannedShot;
      const common = { compiled, planned, adapterVersion: 1 };
      const existing = library.takes[id]?.at(-1);
      return existing === undefined
        ? { ...common, action: 'shoot', take: 1 }
        : { ...common, action: 'reuse', existing };
    }),
    keyframes: keyframes.map((compiled): KeyframeJob => {
      const planned = { cost: { usd: 1 }, reasons: [] } as unknown as PlannedKeyframe;
      const common = { compiled, planned, adapterVersion: 1 };
      const existing = library.keyframes[compiled.ends]?.at(-1);
      return existing === undefined
        ? { ...common, action: 'make', number: 1, resubmit: false }
        : { ...common, action: 'reuse', existing };
    }),
  };
}
