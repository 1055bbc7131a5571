import type { Film } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import { sampleAt } from '../../film/time.ts';
import type { Frames } from '../../film/time.ts';
import type { Timeline } from '../../film/timeline.ts';
import type { SoundPlan } from '../sound-plan.ts';
import type { GivenSounds } from './given-sounds.ts';
import { layBeds } from './lay-beds.ts';
import { layEffects } from './lay-effects.ts';
import { layNative } from './lay-native.ts';
import { laySpoken, layVoices } from './lay-voices.ts';
import { framesToHold } from './lengths.ts';
import { soundEdges } from './sound-edges.ts';
import type { SoundNote } from './sound-note.ts';
import { unmetSplits } from './unmet-splits.ts';

export type LaidSound =
  | { readonly kind: 'laid'; readonly plan: SoundPlan; readonly notes: readonly SoundNote[] }
  /** A line would be cut where the film ends. There is no plan: make the film longer by `missing`. */
  | {
      readonly kind: 'too_short';
      readonly missing: Frames;
      readonly lines: readonly { readonly shot: ShotId; readonly source: string }[];
    };

/** Lays all sounds of a film on its timeline. Lines are never cut. */
export function laySound(film: Film, timeline: Timeline, sounds: GivenSounds): LaidSound {
  const { rate } = timeline;
  const samples = sampleAt(timeline.frames, rate);
  const voices = layVoices(timeline, sounds);
  const cut = voices.filter(({ piece }) => piece.at + piece.samples > samples);
  if (cut.length > 0) {
    const needed = Math.max(...cut.map(({ piece }) => piece.at + piece.samples));
    return {
      kind: 'too_short',
      missing: framesToHold(needed, rate) - timeline.frames,
      lines: cut.map(({ shot, piece }) => ({ shot, source: piece.source })),
    };
  }
  const edges = soundEdges(film, timeline);
  const native = layNative(edges.shots, rate, sounds);
  const music = layBeds(edges.shots, 'music', timeline, sounds);
  const ambience = layBeds(edges.shots, 'ambience', timeline, sounds);
  const effects = layEffects(edges.shots, rate, timeline.frames, sounds);
  const pieces = [
    ...voices.map(({ piece }) => piece),
    ...native.flatMap((each) => each.pieces),
    ...music.pieces,
    ...ambience.pieces,
    ...effects.pieces,
  ];
  return {
    kind: 'laid',
    plan: {
      samples,
      pieces: pieces.toSorted((left, right) => left.at - right.at),
      spoken: laySpoken(
        timeline,
        sounds,
        native.map(({ shot }) => shot),
      ),
    },
    notes: [
      ...unmetSplits(edges.shots, native, rate, edges.notes),
      ...native.flatMap(({ shot, filled, unfilled }): readonly SoundNote[] =>
        filled + unfilled === 0 ? [] : [{ kind: 'room_tone', shot, filled, unfilled }],
      ),
      ...music.notes,
      ...ambience.notes,
      ...effects.notes,
    ],
  };
}
