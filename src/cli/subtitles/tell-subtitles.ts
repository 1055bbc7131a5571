import type { Emit } from '../../film/studio-event.ts';
import type { SubtitledFilm } from '../../report/manifest.ts';
import { type BurntSubtitles, SUBTITLED_FILM, type SubtitleTrack } from './film-subtitles.ts';

/** Says in what the subtitles of a film are not as they should be. */
export function tellSubtitles(
  tracks: readonly SubtitleTrack[],
  subtitled: SubtitledFilm | undefined,
  emit: Emit,
): void {
  for (const { language, notes } of [...tracks, ...(subtitled === undefined ? [] : [subtitled])]) {
    for (const text of notes) emit({ kind: 'subtitles-noted', language, text });
  }
}

/** What is known of the second film before it is made. */
export function subtitledToMake({ language }: BurntSubtitles): SubtitledFilm {
  return { language, file: SUBTITLED_FILM, sha256: '', notes: [] };
}
