/** Samples at `SAMPLE_RATE` in which somebody speaks. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Speech begins where it is likelier than not, and goes on until that is no more for a while. */
const BEGINS = 0.5;
const GOES_ON = 0.35;

/** Windows: breaths and stops within a word are shorter. */
const PAUSE = 3;

/** Where somebody speaks, by how likely that is in each window of so many samples. */
export function spansOfSpeech(likely: Float32Array, window: number): readonly Span[] {
  const spans: Span[] = [];
  let began: number | undefined;
  let quiet = 0;
  const end = (at: number): void => {
    if (began !== undefined) spans.push({ from: began * window, to: at * window });
    began = undefined;
  };
  likely.forEach((chance, at) => {
    if (chance > BEGINS) began ??= at;
    quiet = chance < GOES_ON ? quiet + 1 : 0;
    if (quiet === PAUSE) end(at + 1 - PAUSE);
  });
  end(likely.length - quiet);
  return spans;
}

/** How many samples of `within` are spoken. */
export function spokenIn(spans: readonly Span[], within: Span): number {
  return spans.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, within.to) - Math.max(from, within.from)),
    0,
  );
}
