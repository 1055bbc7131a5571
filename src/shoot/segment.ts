import { isProviderError } from '../providers/provider-error.ts';
import type { VideoRequest } from '../providers/request.ts';
import type { FailedOutcome, RefusedOutcome } from '../providers/video-provider.ts';

export interface SegmentClip {
  /** The digest of the provider's own bytes. */
  readonly clip: string;
  readonly actualUsd: number | null;
  readonly notes: readonly string[];
}

/** How a submission ended, as it is recorded. */
export type Settled = (SegmentClip & { readonly kind: 'clip' }) | RefusedOutcome | FailedOutcome;

export interface SegmentOrder {
  /** Identifies the segment of this take for ever. */
  readonly name: string;
  readonly provider: string;
  readonly request: VideoRequest;
  /** The user asks for it by name: an earlier submission that leads nowhere is given up. */
  readonly resubmit: boolean;
  readonly onProgress: (fraction: number) => void;
  /** Told before a pause that lets something pass. */
  readonly onPause: (ms: number, reason: string) => void;
  /** Told where the job of an earlier run is given up for another. */
  readonly onGivenUp: (reason: string) => void;
}

/** Bad bytes of a finished job are its outcome; whatever else goes wrong is not. */
export function badMedia(error: unknown): FailedOutcome {
  if (!isProviderError(error) || error.code !== 'provider/bad-media') throw error;
  return { kind: 'failed', code: error.code, reason: error.message, charged: 'unknown' };
}
