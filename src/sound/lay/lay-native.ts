import type { ShotId } from '../../film/ids.ts';
import { sampleAt } from '../../film/time.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { Fade, SoundPiece } from '../sound-plan.ts';
import { EDGE } from './fade-lengths.ts';
import type { ClipSound, GivenSounds } from './given-sounds.ts';
import { leaveOut } from './leave-out.ts';
import { fade } from './lengths.ts';
import { fitPiece } from './pieces.ts';
import type { SoundingShot } from './sound-edges.ts';

/** What is heard of a shot's own sound, and how far its split edits could be followed. */
export interface LaidNative {
  readonly shot: ShotId;
  readonly pieces: readonly SoundPiece[];
  /** Samples from before its first frame, and from after its last. */
  readonly early: number;
  readonly late: number;
  /** Samples in which words are left out: with room tone in their place, and with nothing. */
  readonly filled: number;
  readonly unfilled: number;
}

/**
 * The sound that was made together with the pictures: one piece for each segment, exactly with its
 * frames. Where the source goes on after its last frame, it rings out under the next for a moment, so
 * that a cut is neither a click nor a hole; and all of a J-cut or L-cut that the source has is heard.
 * A segment that is silent ends the one before it as well: its clip may go on after what is seen of it.
 */
export function layNative(
  shots: readonly SoundingShot[],
  rate: FrameRate,
  sounds: GivenSounds,
): readonly LaidNative[] {
  return shots.flatMap((each, index): readonly LaidNative[] => {
    if (each.shot.sound.native === 'mute') return [];
    // A take that is stale may have segments of which nothing is shown.
    const clips = sounds.clips.filter(
      ({ shot, atFrame }) => shot === each.shot.id && atFrame < each.laid.frames,
    );
    if (!clips.some(({ samples }) => samples > 0)) return [];
    return [layShot(each, shots[index + 1], clips, rate)];
  });
}

function layShot(
  each: SoundingShot,
  next: SoundingShot | undefined,
  clips: readonly ClipSound[],
  rate: FrameRate,
): LaidNative {
  const frameOf = (clip: ClipSound | undefined): Frames =>
    clip === undefined ? each.seen.to : each.seen.from + clip.atFrame;
  const asked = { early: lengthOf(each.seen.from - each.early, each.seen.from, rate) };
  let early = 0;
  let late = 0;
  let filled = 0;
  let unfilled = 0;
  const pieces = clips.flatMap((clip, index): readonly SoundPiece[] => {
    if (clip.samples === 0) return [];
    const isFirst = index === 0;
    const isLast = index === clips.length - 1;
    const start = sampleAt(frameOf(clip), rate);
    const end = sampleAt(frameOf(clips[index + 1]), rate);
    const before = isFirst ? Math.min(asked.early, clip.from) : 0;
    const there = clip.samples - clip.from;
    const wanted =
      isLast && next !== undefined ? lengthOf(each.seen.to, each.seen.to + next.late, rate) : 0;
    const after = Math.max(0, Math.min(wanted, there - (end - start)));
    if (isFirst) early = before;
    if (isLast) late = after;
    const isPlainCut = !isLast || (next !== undefined && next.overlap === 0 && each.dark.out === 0);
    const rings = isPlainCut && after === 0 ? EDGE : 0;
    const samples = before + Math.min(there, end - start + after + rings);
    if (samples <= 0) return [];
    const piece = fitPiece({
      source: clip.source,
      bus: 'native',
      at: start - before,
      from: clip.from - before,
      samples,
      gainDb: clip.gainDb ?? 0,
      fadeIn: isFirst && before === 0 ? comingIn(each, rate) : fade(EDGE),
      fadeOut: isLast && after === 0 ? goingOut(each, next, rate) : fade(EDGE),
    });
    if (clip.without === undefined) return [piece];
    const left = leaveOut(piece, clip);
    filled += left.filled;
    unfilled += left.unfilled;
    return left.pieces;
  });
  return { shot: each.shot.id, pieces, early, late, filled, unfilled };
}

/** A dissolve's overlap is crossed; with a picture that comes from black, so does its sound. */
function comingIn({ overlap, dark, seen }: SoundingShot, rate: FrameRate): Fade {
  if (overlap > 0) return fade(lengthOf(seen.from, seen.from + overlap, rate), 'equal_power');
  return fade(Math.max(EDGE, sampleAt(dark.in, rate)));
}

function goingOut(each: SoundingShot, next: SoundingShot | undefined, rate: FrameRate): Fade {
  const overlap = next?.overlap ?? 0;
  if (overlap > 0) return fade(lengthOf(each.seen.to - overlap, each.seen.to, rate), 'equal_power');
  return fade(Math.max(EDGE, sampleAt(each.dark.out, rate)));
}

function lengthOf(from: Frames, to: Frames, rate: FrameRate): number {
  return sampleAt(to, rate) - sampleAt(from, rate);
}
