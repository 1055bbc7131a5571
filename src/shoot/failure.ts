import { errorCode, isStudioError } from '../diagnostics/studio-error.ts';
import type { ShotId } from '../film/ids.ts';

export interface ShotFailure {
  readonly shot: ShotId;
  readonly code: string;
  readonly reason: string;
  readonly error: unknown;
}

/**
 * A provider's failure, media that is no good and money that there is not are the shot's; a full disk is
 * the run's.
 */
export function isShotFailure(error: unknown): error is Error & { code: string } {
  if (!isStudioError(error) || !/^(provider|media|budget)\//.test(error.code)) return false;
  return errorCode(error.cause) !== 'ENOSPC';
}
