import { ExitCode } from '../diagnostics/exit-code.ts';
import { StudioError } from '../diagnostics/studio-error.ts';

/** Every way in which this room fails, so that callers can branch on it. */
export type MediaErrorCode =
  | 'media/ffmpeg-missing'
  | 'media/ffmpeg-failed'
  | 'media/unreadable-clip'
  | 'media/unreadable-image'
  | 'media/unreadable-sound'
  | 'media/odd-size'
  | 'media/no-such-frame'
  | 'media/clip-too-short'
  | 'media/cut-mismatch'
  | 'media/transitions-overlap'
  | 'media/wrong-length';

export function mediaError(
  code: MediaErrorCode,
  message: string,
  options: { hint?: string; cause?: unknown } = {},
): StudioError {
  return new StudioError(code, ExitCode.media, message, options);
}
