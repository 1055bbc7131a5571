/** What one of each unit is in the unit of the language: lengths are in metres, shares in fractions. */
const UNITS: Readonly<Record<string, number>> = {
  m: 1,
  cm: 0.01,
  ft: 0.3048,
  '%': 0.01,
  // Said by the field itself.
  mm: 1,
  k: 1,
  db: 1,
  '°': 1,
  deg: 1,
  degrees: 1,
  usd: 1,
  $: 1,
  x: 1,
};

/** The number that was meant by one with a unit, such as `175cm` or `$12`. */
export function meantNumber(written: string): number | undefined {
  const [, dollar = '', digits = '', unit = ''] =
    /^(\$?)\s*([+-]?\d+(?:\.\d+)?)\s*(\D*)$/.exec(written.trim()) ?? [];
  const name = (dollar + unit).toLowerCase();
  const one = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
  return one === undefined ? undefined : Number((Number(digits) * one).toFixed(4));
}
