/** `n/a`: it was not measured, which is never a pass. */
export type Verdict = 'pass' | 'weak' | 'fail' | 'n/a';

/** Both ends included; absent is no limit. */
export interface Range {
  readonly from?: number;
  readonly to?: number;
}

/** One thing that was measured of a film. */
export interface Measurement {
  /** What, with its unit: `offsetMs`. */
  readonly measure: string;
  /** Null where it was not measured, and of silence, which has no level. */
  readonly value: number | null;
  /** What passes. */
  readonly threshold: Range;
  readonly verdict: Verdict;
  /** Why it is no pass, or what was found. */
  readonly reason?: string;
}

/** What a measure is held to. What is `weak` does not pass, and does not fail a check either. */
export interface Limits {
  readonly pass: Range;
  readonly weak?: Range;
}

/** Judges a value; `reason` is told where it does not pass. */
export function judge(
  measure: string,
  value: number,
  { pass, weak }: Limits,
  reason?: string,
): Measurement {
  const isWeak = weak !== undefined && isWithin(value, weak);
  const verdict = isWithin(value, pass) ? 'pass' : isWeak ? 'weak' : 'fail';
  const said = verdict === 'pass' ? undefined : reason;
  return { ...entry(measure, value, pass), verdict, ...(said !== undefined && { reason: said }) };
}

/** Of what could not be measured. */
export function notMeasured(measure: string, { pass }: Limits, reason: string): Measurement {
  return { measure, value: null, threshold: pass, verdict: 'n/a', reason };
}

function entry(measure: string, value: number, threshold: Range) {
  // Figures of no more places than mean anything; JSON has no infinity.
  const written = Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null;
  return { measure, value: written, threshold };
}

function isWithin(value: number, { from = -Infinity, to = Infinity }: Range): boolean {
  return value >= from && value <= to;
}
