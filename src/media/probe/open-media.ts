import { ALL_FORMATS, FilePathSource, Input, Logging, LogLevel } from 'mediabunny';

/**
 * Opens a media file for reading its structure; the caller disposes of it. What the parser has to
 * say about odd files would go to the console, which is not ours to write to.
 */
export function openMedia(path: string): Input {
  Logging.level = LogLevel.Silent;
  return new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
}
