/** What it costs where the parts and the whole differ; nothing where they are the same. */
export interface Costs {
  /** Of a sign that only one of them has. */
  readonly missing: number;
  /** Of one sign in the place of another. */
  readonly changed: (one: string, other: string) => number;
}

/** Ways to come to a cell of the table. */
const BOTH = 1;
const WHOLE = 2;
const PART = 3;

/** How far from the straight line between the ends a path may go, beyond how much longer one is. */
const SLACK = 64;

/**
 * Shares a whole out among parts that are nearly it: every part gets a run of the whole, in order,
 * and nothing is left. Says where each run ends. It is the alignment of Needleman and Wunsch, near the
 * diagonal; what only the whole has goes to the part before.
 */
export function share(
  parts: readonly (readonly string[])[],
  whole: readonly string[],
  costs: Costs,
): readonly number[] {
  const flat = parts.flat();
  const reached = isSame(flat, whole)
    ? flat.map((_, index) => index + 1)
    : align(flat, whole, costs);
  let read = 0;
  return parts.map(({ length }) => {
    read += length;
    if (flat.length === 0) return whole.length;
    return read === 0 ? 0 : reached[read - 1]!;
  });
}

function costOf(one: string, other: string, changed: Costs['changed']): number {
  return one === other ? 0 : changed(one, other);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((sign, index) => sign === other[index]);
}

/** For each sign of the parts, how much of the whole is used up before the next one. */
function align(
  parts: readonly string[],
  whole: readonly string[],
  { missing, changed }: Costs,
): readonly number[] {
  const reach = Math.abs(parts.length - whole.length) + SLACK;
  const width = 2 * reach + 1;
  /** The first column of a row that is looked at. */
  const left = (row: number): number => row - reach;
  const ways = new Uint8Array((parts.length + 1) * width);
  let above = new Float64Array(width).fill(Infinity);
  for (let row = 0; row <= parts.length; row += 1) {
    const costsHere = new Float64Array(width).fill(Infinity);
    for (let cell = 0; cell < width; cell += 1) {
      const column = left(row) + cell;
      if (column < 0 || column > whole.length) continue;
      if (row === 0 && column === 0) {
        costsHere[cell] = 0;
        continue;
      }
      const both =
        row > 0 && column > 0
          ? above[cell]! + costOf(parts[row - 1]!, whole[column - 1]!, changed)
          : Infinity;
      const onlyWhole = cell > 0 && column > 0 ? costsHere[cell - 1]! + missing : Infinity;
      const onlyPart = row > 0 && cell + 1 < width ? above[cell + 1]! + missing : Infinity;
      const least = Math.min(both, onlyWhole, onlyPart);
      costsHere[cell] = least;
      ways[row * width + cell] = both === least ? BOTH : onlyWhole === least ? WHOLE : PART;
    }
    above = costsHere;
  }
  const reached: number[] = [];
  let column = whole.length;
  for (let row = parts.length; row > 0; row -= 1) {
    const wayAt = (): number => ways[row * width + column - left(row)]!;
    reached[row - 1] = column;
    while (wayAt() === WHOLE) column -= 1;
    if (wayAt() === BOTH) column -= 1;
  }
  return reached;
}
