import type { Environment, Layout } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { floorFacet } from './floor.ts';
import type { SetPalette } from '../color/palette.ts';
import type { Vector } from '../solids/vector.ts';

/** Where an environment without a height has its ceiling, in metres. */
export const CEILING = 3.2;

/** How high a dado goes, metres: shoulder height. */
const DADO = 1.25;

/** The shell of an interior: faces look inwards, so that one sees in from outside the walls. */
export function roomFacets(
  layout: Layout,
  [x, y]: FloorPoint,
  environment: Environment,
  palette: SetPalette,
): { floor: Facet; rest: Facet[] } {
  const [width, depth] = layout.size;
  const height = layout.height ?? CEILING;
  const words = [environment.location, ...Object.values(environment.identity)]
    .join(' ')
    .toLowerCase();
  const corners: readonly Vector[] = [
    [x, y, 0],
    [x, y + depth, 0],
    [x + width, y + depth, 0],
    [x + width, y, 0],
  ];
  const walls = corners.map((from, index) =>
    wall(from, corners[(index + 1) % corners.length] ?? from, height, palette, words),
  );
  return {
    floor: floorFacet([x, y], [x + width, y + depth], palette, words),
    rest: [ceiling(corners, height, palette, words), ...walls],
  };
}

function wall(from: Vector, to: Vector, height: number, palette: SetPalette, words: string): Facet {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const at = (metres: number, z: number): Vector => [
    from[0] + ((to[0] - from[0]) * metres) / length,
    from[1] + ((to[1] - from[1]) * metres) / length,
    z,
  ];
  const band = (
    a: number,
    b: number,
    low: number,
    high: number,
    color: Color,
    alpha = 1,
  ): Facet => ({
    points: [at(a, low), at(b, low), at(b, high), at(a, high)],
    color,
    alpha,
  });
  const stone = /stone|gothic|castle|temple|crypt|brick|cave/.test(words);
  const skirting = Math.min(0.14, height / 10);
  const details: Facet[] = [];
  if (stone) {
    // Courses of ashlar, and half columns that carry the vault.
    const dark = brighten(palette.wall, 0.8);
    for (let z = 0.7; z < height; z += 0.7) details.push(band(0, length, z, z + 0.025, dark, 0.55));
    const bays = Math.max(1, Math.round(length / 3.2));
    for (let bay = 0; bay <= bays; bay += 1) {
      const x = (length * bay) / bays;
      const half = 0.16;
      details.push(
        band(
          Math.max(0, x - half),
          Math.min(length, x + half),
          0,
          height,
          brighten(palette.wall, 1.12),
        ),
      );
      details.push(
        band(
          Math.min(length, x + half),
          Math.min(length, x + half + 0.06),
          0,
          height,
          brighten(palette.wall, 0.66),
        ),
      );
    }
  } else if (height > 2.3) {
    const panel = mix(palette.trim, palette.wall, 0.35);
    details.push(band(0, length, 0, DADO, panel));
    const count = Math.max(1, Math.round(length / 0.9));
    const line = brighten(panel, 0.84);
    for (let index = 1; index < count; index += 1) {
      const x = (length * index) / count;
      details.push(band(x - 0.012, x + 0.012, skirting, DADO, line));
    }
    details.push(band(0, length, DADO, DADO + 0.06, brighten(palette.trim, 1.35)));
  }
  details.push(band(0, length, 0, skirting, brighten(palette.trim, 0.8)));
  details.push(band(0, length, height - 0.12, height, brighten(palette.wall, 0.9)));
  return {
    points: [at(0, 0), at(length, 0), at(length, height), at(0, height)],
    color: palette.wall,
    fade: 0.2,
    details,
  };
}

function ceiling(
  [from = [0, 0, 0], , to = from]: readonly Vector[],
  height: number,
  palette: SetPalette,
  words: string,
): Facet {
  const beams = /stone|gothic|wood|cabin|tavern|barn|vault|beam|library/.test(words);
  const depth = to[1] - from[1];
  const count = Math.max(2, Math.round(depth / 2.6));
  const details: Facet[] = beams
    ? Array.from({ length: count }, (_, index) => {
        const y = from[1] + (depth * (index + 0.5)) / count;
        const z = height - 0.01;
        return {
          points: [
            [from[0], y - 0.13, z],
            [from[0], y + 0.13, z],
            [to[0], y + 0.13, z],
            [to[0], y - 0.13, z],
          ],
          color: brighten(palette.wood, 0.75),
        };
      })
    : [];
  return {
    points: [
      [from[0], from[1], height],
      [from[0], to[1], height],
      [to[0], to[1], height],
      [to[0], from[1], height],
    ],
    color: palette.ceiling,
    details,
  };
}
