import type { PictureSize } from '../../providers/capabilities.ts';

/** Told where a picture was drawn in another size than it is asked for in. */
export function sizeNotes(drawn: PictureSize, { width, height }: PictureSize): readonly string[] {
  if (drawn.width === width && drawn.height === height) return [];
  return [`drawn at ${drawn.width}×${drawn.height} and scaled to ${width}×${height}`];
}
