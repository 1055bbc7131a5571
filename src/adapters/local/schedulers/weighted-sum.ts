/** The sum of samples of one length, each times its weight. */
export function weightedSum(
  ...terms: readonly (readonly [weight: number, sample: Float32Array])[]
): Float32Array {
  // In double precision until the end, so that the order of the terms does not show.
  const sum = new Float64Array(terms[0]?.[1].length ?? 0);
  for (const [weight, sample] of terms) {
    for (let index = 0; index < sum.length; index += 1) sum[index]! += weight * sample[index]!;
  }
  return new Float32Array(sum);
}
