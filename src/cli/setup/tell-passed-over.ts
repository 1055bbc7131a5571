import type { Emit } from '../../film/studio-event.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';

/** Tells which ffmpeg was found sooner than the one that is used, and is none that films are made with. */
export function tellPassedOver({ passedOver: found, path: used }: Ffmpeg, emit: Emit): void {
  if (found.length > 0) emit({ kind: 'ffmpeg-passed-over', found, used });
}
