import type { VideoRequest } from '../providers/request.ts';
import type { ProviderCall, StartOutcome, VideoProvider } from '../providers/video-provider.ts';
import type { Clock } from './ports.ts';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 2_000;

/**
 * Starts, and starts again only where the provider is known not to have taken the job: it said so
 * (too many requests, out of capacity), or the connection was never made. Anything else is thrown.
 */
export async function startPatiently(
  provider: VideoProvider,
  request: VideoRequest,
  call: ProviderCall,
  clock: Clock,
): Promise<StartOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await provider.start(request, call);
    } catch (error) {
      if (attempt === ATTEMPTS || !wasNotTaken(error) || !error.retryable) throw error;
      await clock.delay(pauseBefore(attempt, error), call.signal);
    }
  }
}

interface NotTaken {
  readonly retryable: boolean;
  readonly submitted: 'no';
  readonly retryAfterMs?: number;
}

/** Whether the provider is known not to have taken the job: nothing was charged. */
export function wasNotTaken(error: unknown): error is NotTaken {
  return (
    typeof error === 'object' &&
    error !== null &&
    'retryable' in error &&
    'submitted' in error &&
    error.submitted === 'no'
  );
}

function pauseBefore(attempt: number, error: NotTaken): number {
  return error.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1);
}
