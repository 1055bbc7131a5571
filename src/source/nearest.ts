/**
 * The word of `known` that was probably meant by `written`, or undefined where none is near. Distance
 * is the number of letters inserted, removed, changed or swapped with a neighbour (Damerau, 1964),
 * and at most a third of the word's length.
 */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  const wanted = fold(written);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const word of known) {
    const folded = fold(word);
    if (Math.abs(folded.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, folded);
    if (distance < bestDistance) {
      best = word;
      bestDistance = distance;
    }
  }
  return best;
}

/** `Did you mean "x"?`, or which words there are where none is near and they are few. */
export function suggestion(written: string, known: readonly string[]): string | undefined {
  const near = nearest(written, known);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (known.length === 0 || known.length > 14) return undefined;
  return `Known here: ${known.map((word) => `\`${word}\``).join(', ')}.`;
}

function fold(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
    .slice(0, 100);
}

function editDistance(left: string, right: string): number {
  const width = right.length + 1;
  let beforeLast = Array.from({ length: width }, () => 0);
  let last = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
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
    }
    beforeLast = last;
    last = current;
  }
  return last[width - 1] ?? 0;
}
