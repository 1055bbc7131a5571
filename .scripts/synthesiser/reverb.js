// A room: eight delays that feed each other (a feedback delay network, Jot and Chaigne 1991).

/** Samples; prime, so that no two echoes fall together. */
const DELAYS = [1433, 1601, 1867, 2053, 2251, 2399, 2617, 2851];
const RATE = 48_000;

/** What comes back from the room for what was sent there, for both sides. */
export function reverberate([left, right], { seconds, damping }) {
  const lines = DELAYS.map((delay) => new Float64Array(delay));
  const gains = DELAYS.map((delay) => 10 ** ((-3 * delay) / (seconds * RATE)));
  const dull = new Float64Array(8);
  const heard = new Float64Array(8);
  const at = new Int32Array(8);
  const out = [new Float64Array(left.length), new Float64Array(left.length)];
  const bright = 1 - damping;
  const [outLeft, outRight] = out;
  for (let i = 0; i < left.length; i += 1) {
    let sum = 0;
    for (let k = 0; k < 8; k += 1) {
      dull[k] += (lines[k][at[k]] - dull[k]) * bright;
      heard[k] = dull[k] * gains[k];
      sum += heard[k];
    }
    outLeft[i] = (heard[0] - heard[2] + heard[4] - heard[6]) * 0.5;
    outRight[i] = (heard[1] - heard[3] + heard[5] - heard[7]) * 0.5;
    // Householder's matrix keeps all energy, and sends each line into every other.
    const shared = sum / 4;
    for (let k = 0; k < 8; k += 1) {
      const sent = k % 2 === 0 ? left[i] : right[i];
      lines[k][at[k]] = heard[k] - shared + sent * 0.5;
      at[k] = at[k] + 1 === DELAYS[k] ? 0 : at[k] + 1;
    }
  }
  return out;
}
