/**
 * Discrete Fourier transform in place, radix 2; the length is a power of two. The inverse is not
 * scaled: divide by the length.
 */
export function transform(
  real: Float64Array,
  imaginary: Float64Array,
  direction: 'forward' | 'inverse',
): void {
  const length = real.length;
  reorder(real, imaginary);
  const sign = direction === 'forward' ? -1 : 1;
  const cosines = new Float64Array(length / 2);
  const sines = new Float64Array(length / 2);
  for (let index = 0; index < length / 2; index++) {
    cosines[index] = Math.cos((2 * Math.PI * index) / length);
    sines[index] = sign * Math.sin((2 * Math.PI * index) / length);
  }
  for (let half = 1; half < length; half *= 2) {
    const turn = length / (2 * half);
    for (let start = 0; start < length; start += 2 * half) {
      for (let index = 0; index < half; index++) {
        const low = start + index;
        const high = low + half;
        const cosine = cosines[index * turn]!;
        const sine = sines[index * turn]!;
        const re = real[high]! * cosine - imaginary[high]! * sine;
        const im = real[high]! * sine + imaginary[high]! * cosine;
        real[high] = real[low]! - re;
        imaginary[high] = imaginary[low]! - im;
        real[low] = real[low]! + re;
        imaginary[low] = imaginary[low]! + im;
      }
    }
  }
}

/** Puts each value where the butterflies expect it: at its index with the bits turned round. */
function reorder(real: Float64Array, imaginary: Float64Array): void {
  const length = real.length;
  for (let index = 1, other = 0; index < length; index++) {
    let bit = length / 2;
    for (; (other & bit) !== 0; bit /= 2) other ^= bit;
    other ^= bit;
    if (index >= other) continue;
    [real[index], real[other]] = [real[other]!, real[index]!];
    [imaginary[index], imaginary[other]] = [imaginary[other]!, imaginary[index]!];
  }
}
