import type { Json, JsonObject } from '../../film/json.ts';
import { ProviderError } from '../../providers/provider-error.ts';

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

/**
 * Reads the mock's options.
 *
 * @throws ProviderError `provider/invalid-request` for a fault that is none of these, or a value that is none of the
 * option's: with another in its place, a test of a pipeline would pass for nothing.
 */
export function readOptions<Fault extends string>(
  options: JsonObject,
  faults: readonly Fault[],
): MockOptions<Fault> {
  const { fault, times = Infinity, pending = 1, folder } = options;
  const known = faults.find((one) => one === fault);
  if (fault !== undefined && known === undefined) {
    throw invalid(`mock knows no fault ${JSON.stringify(fault)}`, `It knows ${faults.join(', ')}.`);
  }
  return {
    fault: known,
    times: count('times', times),
    pending: count('pending', pending),
    folder: folder === undefined ? undefined : path(folder),
  };
}

function count(name: string, value: Json): number {
  if (typeof value === 'number' && value >= 0) return value;
  const message = `the option ${name} of mock is ${JSON.stringify(value)}`;
  throw invalid(message, 'It is a number from 0.');
}

function path(folder: Json): string {
  if (typeof folder === 'string') return folder;
  const message = `the option folder of mock is ${JSON.stringify(folder)}`;
  throw invalid(message, 'It is the path of a folder.');
}

function invalid(message: string, hint: string): ProviderError {
  const facts = { retryable: false, submitted: 'no', hint } as const;
  return new ProviderError('provider/invalid-request', message, facts);
}
