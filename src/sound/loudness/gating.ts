/** Recommendation ITU-R BS.1770-4, annex 1: what silence and pauses do not count for. */
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;
const OFFSET = -0.691;

/** Loudness of a mean square, the channels' added up, in LUFS. */
export function loudnessOf(meanSquare: number): number {
  return OFFSET + 10 * Math.log10(meanSquare);
}

/** Gated loudness of the blocks' mean squares; minus infinity where none is above the gate. */
export function gatedLoudness(blocks: Float64Array): number {
  const loud = meanAbove(blocks, ABSOLUTE_GATE);
  if (loud === 0) return -Infinity;
  return loudnessOf(meanAbove(blocks, Math.max(ABSOLUTE_GATE, loudnessOf(loud) + RELATIVE_GATE)));
}

function meanAbove(blocks: Float64Array, gate: number): number {
  const least = 10 ** ((gate - OFFSET) / 10);
  let sum = 0;
  let count = 0;
  for (const block of blocks) {
    if (block <= least) continue;
    sum += block;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
