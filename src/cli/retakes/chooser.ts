import type { StudioEvent } from '../../film/studio-event.ts';
import { overrideFilm, type OverrideOptions, type ReadOptions } from '../reading/film-options.ts';
import { type FilmPlace, filmPlace } from '../reading/film-place.ts';
import { openReporter } from '../rendering/open-reporter.ts';
import { type PreparedFilm, prepareFilm } from '../planning/prepare-film.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { runProviders } from '../providers/run-providers.ts';
import { askFilmSecrets } from '../setup/film-secrets.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { inWorkingFolder, type WorkingFolder } from '../folder/working-folder.ts';

export interface ChooserOptions extends ReadOptions, OverrideOptions {
  readonly json?: boolean;
}

/** A film of which a take is chosen: nothing is made or spent. */
export interface Chooser {
  readonly place: FilmPlace;
  /** The film and its takes, as they are at the moment. */
  prepare(): Promise<PreparedFilm>;
  /** Does something while nobody else works on the film. */
  inFolder<Result>(act: (folder: WorkingFolder) => Promise<Result>): Promise<Result>;
}

/** Undefined where the film has errors, which are reported. */
export async function openChooser(
  shell: Shell,
  file: string,
  options: ChooserOptions,
): Promise<Chooser | undefined> {
  const providers = await runProviders(shell, options);
  const read = await readAndReport(shell, file, options, providers);
  if (read === undefined) return undefined;
  const film = overrideFilm(read.film, withDefaults(options, providers.config));
  await askFilmSecrets(film, providers, shell);
  const place = filmPlace(shell.cwd, file);
  return {
    place,
    prepare: async () => prepareFilm(film, place, 'sizes', providers),
    async inFolder(act) {
      const reporter = await openReporter(shell, options);
      const worker = {
        redact: providers.redactor.redact,
        emit: (event: StudioEvent) => reporter.show(event),
        signal: shell.signal,
        now: shell.now,
        ...(shell.delay && { delay: shell.delay }),
      };
      return await inWorkingFolder(place, worker, act).finally(() => reporter.close());
    },
  };
}
