/** True peaks are looked for at four times the sample rate (ITU-R BS.1770-4, annex 2). */
const PHASES = 4;

/** Samples on either side that a value between two samples is made of. */
export const REACH = 12;

/** Kaiser's window: the filters are level to 0.006 dB up to 19 kHz. */
const BETA = 7;

/**
 * Filters for the values a quarter, a half and three quarters of the way from one sample to the
 * next, each over `2 * REACH` samples. The samples themselves are the fourth phase.
 */
export const BETWEEN: readonly [Float64Array, Float64Array, Float64Array] = [
  interpolator(1 / PHASES),
  interpolator(2 / PHASES),
  interpolator(3 / PHASES),
];

/**
 * What a value between two samples can be at most: so many times the greater of these two, and so
 * many times the greatest of all that it is made of.
 */
export const MOST_OF_NEXT = mostOf((tap) => isNext(tap));
export const MOST_OF_ALL = mostOf((tap) => !isNext(tap));

function isNext(tap: number): boolean {
  return tap === REACH - 1 || tap === REACH;
}

function mostOf(counts: (tap: number) => boolean): number {
  const sums = BETWEEN.map((taps) =>
    taps.reduce((sum, value, tap) => (counts(tap) ? sum + Math.abs(value) : sum), 0),
  );
  return Math.max(...sums);
}

function interpolator(place: number): Float64Array {
  const taps = new Float64Array(2 * REACH);
  let sum = 0;
  for (let tap = 0; tap < taps.length; tap++) {
    const distance = tap - (REACH - 1) - place;
    taps[tap] = sinc(distance) * kaiser(distance / REACH);
    sum += taps[tap]!;
  }
  return taps.map((tap) => tap / sum);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
}

/** Modified Bessel function of the first kind, order zero. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
