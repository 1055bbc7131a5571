/** Second-order filter; `a0` is 1. */
interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** Recommendation ITU-R BS.1770-4, tables 1 and 2: coefficients for 48 kHz. */
const HEAD: Biquad = {
  b: [1.53512485958697, -2.69169618940638, 1.19839281085285],
  a: [-1.69065929318241, 0.73248077421585],
};
const HIGH_PASS: Biquad = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] };

/** Below this a filter's memory is nothing, and would only slow the processor down (denormals). */
const NOTHING = 1e-30;

/** One channel of the K-weighting: adds up the squares of what it makes of the samples. */
export class KWeighting {
  // The transposed direct form II: two numbers of memory for each filter.
  private head1 = 0;
  private head2 = 0;
  private high1 = 0;
  private high2 = 0;

  /** The sum of squares of `count` samples of a channel, from a place in an interleaved block. */
  sumOfSquares(block: Float32Array, start: number, count: number, stride: number): number {
    const [h0, h1, h2] = HEAD.b;
    const [ha1, ha2] = HEAD.a;
    const [p0, p1, p2] = HIGH_PASS.b;
    const [pa1, pa2] = HIGH_PASS.a;
    let { head1, head2, high1, high2 } = this;
    let sum = 0;
    for (let index = start; index < start + count * stride; index += stride) {
      const x = block[index]!;
      const y = h0 * x + head1;
      head1 = h1 * x - ha1 * y + head2;
      head2 = h2 * x - ha2 * y;
      const z = p0 * y + high1;
      high1 = p1 * y - pa1 * z + high2;
      high2 = p2 * y - pa2 * z;
      sum += z * z;
    }
    this.head1 = Math.abs(head1) < NOTHING ? 0 : head1;
    this.head2 = Math.abs(head2) < NOTHING ? 0 : head2;
    this.high1 = Math.abs(high1) < NOTHING ? 0 : high1;
    this.high2 = Math.abs(high2) < NOTHING ? 0 : high2;
    return sum;
  }
}
