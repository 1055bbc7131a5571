import type { Frames } from '../film/time.ts';
import { mediaError } from './media-error.ts';

export function wrongLength(what: string, is: Frames, wanted: Frames): Error {
  return mediaError(
    'media/wrong-length',
    `${what} came out with ${is} frames instead of ${wanted}.`,
  );
}
