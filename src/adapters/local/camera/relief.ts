/** How far away, in metres along the camera's axis, each point of a coarse grid of a still is. */
export interface Relief {
  readonly columns: number;
  readonly rows: number;
  /** Row by row, from the upper left corner to the lower right one. */
  readonly depths: Float32Array;
}

/** A still that hangs flat in front of the camera. */
export function flatRelief(depth: number): Relief {
  return { columns: 2, rows: 2, depths: new Float32Array(4).fill(depth) };
}

/** The grid is so fine that edges of things keep their shape, and so coarse that it is quick. */
const COLUMNS = 129;

/** The farthest point is so much farther than the nearest one. */
const SPREAD = 6;

/**
 * A relief from what a depth model says, which is how near things are, in no unit (MiDaS, Depth
 * Anything): the nearest point is 1 and the farthest 0. What the shot is about, in the middle of the
 * picture, is put where the staging has it.
 */
export function reliefFrom(
  nearness: { readonly width: number; readonly height: number; readonly data: Float32Array },
  subjectDepth: number,
): Relief {
  const { width, height, data } = nearness;
  const rows = Math.max(2, Math.round(((COLUMNS - 1) * height) / width) + 1);
  const [least, most] = data.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
  const span = most - least;
  const relative = Float32Array.from({ length: COLUMNS * rows }, (_, index) => {
    const x = Math.round(((index % COLUMNS) / (COLUMNS - 1)) * (width - 1));
    const y = Math.round((Math.floor(index / COLUMNS) / (rows - 1)) * (height - 1));
    const near = span === 0 ? 1 : (data[y * width + x]! - least) / span;
    // Even in the reciprocal of the distance, as these models are.
    return 1 / (1 / SPREAD + near * (1 - 1 / SPREAD));
  });
  const middle = middleOf(relative, COLUMNS, rows);
  return {
    columns: COLUMNS,
    rows,
    depths: relative.map((depth) => (depth / middle) * subjectDepth),
  };
}

/** The median of the middle ninth of the picture. */
function middleOf(depths: Float32Array, columns: number, rows: number): number {
  const inside = depths
    .filter((_, index) => {
      const [x, y] = [(index % columns) / columns, Math.floor(index / columns) / rows];
      return Math.abs(x - 0.5) < 1 / 6 && Math.abs(y - 0.5) < 1 / 6;
    })
    .toSorted();
  return inside[Math.floor(inside.length / 2)] ?? 1;
}
