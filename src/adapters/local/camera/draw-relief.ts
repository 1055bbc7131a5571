import { NEAR, toCamera, type View } from '../../../animatic/lens/lens.ts';
import { add, scale, type Vector } from '../../../animatic/solids/vector.ts';
import type { Picture } from '../diffusion/picture.ts';
import type { Relief } from './relief.ts';

/** A still as a surface in space: points of a grid, each with its place on the picture. */
export interface Surface {
  readonly points: readonly Vector[];
  readonly columns: number;
  readonly rows: number;
}

/** Every point of a relief where it is in the world, if the still is what `home` saw. */
export function surfaceOf(relief: Relief, home: View): Surface {
  const { columns, rows, depths } = relief;
  const [across, down] = [home.width / 2 / home.focal, home.height / 2 / home.focal];
  const points = Array.from(depths, (depth, index): Vector => {
    const x = (2 * (index % columns)) / (columns - 1) - 1;
    const y = 1 - (2 * Math.floor(index / columns)) / (rows - 1);
    const ray = add(home.forward, add(scale(home.right, x * across), scale(home.up, y * down)));
    return add(home.position, scale(ray, depth));
  });
  return { points, columns, rows };
}

/** Where a picture is drawn: its pixels, and how near each of them is. */
export interface Sheet extends Picture {
  /** The reciprocal of the depth; 0 where nothing is drawn. */
  readonly nearness: Float32Array;
}

export function emptySheet(width: number, height: number): Sheet {
  return {
    width,
    height,
    rgba: new Uint8ClampedArray(width * height * 4),
    nearness: new Float32Array(width * height),
  };
}

interface Corner {
  readonly x: number;
  readonly y: number;
  /** The reciprocal of the depth, and the place on the still times it: these are even on screen. */
  readonly near: number;
  readonly across: number;
  readonly down: number;
}

/** Draws the surface as a view sees it; nearer points hide farther ones. */
export function drawSurface(sheet: Sheet, view: View, surface: Surface, still: Picture): void {
  const { points, columns, rows } = surface;
  const corners = points.map((point, index): Corner | undefined => {
    const [right, up, depth] = toCamera(view, point);
    if (depth < NEAR) return undefined;
    const size = view.focal / depth;
    return {
      x: view.width / 2 + right * size,
      y: view.height / 2 - up * size,
      near: 1 / depth,
      across: (index % columns) / (columns - 1) / depth,
      down: Math.floor(index / columns) / (rows - 1) / depth,
    };
  });
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const index = row * columns + column;
      const [a, b] = [corners[index], corners[index + 1]];
      const [c, d] = [corners[index + columns], corners[index + columns + 1]];
      if (a && b && c) drawTriangle(sheet, still, a, b, c);
      if (b && d && c) drawTriangle(sheet, still, b, d, c);
    }
  }
}

/** Pixels whose centre is this little outside still belong, so that no seam shows between two. */
const SEAM = 1e-6;

/** Along a row everything changes evenly, so it is added up from pixel to pixel. */
function drawTriangle(sheet: Sheet, still: Picture, a: Corner, b: Corner, c: Corner): void {
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (area === 0) return;
  const { width, height, nearness } = sheet;
  const left = Math.max(0, Math.ceil(Math.min(a.x, b.x, c.x) - 0.5 - SEAM));
  const right = Math.min(width - 1, Math.floor(Math.max(a.x, b.x, c.x) - 0.5 + SEAM));
  const top = Math.max(0, Math.ceil(Math.min(a.y, b.y, c.y) - 0.5 - SEAM));
  const bottom = Math.min(height - 1, Math.floor(Math.max(a.y, b.y, c.y) - 0.5 + SEAM));
  // The parts of b and c in a pixel, and how they change from one to the next.
  const stepB = (c.y - a.y) / area;
  const stepC = -(b.y - a.y) / area;
  for (let row = top; row <= bottom; row += 1) {
    const x = left + 0.5 - a.x;
    const y = row + 0.5 - a.y;
    const startB = (x * (c.y - a.y) - (c.x - a.x) * y) / area;
    const startC = ((b.x - a.x) * y - x * (b.y - a.y)) / area;
    for (let column = left; column <= right; column += 1) {
      const ofB = startB + stepB * (column - left);
      const ofC = startC + stepC * (column - left);
      const ofA = 1 - ofB - ofC;
      if (ofA < -SEAM || ofB < -SEAM || ofC < -SEAM) continue;
      const near = ofA * a.near + ofB * b.near + ofC * c.near;
      const pixel = row * width + column;
      if (near <= nearness[pixel]!) continue;
      nearness[pixel] = near;
      const across = (ofA * a.across + ofB * b.across + ofC * c.across) / near;
      const down = (ofA * a.down + ofB * b.down + ofC * c.down) / near;
      copySample(sheet.rgba, pixel * 4, still, across * still.width, down * still.height);
    }
  }
}

/** Between the four pixels around a place. */
function copySample(
  into: Uint8ClampedArray,
  offset: number,
  { width, height, rgba }: Picture,
  x: number,
  y: number,
): void {
  const column = Math.min(Math.max(x - 0.5, 0), width - 1);
  const row = Math.min(Math.max(y - 0.5, 0), height - 1);
  const left = Math.floor(column);
  const top = Math.floor(row);
  const beyond = column - left;
  const under = row - top;
  const upper = (top * width + left) * 4;
  const across = left + 1 < width ? 4 : 0;
  const lower = top + 1 < height ? upper + width * 4 : upper;
  for (let channel = 0; channel < 3; channel += 1) {
    const high = rgba[upper + channel]!;
    const low = rgba[lower + channel]!;
    const above = high + (rgba[upper + across + channel]! - high) * beyond;
    const below = low + (rgba[lower + across + channel]! - low) * beyond;
    into[offset + channel] = above + (below - above) * under;
  }
  into[offset + 3] = 255;
}
