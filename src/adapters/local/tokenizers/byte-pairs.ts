/** Merges of a byte-pair encoding (Sennrich et al. 2016), the earliest learned first. */
export type MergeRanks = ReadonlyMap<string, number>;

export function mergeRanks(merges: readonly (readonly [string, string])[]): MergeRanks {
  return new Map(merges.map(([left, right], rank) => [pairKey(left, right), rank]));
}

/** Joins symbols as long as there is a merge for two neighbours; the one learned earliest first. */
export function mergePairs(symbols: readonly string[], ranks: MergeRanks): readonly string[] {
  let parts = [...symbols];
  while (parts.length > 1) {
    const best = bestPair(parts, ranks);
    if (best === undefined) break;
    const [left, right] = best;
    const merged: string[] = [];
    for (let index = 0; index < parts.length; index += 1) {
      const isPair = parts[index] === left && parts[index + 1] === right;
      merged.push(isPair ? left + right : parts[index]!);
      if (isPair) index += 1;
    }
    parts = merged;
  }
  return parts;
}

function bestPair(
  parts: readonly string[],
  ranks: MergeRanks,
): readonly [string, string] | undefined {
  let best: readonly [string, string] | undefined;
  let least = Infinity;
  for (let index = 0; index + 1 < parts.length; index += 1) {
    const rank = ranks.get(pairKey(parts[index]!, parts[index + 1]!));
    if (rank === undefined || rank >= least) continue;
    least = rank;
    best = [parts[index]!, parts[index + 1]!];
  }
  return best;
}

/** No symbol has a blank in it: byte-level vocabularies write blanks as other characters. */
function pairKey(left: string, right: string): string {
  return `${left} ${right}`;
}
