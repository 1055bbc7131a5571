/** `MINISTUDIO_RUNS=10 npm run jest` tries each property on ten times as many examples. */
const MORE = Number(process.env['MINISTUDIO_RUNS'] ?? 1);

/** On how many examples a property is tried that takes its time; each run draws others. */
export function propertyRuns(usual: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(usual * MORE) };
}
