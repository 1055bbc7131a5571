/**
 * A price, or a charge, as it is counted: a millionth of a dollar is the least. What were rounded to nothing would
 * be shown as free, and any number of it would keep every cap.
 */
export function countable(usd: number): number {
  return usd > 0 ? Math.max(1e-6, round(usd)) : usd;
}

/** To a millionth: prices have cents and seconds have milliseconds, floats have dust. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
