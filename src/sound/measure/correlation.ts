import { transform } from './fourier.ts';

/** For each place where the stem fits wholly into the mix, how alike they are there: -1 to 1. */
export function correlate(stem: Float64Array, mix: Float64Array): Float64Array {
  const products = slidingProducts(stem, mix);
  const own = energyOf(stem);
  const scores = new Float64Array(mix.length - stem.length + 1);
  const energies = slidingEnergies(mix, stem.length);
  for (let place = 0; place < scores.length; place++) {
    const scale = Math.sqrt(own * energies[place]!);
    scores[place] = scale === 0 ? 0 : products[place]! / scale;
  }
  return scores;
}

/** How alike they are at one place. */
export function correlationAt(stem: Float64Array, mix: Float64Array, place: number): number {
  let product = 0;
  let energy = 0;
  for (const [index, value] of stem.entries()) {
    const other = mix[place + index]!;
    product += value * other;
    energy += other * other;
  }
  const scale = Math.sqrt(energyOf(stem) * energy);
  return scale === 0 ? 0 : product / scale;
}

/**
 * The sums of products by Fourier transforms. One transform does for both sounds, as both are real:
 * the stem is its real part, the mix the imaginary one.
 */
function slidingProducts(stem: Float64Array, mix: Float64Array): Float64Array {
  let length = 1;
  while (length < mix.length) length *= 2;
  const real = new Float64Array(length);
  const imaginary = new Float64Array(length);
  real.set(stem);
  imaginary.set(mix);
  transform(real, imaginary, 'forward');
  const productReal = new Float64Array(length);
  const productImaginary = new Float64Array(length);
  for (let index = 0; index < length; index++) {
    const mirror = (length - index) % length;
    const stemReal = (real[index]! + real[mirror]!) / 2;
    const stemImaginary = (imaginary[index]! - imaginary[mirror]!) / 2;
    const mixReal = (imaginary[index]! + imaginary[mirror]!) / 2;
    const mixImaginary = (real[mirror]! - real[index]!) / 2;
    productReal[index] = stemReal * mixReal + stemImaginary * mixImaginary;
    productImaginary[index] = stemReal * mixImaginary - stemImaginary * mixReal;
  }
  transform(productReal, productImaginary, 'inverse');
  return productReal.map((value) => value / length);
}

function slidingEnergies(mix: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(mix.length + 1);
  for (const [index, value] of mix.entries()) sums[index + 1] = sums[index]! + value * value;
  return Float64Array.from(
    { length: mix.length - width + 1 },
    (_, place) => sums[place + width]! - sums[place]!,
  );
}

function energyOf(sound: Float64Array): number {
  return sound.reduce((sum, value) => sum + value * value, 0);
}
