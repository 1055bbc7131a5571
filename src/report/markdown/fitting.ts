/** Some of many pieces, those that fit, and how many do not. */
export interface Fitting {
  readonly text: string;
  readonly left: number;
}

/** The first pieces of a text that has room for so many characters. */
export function fitting(pieces: readonly string[], room: number): Fitting {
  let length = 0;
  let taken = 0;
  for (const piece of pieces) {
    if (length + piece.length > room) break;
    length += piece.length;
    taken += 1;
  }
  return { text: pieces.slice(0, taken).join(''), left: pieces.length - taken };
}
