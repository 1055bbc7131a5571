import type { Layout } from '../film/environment.ts';
import type { Facet } from './facets.ts';
import type { SetPalette } from './palette.ts';
import type { Vector } from './vector.ts';

/** How much of a wall each panel takes, in metres: light falls differently on each. */
const PANEL = 2;

/** Where an environment without a height has its ceiling, in metres. */
export const CEILING = 3.2;

/** The shell of an interior: faces look inwards, so that one sees in from outside the walls. */
export function roomFacets(layout: Layout, palette: SetPalette): Facet[] {
  const [width, depth] = layout.size;
  const height = layout.height ?? CEILING;
  const corners: readonly Vector[] = [
    [0, 0, 0],
    [0, depth, 0],
    [width, depth, 0],
    [width, 0, 0],
  ];
  const walls = corners.flatMap((from, index) =>
    wallPanels(from, corners[(index + 1) % corners.length] ?? from, height, palette),
  );
  return [...floorFacets([0, 0], [width, depth], palette), ...ceiling(width, depth, height, palette), ...walls];
}

function wallPanels(from: Vector, to: Vector, height: number, palette: SetPalette): Facet[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const count = Math.max(1, Math.round(length / PANEL));
  const at = (amount: number, z: number): Vector => [
    from[0] + (to[0] - from[0]) * amount,
    from[1] + (to[1] - from[1]) * amount,
    z,
  ];
  const skirting = Math.min(0.14, height / 10);
  return Array.from({ length: count }, (_, index) => {
    const [a, b] = [index / count, (index + 1) / count];
    return {
      points: [at(a, 0), at(b, 0), at(b, height), at(a, height)],
      color: palette.wall,
      fade: 0.18,
      details: [{ points: [at(a, 0), at(b, 0), at(b, skirting), at(a, skirting)], color: palette.trim }],
    };
  });
}

function ceiling(width: number, depth: number, height: number, palette: SetPalette): Facet[] {
  return [
    {
      points: [
        [0, 0, height],
        [0, depth, height],
        [width, depth, height],
        [width, 0, height],
      ],
      color: palette.ceiling,
    },
  ];
}

/** The floor in tiles, so that pools of light fall where they should. */
export function floorFacets(
  from: readonly [number, number],
  to: readonly [number, number],
  palette: SetPalette,
): Facet[] {
  const columns = Math.max(1, Math.round((to[0] - from[0]) / PANEL));
  const rows = Math.max(1, Math.round((to[1] - from[1]) / PANEL));
  const step = [(to[0] - from[0]) / columns, (to[1] - from[1]) / rows] as const;
  return Array.from({ length: columns * rows }, (_, index) => {
    const x = from[0] + (index % columns) * step[0];
    const y = from[1] + Math.floor(index / columns) * step[1];
    return {
      points: [
        [x, y, 0],
        [x + step[0], y, 0],
        [x + step[0], y + step[1], 0],
        [x, y + step[1], 0],
      ],
      color: palette.floor,
    };
  });
}
