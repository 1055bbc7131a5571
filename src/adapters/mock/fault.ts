import type { JsonObject } from '../../film/json.ts';

/** What the mock does wrong on demand, whatever it makes. */
const OF_JOBS = [
  /** Refuses the request, as moderation does. */
  'refusal',
  /** Does not accept the request, and asks to wait. */
  'rate-limit',
  /** Accepts the request, and the reply never arrives. */
  'lost-reply',
  /** Takes ten times as many checks. */
  'slow',
  /** Delivers bytes that are no clip, no picture or no sound. */
  'corrupt-file',
] as const;

export const CLIP_FAULTS = [
  ...OF_JOBS,
  /** Makes two frames too few. */
  'wrong-duration',
  /** Makes the same seconds at 30 frames a second, or at 24 where 30 is asked for. */
  'wrong-rate',
  /** Darkens from frame to frame, as chained models do. */
  'drift',
] as const;

export const STILL_FAULTS = [
  ...OF_JOBS,
  /** Makes a picture of half the size. */
  'wrong-size',
] as const;

export const VOICE_FAULTS = OF_JOBS;

export type ClipFault = (typeof CLIP_FAULTS)[number];
export type StillFault = (typeof STILL_FAULTS)[number];
export type VoiceFault = (typeof VOICE_FAULTS)[number];
export type JobFault = (typeof OF_JOBS)[number];

/** What a request may ask of the mock in its `options`. */
export interface MockOptions<Fault> {
  readonly fault: Fault | undefined;
  /** How many starts the fault befalls, counted in the folder; all by default. */
  readonly times: number;
  /** How often a check says `pending` first. */
  readonly pending: number;
  /** Where accepted requests are kept; without it, in the call's scratch folder. */
  readonly folder: string | undefined;
}

export const OPTION_NAMES: readonly string[] = ['fault', 'times', 'pending', 'folder'];

/** Reads the mock's options. Throws a `RangeError` for a fault that is none of these. */
export function readOptions<Fault extends string>(
  options: JsonObject,
  faults: readonly Fault[],
): MockOptions<Fault> {
  const { fault, times, pending, folder } = options;
  const known = faults.find((one) => one === fault);
  if (fault !== undefined && known === undefined) {
    throw new RangeError(`The mock knows no fault ${JSON.stringify(fault)}.`);
  }
  return {
    fault: known,
    times: typeof times === 'number' ? times : Infinity,
    pending: typeof pending === 'number' ? pending : 1,
    folder: typeof folder === 'string' ? folder : undefined,
  };
}
