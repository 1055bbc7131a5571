import { sampleAt } from '../../film/time.ts';
import type { Timeline } from '../../film/timeline.ts';
import type { Fade, Loop, SoundPiece } from '../sound-plan.ts';
import { endOf, jointOf, startOf } from './bed-joints.ts';
import { bedStretches } from './bed-stretches.ts';
import type { BedBus, BedStretch } from './bed-stretches.ts';
import { AMBIENCE_JOINT, EDGE, MUSIC_JOINT } from './fade-lengths.ts';
import type { GivenSound, GivenSounds } from './given-sounds.ts';
import type { Laid } from './lay-effects.ts';
import { fade, framesToHold } from './lengths.ts';
import { fitPiece, loopOf } from './pieces.ts';
import type { SoundingShot } from './sound-edges.ts';
import type { SoundNote } from './sound-note.ts';

/** The music of a film, or its ambience. */
export function layBeds(
  shots: readonly SoundingShot[],
  bus: BedBus,
  film: Pick<Timeline, 'rate' | 'frames'>,
  sounds: GivenSounds,
): Laid {
  const { rate } = film;
  const stretches = bedStretches(shots, bus);
  const pieces: SoundPiece[] = [];
  const notes: SoundNote[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const { file } = stretch.cue;
    const sound = sounds.fileOf(file);
    if (sound === undefined || sound.samples === 0) {
      notes.push({ kind: 'no_sound', file, bus, shot: stretch.shot });
      continue;
    }
    const before = stretch.follows ? stretches[index - 1] : undefined;
    const next = stretches[index + 1]?.follows === true ? stretches[index + 1] : undefined;
    const joint = next === undefined ? undefined : jointOf(bus, stretch, next, film);
    const place = {
      at: sampleAt(stretch.from, rate),
      to: sampleAt(stretch.to, rate),
      from: sampleAt(stretch.from, rate) - sampleAt(stretch.begins, rate),
      rings: joint?.rings ?? 0,
      fadeIn:
        before === undefined
          ? startOf(bus, stretch, rate)
          : jointOf(bus, before, stretch, film).fadeIn,
      fadeOut: joint?.fadeOut ?? endOf(bus, stretch, rate),
    };
    const laid = layBed(bus, stretch, sound, place);
    if (laid.piece !== undefined) pieces.push(laid.piece);
    if (laid.missing > 0) {
      const missing = framesToHold(laid.missing, rate);
      notes.push({ kind: 'bed_ends_early', file, bus, shot: stretch.shot, missing });
    }
  }
  return { pieces, notes };
}

interface Place {
  readonly at: number;
  readonly to: number;
  readonly from: number;
  readonly rings: number;
  readonly fadeIn: Fade;
  readonly fadeOut: Fade;
}

/** One bed at its place, and how many samples its source has too few for it. */
function layBed(
  bus: BedBus,
  { cue }: BedStretch,
  sound: GivenSound,
  place: Place,
): { readonly piece: SoundPiece | undefined; readonly missing: number } {
  const { at, to, from, rings, fadeIn } = place;
  // A reader would give silence, and the bed would start with a click where its source does.
  if (from < 0) throw new RangeError(`${cue.file} would start ${-from} samples too early`);
  const loop: Loop | undefined = cue.loop
    ? loopOf(sound.samples, bus === 'music' ? MUSIC_JOINT : AMBIENCE_JOINT)
    : undefined;
  const there = loop === undefined ? sound.samples - from : Infinity;
  const missing = Math.max(0, to - at - Math.max(0, there));
  const samples = Math.min(to - at + rings, there);
  if (samples <= 0) return { piece: undefined, missing };
  // What ends by itself long before its place does has an ending of its own.
  const endsItself = missing >= place.fadeOut.samples;
  const piece = fitPiece({
    source: sound.source,
    bus,
    at,
    from,
    samples,
    gainDb: cue.gainDb + (sound.gainDb ?? 0),
    fadeIn,
    fadeOut: endsItself ? fade(EDGE) : place.fadeOut,
    ...(loop !== undefined && { loop }),
  });
  return { piece, missing };
}
