import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { project } from '../lens/lens.ts';
import type { Projected, View } from '../lens/lens.ts';
import { shade, throughAir } from '../light/illumination.ts';
import type { Illumination } from '../light/illumination.ts';
import { hash } from '../noise.ts';
import { fillEllipse, fillOutline, fillPolygon, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { fade, solid } from '../raster/paint.ts';
import { clamp, headingOf, headingVector, signedDegrees } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import { levelAt } from './waves.ts';
import type { Waves } from './waves.ts';

/** The sea is drawn as crests one before the other, each so much nearer than the one behind it. */
const FARTHEST = 240;
const NEAREST = 2.4;
const NEARER = 0.85;

/** Points of a crest across the picture. */
const ACROSS = 44;

/** A crest foams above this share of the height of the waves, and is blown to spray above that. */
const FOAM = 0.42;
const SPRAY = 0.5;

/** Where spray is seen, metres from the camera. */
const SPRAY_NEAR = 6;
const SPRAY_FAR = 60;

const FOAM_COLOR: Color = [0.93, 0.95, 0.96];

/** A rough sea. */
export interface Sea {
  readonly waves: Waves;
  readonly color: Color;
}

/** What of the sea is drawn: by how far it is, and by which way it lies. */
interface SeaPart {
  readonly from: number;
  readonly to: number;
  readonly headings?: readonly [from: number, to: number];
}

/** Draws a rough sea, from its farthest crest to its nearest. */
export function drawWaves(
  layer: Layer,
  view: View,
  light: Illumination,
  { waves, color }: Sea,
  seconds: number,
  { from, to, headings }: SeaPart = { from: 0, to: Infinity },
): void {
  const middle = headingOf(view.forward);
  const half = (Math.atan(view.width / 2 / view.focal) * 180) / Math.PI + 12;
  const grid = gridOf([middle - half, middle + half], headings);
  const [x0, y0] = view.position;
  const lit = shade(light, color, [0, 0, 1], [x0, y0, 0]);
  const white = shade(light, FOAM_COLOR, [0, 0, 1], [x0, y0, 0]);
  const at = (heading: number, distance: number, z?: number): Vector => {
    const [east, north] = headingVector(heading);
    const [x, y] = [x0 + east * distance, y0 + north * distance];
    return [x, y, z ?? levelAt(waves, [x, y], seconds)];
  };
  for (let far = FARTHEST; far > NEAREST; far *= NEARER) {
    if (far > to || far <= from) continue;
    const crest = grid.flatMap(({ heading, index }): CrestPoint[] => {
      const point = at(heading, far);
      const seen = project(view, point);
      return seen === undefined ? [] : [{ ...seen, index, high: point[2] / waves.height }];
    });
    const [left, right] = [grid[0], grid.at(-1)];
    if (crest.length < 2 || left === undefined || right === undefined) continue;
    const foot = [right, left].flatMap(({ heading }) => {
      const seen = project(view, at(heading, far * NEARER * 0.8, -waves.height - 0.2));
      return seen === undefined ? [] : [seen];
    });
    // Straight ahead, so that a part of the sea is as light as the whole.
    const [top, low] = [waves.height * 0.8, -waves.height * 0.8].map(
      (z) => project(view, at(middle, far, z))?.y ?? 0,
    ) as [number, number];
    const air = (tint: Color): Color =>
      mix(throughAir(light, tint, Math.min(90, far)), light.haze.color, Math.min(0.4, far / 500));
    fillPolygon(
      layer,
      [...crest, ...(foot.length === 2 ? foot : below(layer, crest))],
      fade([top, air(brighten(lit, 1.2))], [low, air(brighten(lit, 0.68))]),
    );
    drawFoam(layer, view, crest, far, air(white));
    if (far < SPRAY_FAR && far > SPRAY_NEAR) drawSpray(layer, view, waves, crest, far, seconds);
  }
}

/** Draws the waves before what floats, as far around it as it reaches. */
export function drawWaterBefore(
  layer: Layer,
  view: View,
  light: Illumination,
  sea: Sea,
  seconds: number,
  { at: [x, y], reach }: { readonly at: Vector; readonly reach: number },
): void {
  const [east, north] = [x - view.position[0], y - view.position[1]];
  const far = Math.hypot(east, north);
  if (far <= reach) return;
  const heading = headingOf([east, north]);
  const half = (Math.asin(reach / far) * 180) / Math.PI;
  const headings = [heading - half, heading + half] as const;
  drawWaves(layer, view, light, sea, seconds, { from: 0, to: far, headings });
}

/** A point of a crest on the picture. */
interface CrestPoint extends Projected {
  readonly index: number;
  /** In shares of the height of the waves. */
  readonly high: number;
}

/** The ways from the camera to the points of a crest: of the whole picture, or a part of the same. */
function gridOf(
  [from, to]: readonly [number, number],
  part: SeaPart['headings'],
): readonly { readonly heading: number; readonly index: number }[] {
  const step = (to - from) / ACROSS;
  const all = Array.from({ length: ACROSS + 1 }, (_, index) => ({
    heading: from + step * index,
    index,
  }));
  if (part === undefined) return all;
  const middle = (from + to) / 2;
  const [left, right] = part.map((heading) => signedDegrees(heading - middle)) as [number, number];
  return all.filter(({ heading }) => {
    const turn = heading - middle;
    return turn > left - step && turn < right + step;
  });
}

/** The lower corners of the picture, under a crest that reaches behind the camera. */
function below(layer: Layer, crest: readonly CrestPoint[]): readonly { x: number; y: number }[] {
  const y = layer.height + 1;
  return [
    { x: crest.at(-1)?.x ?? 0, y },
    { x: crest[0]?.x ?? 0, y },
  ];
}

/** White water along what is high of a crest, the thicker the higher. */
function drawFoam(
  layer: Layer,
  view: View,
  crest: readonly CrestPoint[],
  far: number,
  color: Color,
): void {
  const outline = outlineOn(layer);
  const thick = ({ high }: CrestPoint): number =>
    (clamp(high - FOAM, 0, 0.4) * 0.7 * view.focal) / far;
  crest.slice(1).forEach((b, index) => {
    const a = crest[index] ?? b;
    const [wide, next] = [thick(a), thick(b)];
    if (wide + next < 0.4) return;
    outline
      .from(a.x, a.y)
      .to(b.x, b.y)
      .to(b.x, b.y + next)
      .to(a.x, a.y + wide)
      .close();
  });
  fillOutline(layer, solid(color, 0.7));
}

/** Drops that the wind tears off a crest, down the wind; each has its own moment. */
function drawSpray(
  layer: Layer,
  view: View,
  { seed, height }: Waves,
  crest: readonly CrestPoint[],
  far: number,
  seconds: number,
): void {
  const metre = view.focal / far;
  for (const { x, y, index, high } of crest) {
    if (high < SPRAY) continue;
    for (let drop = 0; drop < 3; drop += 1) {
      const own = hash(seed, index, drop, Math.round(far));
      const life = (seconds * 1.3 + own) % 1;
      const radius = metre * (0.015 + 0.05 * life) * (0.5 + own);
      fillEllipse(
        layer,
        x + metre * (life * 1.8 + own - 0.5) * 0.9,
        y - metre * height * 0.5 * (life - life * life) * (0.6 + own),
        radius,
        radius * 0.7,
        solid(FOAM_COLOR, 0.4 * (1 - life)),
      );
    }
  }
}
