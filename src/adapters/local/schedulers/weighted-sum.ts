/** The sum of samples of one length, each times its weight. */
export function weightedSum(
  ...terms: readonly (readonly [weight: number, sample: Float32Array])[]
): Float32Array {
  const sum = new Float32Array(terms[0]?.[1].length ?? 0);
  // In double precision until the end, so that the order of the terms does not show.
  for (let index = 0; index < sum.length; index += 1) {
    let total = 0;
    for (const [weight, sample] of terms) total += weight * sample[index]!;
    sum[index] = total;
  }
  return sum;
}
