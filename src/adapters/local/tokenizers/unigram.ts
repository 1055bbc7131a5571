/** A unigram language model (Kudo 2018, arXiv:1804.10959): every piece has a log probability. */
export interface UnigramVocabulary {
  readonly pieces: ReadonlyMap<string, { readonly id: number; readonly score: number }>;
  readonly unknown: number;
  /** Pieces for single bytes, `<0x0A>`, used for characters that no piece has. */
  readonly bytes: ReadonlyMap<number, number> | undefined;
}

/** How much less likely than the least likely piece a character is that no piece has. */
const UNKNOWN_PENALTY = 10;

const encoder = new TextEncoder();

/** The tokens of the likeliest way to cut a text into pieces: Viterbi's algorithm. */
export function unigramTokenizer(vocabulary: UnigramVocabulary): (text: string) => number[] {
  let [longest, least] = [1, 0];
  for (const [piece, { score }] of vocabulary.pieces) {
    longest = Math.max(longest, Array.from(piece).length);
    least = Math.min(least, score);
  }
  const unknownScore = least - UNKNOWN_PENALTY;
  return (text) => {
    const characters = Array.from(text);
    const best = new Float64Array(characters.length + 1).fill(-Infinity);
    const cameFrom = new Int32Array(characters.length + 1);
    best[0] = 0;
    for (let from = 0; from < characters.length; from += 1) {
      let piece = '';
      for (let to = from + 1; to <= Math.min(characters.length, from + longest); to += 1) {
        piece += characters[to - 1]!;
        const found = vocabulary.pieces.get(piece)?.score;
        const score = found ?? (to === from + 1 ? unknownScore : undefined);
        if (score === undefined || best[from]! + score <= best[to]!) continue;
        best[to] = best[from]! + score;
        cameFrom[to] = from;
      }
    }
    const pieces: string[] = [];
    for (let to = characters.length; to > 0; to = cameFrom[to]!) {
      pieces.unshift(characters.slice(cameFrom[to], to).join(''));
    }
    return joined(vocabulary, pieces);
  };
}

/** Neighbouring characters that no piece has are one unknown token. */
function joined(vocabulary: UnigramVocabulary, pieces: readonly string[]): number[] {
  const ids: number[] = [];
  let afterUnknown = false;
  for (const piece of pieces) {
    const known = vocabulary.pieces.get(piece)?.id;
    const bytes = known === undefined ? byteTokens(vocabulary, piece) : undefined;
    if (known !== undefined) ids.push(known);
    else if (bytes !== undefined) ids.push(...bytes);
    else if (!afterUnknown) ids.push(vocabulary.unknown);
    afterUnknown = known === undefined && bytes === undefined;
  }
  return ids;
}

function byteTokens({ bytes }: UnigramVocabulary, piece: string): readonly number[] | undefined {
  const ids = Array.from(encoder.encode(piece), (byte) => bytes?.get(byte));
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
