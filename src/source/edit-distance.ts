/** Rows of the table of distances; words are never longer than they are. */
const LONGEST = 100;
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 2));

/**
 * How many letters of a word are inserted, removed, changed or swapped with a neighbour to make it
 * another (Damerau, 1964; no letter is touched twice), or `limit` where that is so many or more. Of the
 * table of Wagner and Fischer only the band is filled in which it can be less (Ukkonen, 1985), and
 * that only until a row has nothing less.
 */
export function editDistance(left: string, right: string, limit: number, count?: Count): number {
  const most = limit - 1;
  if (most < 0 || Math.abs(left.length - right.length) > most) return limit;
  let [start, rightEnd] = [0, right.length];
  let leftEnd = left.length;
  while (start < leftEnd && start < rightEnd && left[start] === right[start]) start += 1;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  const [height, width] = [leftEnd - start, rightEnd - start];
  let [beforeLast, last, current] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let column = 0; column <= width; column += 1) last[column] = Math.min(column, limit);
  let leastBefore = 0;
  for (let row = 1; row <= height; row += 1) {
    const [from, to] = [Math.max(1, row - most), Math.min(width, row + most)];
    current[from - 1] = from === 1 ? Math.min(row, limit) : limit;
    let least: number = current[from - 1]!;
    const letter = left[start + row - 1];
    for (let column = from; column <= to; column += 1) {
      const other = right[start + column - 1];
      // Right of the band of the row above there is nothing less.
      const above = column === row + most ? limit : last[column]!;
      let cost = Math.min(
        above + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (letter === other ? 0 : 1),
        limit,
      );
      const isSwap =
        row > 1 &&
        column > 1 &&
        letter === right[start + column - 2] &&
        left[start + row - 2] === other;
      if (isSwap) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (count !== undefined) count.cells += Math.max(0, to - from + 1);
    // A swap reaches back two rows and costs one, so the row may still be undercut by that.
    if (Math.min(least, leastBefore + 1) >= limit) return limit;
    leastBefore = least;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[width]!, limit);
}

/** What was done, for those who want to know that it is bounded. */
export interface Count {
  /** Entries of tables that were worked out. */
  cells: number;
}
