import type { Frames } from '../film/time.ts';
import type { TimedBeat, TimedLine } from '../film/timeline.ts';
import { fitClip, longestUse } from './durations.ts';
import type { ClipLength, ClipMaker } from './durations.ts';

/** A part of a shot that one call makes. */
export interface Part {
  readonly startFrame: Frames;
  readonly frames: Frames;
  readonly dropFrames: Frames;
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
  const first = longestUse(maker, drops.first);
  if (frames <= first) return partsBetween([0, frames], maker, drops);
  const next = longestUse(maker, drops.next);
  const count = 1 + Math.ceil((frames - first) / next);
  const quiet = beats.filter(
    (beat) => !lines.some((line) => line.from < beat.from && beat.from < line.to),
  );
  const cuts =
    cutAtBeats(frames, quiet, count, first, next) ??
    cutAtBeats(frames, beats, count, first, next) ??
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
  first: Frames,
  next: Frames,
): readonly Frames[] | undefined {
  const cuts: Frames[] = [];
  for (let part = 1; part < count; part += 1) {
    const window = cutWindow(frames, count, part, cuts.at(-1) ?? 0, first, next);
    const cut = nearestStart(beats, window);
    if (cut === undefined) return undefined;
    cuts.push(cut);
  }
  return cuts;
}

function cutEvenly(frames: Frames, count: number, first: Frames, next: Frames): readonly Frames[] {
  const cuts: Frames[] = [];
  for (let part = 1; part < count; part += 1) {
    const { earliest, latest, even } = cutWindow(
      frames,
      count,
      part,
      cuts.at(-1) ?? 0,
      first,
      next,
    );
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
  first: Frames,
  next: Frames,
): CutWindow {
  return {
    earliest: Math.max(start + 1, frames - (count - part) * next),
    latest: start + (part === 1 ? first : next),
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
  if (maker.durations.kind !== 'set') {
    return cutEvenly(frames, count, longestUse(maker, drops.first), longestUse(maker, drops.next));
  }
  const uses = Array.from({ length: count }, (_, index) =>
    longestUse(maker, index === 0 ? drops.first : drops.next),
  );
  let spare = uses.reduce((sum, use) => sum + use, 0) - frames;
  const shorter = maker.durations.seconds.toSorted((left, right) => left - right);
  for (let index = count - 1; index >= 0 && spare > 0; index -= 1) {
    const drop = index === 0 ? drops.first : drops.next;
    const longest = uses[index] ?? 0;
    const fitted = shorter
      .map((seconds) =>
        longestUse({ ...maker, durations: { kind: 'set', seconds: [seconds] } }, drop),
      )
      .find((use) => longest - use <= spare);
    if (fitted === undefined) continue;
    spare -= longest - fitted;
    uses[index] = fitted;
  }
  return edgesOf(uses, frames);
}

/** Where the parts end, all but the last; what is spare is left at the end of the film's last clip. */
function edgesOf(uses: readonly Frames[], frames: Frames): readonly Frames[] {
  const cuts: Frames[] = [];
  let end = 0;
  for (const use of uses.slice(0, -1)) {
    end = Math.min(end + use, frames - 1);
    cuts.push(end);
  }
  return cuts;
}
