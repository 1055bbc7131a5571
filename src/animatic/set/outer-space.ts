import type { Environment } from '../../film/environment.ts';
import type { Color } from '../color/color.ts';
import { mix } from '../color/color.ts';
import { project } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import { hash } from '../noise.ts';
import { fillBox, fillPolygon } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { fade, solid } from '../raster/paint.ts';
import { add, headingOf, headingVector, radians, scale } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

const IN_SPACE =
  /\b(?:outer|deep|open) space\b|\bin space\b|\borbit(?:al|ing)?\b|space ?walk|zero[- ]gravity|weightless|\bcosmos\b|asteroid belt|outside (?:the |a )?(?:space ?)(?:station|ship)/;

/** Whether a place is out in space, or in something that floats there: nothing has a weight. */
export function isWeightless(environment: Environment | undefined): boolean {
  if (environment === undefined) return false;
  const known = weightless.get(environment);
  if (known !== undefined) return known;
  const gravity = environment.physics['gravity'];
  const isSo =
    gravity === 0 ||
    gravity === 'zero' ||
    gravity === 'none' ||
    IN_SPACE.test(wordsOf(environment));
  weightless.set(environment, isSo);
  return isSo;
}

/** It is asked on every frame. */
const weightless = new WeakMap<Environment, boolean>();

/** Whether there is nothing around a place but stars. */
export function isOuterSpace(environment: Environment | undefined): boolean {
  return (
    environment?.interior === false &&
    isWeightless(environment) &&
    IN_SPACE.test(wordsOf(environment))
  );
}

function wordsOf({ location, composition, identity }: Environment): string {
  return [location, ...Object.values(composition), ...Object.values(identity)]
    .join(' ')
    .toLowerCase();
}

/** The world below, as far as what is said of the place names one. */
export function planetIn(environment: Environment | undefined): Planet | undefined {
  const words = environment === undefined ? '' : wordsOf(environment);
  const found = PLANETS.find(([pattern]) => pattern.test(words));
  return found?.[1];
}

interface Planet {
  readonly deep: Color;
  readonly pale: Color;
  /** The air at its edge; absent where it has none. */
  readonly air?: Color;
}

const PLANETS: readonly (readonly [RegExp, Planet])[] = [
  [
    /\bmars\b|red planet/,
    { deep: [0.3, 0.12, 0.07], pale: [0.62, 0.3, 0.18], air: [0.8, 0.5, 0.35] },
  ],
  [/\bmoon\b|lunar/, { deep: [0.2, 0.2, 0.21], pale: [0.55, 0.55, 0.55] }],
  [
    /\bearth\b|\bplanet|\bglobe\b|\bworld\b/,
    { deep: [0.03, 0.1, 0.26], pale: [0.16, 0.4, 0.7], air: [0.62, 0.86, 1] },
  ],
];

const DOME = 4000;
const STARS = 520;

/** From a low orbit the edge of the world lies so far below the level, in degrees. */
const EDGE = -9;

/** Draws the dark, the stars all around and the world below. */
export function drawOuterSpace(
  layer: Layer,
  view: View,
  planet: Planet | undefined,
  seed: number,
): void {
  fillBox(layer, 0, 0, view.width, view.height, solid([0.012, 0.014, 0.026]));
  const at = (heading: number, elevation: number): Vector => {
    const level = scale(headingVector(heading), Math.cos(radians(elevation)) * DOME);
    return add(view.position, add(level, [0, 0, Math.sin(radians(elevation)) * DOME]));
  };
  const size = Math.max(0.7, view.height / 760);
  for (let star = 0; star < STARS; star += 1) {
    const elevation = (Math.asin(2 * hash(seed, star, 1) - 1) * 180) / Math.PI;
    const spot = project(view, at(hash(seed, star, 2) * 360, elevation));
    if (
      spot === undefined ||
      spot.x < 0 ||
      spot.x > view.width ||
      spot.y < 0 ||
      spot.y > view.height
    )
      continue;
    const bright = 0.3 + 0.7 * hash(seed, star, 3) ** 2;
    fillBox(
      layer,
      spot.x,
      spot.y,
      size * (0.6 + bright),
      size * (0.6 + bright),
      solid([0.92, 0.95, 1], bright),
    );
  }
  if (planet === undefined) return;
  const heading = headingOf(view.forward);
  const edge = (lift: number): { x: number; y: number }[] =>
    Array.from({ length: 41 }, (_, index) => {
      const aside = (index - 20) * 3.2;
      // A world is round: its edge falls away to both sides.
      const spot = project(view, at(heading + aside, EDGE + lift - (aside / 34) ** 2 * 6));
      return spot === undefined ? [] : [{ x: spot.x, y: spot.y }];
    }).flat();
  const below = Math.max(view.height * 2, 10);
  const fill = (rim: { x: number; y: number }[], paint: ReturnType<typeof solid>): void => {
    const [first, last] = [rim[0], rim.at(-1)];
    if (first === undefined || last === undefined) return;
    fillPolygon(layer, [...rim, { x: last.x, y: below }, { x: first.x, y: below }], paint);
  };
  if (planet.air !== undefined) {
    for (const [lift, alpha] of [
      [1.3, 0.14],
      [0.7, 0.25],
      [0.3, 0.6],
    ] as const) {
      fill(edge(lift), solid(planet.air, alpha));
    }
  }
  const rim = edge(0);
  const high = Math.min(...rim.map(({ y }) => y));
  fill(rim, fade([high, planet.pale], [high + view.focal * 0.5, planet.deep]));
  // Clouds, or what else is pale on it, in long streaks.
  for (let streak = 0; streak < 26; streak += 1) {
    const low = 1.4 + 24 * hash(seed, streak, 11) ** 1.6;
    const middle = hash(seed, streak, 12) * 360;
    const spot = project(view, at(middle, EDGE - low));
    if (spot === undefined) continue;
    const wide = view.focal * (0.05 + 0.12 * hash(seed, streak, 13)) * (0.4 + low / 14);
    const tall = wide * 0.09;
    const points = Array.from({ length: 14 }, (_, corner) => {
      const angle = (corner / 14) * Math.PI * 2;
      const reach = 0.75 + 0.25 * hash(seed, streak, corner);
      return {
        x: spot.x + Math.cos(angle) * wide * reach,
        y: spot.y + Math.sin(angle) * tall * reach,
      };
    });
    if (points.some(({ y }) => y < high + 2)) continue;
    fillPolygon(layer, points, solid(mix(planet.pale, [1, 1, 1], 0.55), 0.32));
  }
}
