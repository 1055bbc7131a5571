/** Names looked at: nobody has more of a kind, and a search must not take its time from the reader. */
const MOST = 500;

/**
 * The word of `known` that was probably meant by `written`, or undefined where none is near. Distance
 * is the number of letters inserted, removed, changed or swapped with a neighbour (Damerau, 1964);
 * it is at most a third of the word's length, and never the whole word.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const wanted = fold(written);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = Math.min(most + 1, Math.max(1, wanted.length));
  for (const word of known.slice(0, MOST)) {
    const folded = fold(word);
    if (Math.abs(folded.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, folded, bestDistance);
    if (distance < bestDistance) {
      best = word;
      bestDistance = distance;
    }
  }
  return best;
}

export function didYouMean(written: string, known: readonly string[]): string | undefined {
  const near = nearest(written, known);
  return near === undefined ? undefined : `Did you mean \`${near}\`?`;
}

/** Which words there are, where they are few. */
export function listKnown(known: readonly string[]): string | undefined {
  if (known.length === 0 || known.length > 14) return undefined;
  return `Known here: ${known.map((word) => `\`${word}\``).join(', ')}.`;
}

/** `Did you mean "x"?`, or which words there are where none is near and they are few. */
export function suggestion(written: string, known: readonly string[]): string | undefined {
  return didYouMean(written, known) ?? listKnown(known);
}

function fold(word: string): string {
  return word
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}

/** The distance of two words, or `limit` where it is that or more. */
function editDistance(left: string, right: string, limit: number): number {
  const width = right.length + 1;
  let beforeLast = Array.from({ length: width }, () => 0);
  let last = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column < width; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows and costs one, so the row may still be undercut by that.
    if (least > limit) return limit;
    beforeLast = last;
    last = current;
  }
  return last[width - 1] ?? 0;
}
