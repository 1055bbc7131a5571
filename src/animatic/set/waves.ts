import type { CameraPose } from '../../world/stage/staging.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { hash } from '../noise.ts';
import { smoothstep } from '../solids/vector.ts';
import type { Bounds } from './set.ts';

/** A rough sea: how high its waves go at most, and where it is held back. */
export interface Waves {
  /** From the mean level to the highest crest, metres. */
  readonly height: number;
  /** A place whose edges break the waves, and what is left of them within it. */
  readonly held: { readonly bounds: Bounds; readonly left: number } | undefined;
  readonly seed: number;
}

/** Long waves carry short ones: length in metres, share of the height, degrees from the main way. */
const TRAINS = [
  [31, 0.46, 0],
  [17, 0.27, 23],
  [9.3, 0.17, -34],
  [4.7, 0.1, 61],
] as const;

/** In metres a second every second. */
const GRAVITY = 9.81;

/** Waves grow to their height over so many metres outside of what holds them back. */
const GROW = 14;

/** How high the waves of some words about a place and its weather are; 0 where they say nothing. */
export function waveHeight(words: string): number {
  if (/calm|after the storm|storm (?:is|has) (?:over|passed)/.test(words)) return 0;
  if (/hurricane|tempest|\bgale|(?<!snow|sand|dust)\bstorm/.test(words)) return 1.9;
  return /rough|high waves|heavy sea|squall|swell|choppy/.test(words) ? 0.9 : 0;
}

/** How far the sea is above its mean level at a point and a time. */
export function levelAt(
  { height, held, seed }: Waves,
  [x, y]: FloorPoint,
  seconds: number,
): number {
  let level = 0;
  const way = hash(seed, 71) * Math.PI * 2;
  for (const [index, [length, share, turn]] of TRAINS.entries()) {
    const number = (Math.PI * 2) / length;
    const angle = way + (turn * Math.PI) / 180;
    const along = x * Math.sin(angle) + y * Math.cos(angle);
    // In deep water long waves run faster than short ones.
    const phase = number * along - Math.sqrt(GRAVITY * number) * seconds + hash(seed, index) * 6.3;
    const sine = Math.sin(phase);
    // Crests are sharper than troughs.
    level += share * (sine + 0.35 * (sine * sine - 0.5));
  }
  return level * height * shareLeft(held, [x, y]);
}

function shareLeft(held: Waves['held'], [x, y]: FloorPoint): number {
  if (held === undefined) return 1;
  const { from, to } = held.bounds;
  const out = Math.hypot(Math.max(0, from[0] - x, x - to[0]), Math.max(0, from[1] - y, y - to[1]));
  return held.left + (1 - held.left) * smoothstep(0, GROW, out);
}

/** How a boat lies on the waves: metres up, and radians that its bow and its right side are raised. */
export interface Afloat {
  readonly up: number;
  readonly pitch: number;
  readonly roll: number;
}

/** How a boat of this length lies at a point, its bow towards `facing`. */
export function afloatAt(
  waves: Waves,
  [x, y]: FloorPoint,
  facing: number,
  length: number,
  seconds: number,
): Afloat {
  const turn = (facing * Math.PI) / 180;
  const [east, north] = [Math.sin(turn), Math.cos(turn)];
  const level = (ahead: number, aside: number): number =>
    levelAt(waves, [x + east * ahead + north * aside, y + north * ahead - east * aside], seconds);
  const [half, beam] = [length / 2, length / 5];
  const [bow, stern] = [level(half, 0), level(-half, 0)];
  const [right, left] = [level(0, beam), level(0, -beam)];
  return {
    up: (bow + stern + right + left) / 4,
    pitch: Math.atan2(bow - stern, length) * 0.8,
    roll: Math.atan2(right - left, beam * 2) * 0.5,
  };
}

/** The pose of a camera that is afloat itself. */
export function swellPose(pose: CameraPose, waves: Waves, seconds: number): CameraPose {
  const [x, y, z] = pose.position;
  const { up, pitch, roll } = afloatAt(waves, [x, y], pose.heading, 14, seconds);
  const degrees = 180 / Math.PI;
  const long = Math.min(1, 35 / pose.focalLength);
  return {
    ...pose,
    position: [x, y, Math.max(0.4, z + up * 0.7)],
    tilt: pose.tilt + pitch * degrees * 0.45 * long,
    roll: pose.roll + roll * degrees * 0.6 * long,
  };
}
