import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { place } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';

const TYRE: Color = [0.09, 0.09, 0.1];
const HUB: Color = [0.42, 0.43, 0.45];

const SIDES = 12;

/** Wheels on both sides of a vehicle: discs with a tread, at these places along it. */
export function wheels(
  stand: Stand,
  { wide, radius, along }: { wide: number; radius: number; along: readonly number[] },
): Facet[] {
  return along.flatMap((y) => [-1, 1].flatMap((side) => wheel(stand, side, wide, radius, y)));
}

function wheel(stand: Stand, side: number, wide: number, radius: number, y: number): Facet[] {
  const out = side * (wide + 0.012);
  const rim = (index: number, x: number, size: number): Vector => {
    const angle = (index / SIDES) * Math.PI * 2 * side;
    return place(stand, [x, y + Math.cos(angle) * size, radius + Math.sin(angle) * size]);
  };
  const disc = (x: number, size: number, color: Color, details: Facet[] = []): Facet => ({
    points: Array.from({ length: SIDES }, (_, index) => rim(index, x, size)),
    color,
    details,
  });
  const inner = side * (wide - Math.min(0.24, wide * 0.3));
  const tread = Array.from({ length: SIDES }, (_, index): Facet => ({
    points: [
      rim(index, out, radius),
      rim(index, inner, radius),
      rim(index + 1, inner, radius),
      rim(index + 1, out, radius),
    ],
    color: TYRE,
  }));
  return [disc(out, radius, TYRE, [disc(out + side * 0.004, radius * 0.5, HUB)]), ...tread];
}
