import type { Frames } from '../../film/time.ts';
import type { TimedBeat, TimedLine } from '../../film/timeline.ts';
import { fitClip, longestUse, usableFrames } from './durations.ts';
import type { ClipLength, ClipMaker } from './durations.ts';

/** A part of a shot that one call makes. */
export interface Part {
  readonly startFrame: Frames;
  readonly frames: Frames;
  readonly dropFrames: Frames;
  /** Of the film: so much later in its clip begins what is used, where its end is what counts. */
  readonly leadFrames?: Frames;
  readonly clip: ClipLength;
}

/** Frames that are dropped at the head of the first part and of those that go on from a part. */
export interface HeadDrops {
  readonly first: Frames;
  readonly next: Frames;
}

/** What decides where a shot may be parted. */
export interface ShotRhythm {
  readonly frames: Frames;
  readonly beats: readonly TimedBeat[];
  /** Where somebody speaks, so that no line is cut if another place will do. */
  readonly lines: readonly TimedLine[];
}

/**
 * Splits a shot into as few parts as the model needs: where beats start and nobody speaks, else
 * where beats start, else so that the least is paid for. One part where the model makes the shot at
 * once.
 */
export function splitShot(
  { frames, beats, lines }: ShotRhythm,
  maker: ClipMaker,
  drops: HeadDrops,
): readonly Part[] {
  const most = longestUse(maker);
  if (frames <= most) return partsBetween([0, frames], maker, drops);
  const count = Math.ceil(frames / most);
  const quiet = beats.filter(
    (beat) => !lines.some((line) => line.from < beat.from && beat.from < line.to),
  );
  const cuts =
    cutAtBeats(frames, quiet, count, most) ??
    cutAtBeats(frames, beats, count, most) ??
    cutCheaply(frames, count, maker, drops);
  return partsBetween([0, ...cuts, frames], maker, drops);
}

function partsBetween(
  edges: readonly Frames[],
  maker: ClipMaker,
  drops: HeadDrops,
): readonly Part[] {
  return edges.slice(0, -1).map((startFrame, index) => {
    const frames = (edges[index + 1] ?? startFrame) - startFrame;
    const dropFrames = index === 0 ? drops.first : drops.next;
    return { startFrame, frames, dropFrames, clip: fitClip(maker, frames, dropFrames) };
  });
}

/** Cuts at starts of beats, each the nearest to an even split; undefined where one has no beat. */
function cutAtBeats(
  frames: Frames,
  beats: readonly TimedBeat[],
  count: number,
  most: Frames,
): readonly Frames[] | undefined {
  const cuts: Frames[] = [];
  for (let part = 1; part < count; part += 1) {
    const window = cutWindow(frames, count, part, cuts.at(-1) ?? 0, most);
    const cut = nearestStart(beats, window);
    if (cut === undefined) return undefined;
    cuts.push(cut);
  }
  return cuts;
}

function cutEvenly(frames: Frames, count: number, most: Frames): readonly Frames[] {
  const cuts: Frames[] = [];
  for (let part = 1; part < count; part += 1) {
    const start = cuts.at(-1) ?? 0;
    const { earliest, latest, even } = cutWindow(frames, count, part, start, most);
    cuts.push(Math.max(earliest, Math.min(latest, even)));
  }
  return cuts;
}

interface CutWindow {
  readonly earliest: Frames;
  readonly latest: Frames;
  readonly even: Frames;
}

/** Where a part may end: not longer than one clip, and leaving no more than the others can make. */
function cutWindow(
  frames: Frames,
  count: number,
  part: number,
  start: Frames,
  most: Frames,
): CutWindow {
  return {
    earliest: Math.max(start + 1, frames - (count - part) * most),
    latest: start + most,
    even: Math.round((frames * part) / count),
  };
}

function nearestStart(beats: readonly TimedBeat[], window: CutWindow): Frames | undefined {
  let nearest: Frames | undefined;
  for (const { from } of beats) {
    if (from < window.earliest || from > window.latest) continue;
    const closer =
      nearest === undefined || Math.abs(from - window.even) < Math.abs(nearest - window.even);
    if (closer) nearest = from;
  }
  return nearest;
}

/**
 * The longest clips first, and at the end the shortest that still fills the rest: of the clips that
 * a model offers in fixed lengths this wastes the least, and else it splits in equal parts.
 */
function cutCheaply(
  frames: Frames,
  count: number,
  maker: ClipMaker,
  drops: HeadDrops,
): readonly Frames[] {
  const most = longestUse(maker);
  if (maker.durations.kind !== 'set') return cutEvenly(frames, count, most);
  const shorter = maker.durations.seconds.toSorted((left, right) => left - right);
  const clips = Array.from({ length: count }, () => shorter.at(-1) ?? 0);
  let spare = count * most - frames;
  for (let index = count - 1; index >= 0 && spare > 0; index -= 1) {
    const fitted = shorter.find((each) => most - usableFrames(maker, each, 0) <= spare);
    if (fitted === undefined) continue;
    spare -= most - usableFrames(maker, fitted, 0);
    clips[index] = fitted;
  }
  return edgesOf(clips, frames, maker, drops);
}

/**
 * Where the parts end, all but the last. Each ends with its clip; where the later ones could not
 * fill the rest, it ends as much later as they need, and holds its last picture for that. What is
 * spare is left at the end of the shot's last clip.
 */
function edgesOf(
  clips: readonly number[],
  frames: Frames,
  maker: ClipMaker,
  drops: HeadDrops,
): readonly Frames[] {
  const cuts: Frames[] = [];
  let end = 0;
  for (const [index, seconds] of clips.slice(0, -1).entries()) {
    const filled = end + usableFrames(maker, seconds, index === 0 ? drops.first : drops.next);
    const later = clips.slice(index + 1);
    const rest = later.reduce((sum, each) => sum + usableFrames(maker, each, 0), 0);
    end = Math.min(Math.max(filled, frames - rest), frames - 1);
    cuts.push(end);
  }
  return cuts;
}
