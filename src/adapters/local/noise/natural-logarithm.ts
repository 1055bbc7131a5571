const LN2 = 0.693_147_180_559_945_3;

/** The series of the inverse hyperbolic tangent has no bit of a double left after so many terms. */
const TERMS = 12;

/**
 * The natural logarithm of a positive number from sums, products and quotients alone: engines may
 * differ in the last bit of theirs, and noise must not.
 */
export function naturalLogarithm(value: number): number {
  let mantissa = value;
  let exponent = 0;
  for (; mantissa > Math.SQRT2; exponent += 1) mantissa /= 2;
  for (; mantissa < Math.SQRT1_2; exponent -= 1) mantissa *= 2;
  // ln m = 2 artanh((m − 1) / (m + 1))
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let term = TERMS; term >= 0; term -= 1) sum = sum * square + 1 / (2 * term + 1);
  return 2 * ratio * sum + exponent * LN2;
}
