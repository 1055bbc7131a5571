import { isProviderError } from '../../providers/provider-error.ts';
import type {
  CompletedOutcome,
  FailedOutcome,
  ProviderCall,
  RefusedOutcome,
} from '../../providers/video-provider.ts';
import type { PaidJob } from '../money/purse.ts';

/** What a finished job has made, as it is recorded: kept files by the digests of their bytes. */
export interface Made {
  readonly kind: 'clip' | 'still' | 'speech';
  readonly actualUsd: number | null;
  readonly notes: readonly string[];
}

/** How a submission ended, as it is recorded. */
export type Settled<Result extends Made> = Result | RefusedOutcome | FailedOutcome;

/** What all that is asked for has. */
export interface JobRequest {
  readonly model: string;
  /** Length of the clip; absent for a still or a line. */
  readonly seconds?: number;
}

/** One paid job. */
export interface JobOrder<Request, Result extends Made> {
  /** Identifies it for ever: it is made once. */
  readonly name: string;
  /** The shot or keyframe that it is paid for, as the purse knows it. */
  readonly purchase: string;
  readonly provider: string;
  readonly request: Request;
  /** What it should cost, in US dollars; null where nobody knows. */
  readonly usd: number | null;
  /** The user asks for it by name: an earlier submission that leads nowhere is given up. */
  readonly resubmit: boolean;
  /**
   * Keeps what the job has made, once it has been looked at. Throws a ProviderError
   * `provider/bad-media` where it is no good, `provider/unreachable` where it can't be fetched.
   */
  readonly keep: (outcome: CompletedOutcome, call: ProviderCall) => Promise<Result>;
  /** Whether what an earlier run has kept of it is there still, as it was kept. */
  readonly isKept: (made: Result) => Promise<boolean>;
  readonly onProgress: (fraction: number) => void;
  /** Told before a pause that lets something pass. */
  readonly onPause: (ms: number, reason: string) => void;
  /** Told where the job of an earlier run is given up for another. */
  readonly onGivenUp: (reason: string) => void;
}

/** One round of a job, as the purse knows it. */
export function paidJob(
  { name, purchase, usd }: Pick<JobOrder<never, Made>, 'name' | 'purchase' | 'usd'>,
  round: number,
): PaidJob {
  return { name, round, purchase, usd };
}

/** What has ended well is kept; how else it ended is its outcome. */
export async function settle<Result extends Made>(
  order: Pick<JobOrder<never, Result>, 'keep'>,
  outcome: CompletedOutcome | RefusedOutcome | FailedOutcome,
  call: ProviderCall,
): Promise<Settled<Result>> {
  return outcome.kind === 'completed' ? await order.keep(outcome, call) : outcome;
}

/** Bad bytes of a finished job are its outcome; whatever else goes wrong is not. */
export function badMedia(error: unknown): FailedOutcome {
  if (!isProviderError(error) || error.code !== 'provider/bad-media') throw error;
  return { kind: 'failed', code: error.code, reason: error.message, charged: 'unknown' };
}
