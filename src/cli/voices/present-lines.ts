import { shotsOf } from '../../film/film.ts';
import { lineKey } from '../../plan/plan-lines.ts';
import type { PresentLines } from '../../plan/voice-record.ts';
import { overrideFilm, type ReadOptions } from '../reading/film-options.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import { type PreparedFilm, prepareFilm } from '../planning/prepare-film.ts';
import { readFilmFile } from '../reading/read-and-report.ts';
import { runProviders } from '../providers/run-providers.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';

/** The lines of a film as they are planned, those that no voice says among them. */
export function presentLines({ film, sheet }: Pick<PreparedFilm, 'film' | 'sheet'>): PresentLines {
  const prints = new Map(sheet.lines.map((line) => [lineKey(line), line.fingerprint]));
  const keys = shotsOf(film).flatMap(({ id, dialogue, narration }) => {
    const count = dialogue.length + (narration === undefined ? 0 : 1);
    return Array.from({ length: count }, (_, line) => lineKey({ shot: id, line }));
  });
  return new Map(keys.map((key) => [key, prints.get(key)]));
}

/** Those of a film on disk, as a render without flags would say them; undefined where it has errors. */
export async function readPresentLines(
  shell: Shell,
  place: FilmPlace,
  options: Pick<ReadOptions, 'set' | 'allowOutside'>,
): Promise<PresentLines | undefined> {
  const providers = await runProviders(shell);
  const read = await readFilmFile(place.file, options, providers);
  if (!read.ok) return undefined;
  const film = overrideFilm(read.film, withDefaults({}, providers.config));
  return presentLines(await prepareFilm(film, place, 'sizes', providers));
}
