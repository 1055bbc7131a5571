import { ExitCode } from '../../diagnostics/exit-code.ts';
import { cleanFilm } from '../clean/clean-film.ts';
import type { Judgement } from '../clean/clean-report.ts';
import { cleanText, freedBy } from '../clean/clean-text.ts';
import { overrideFilm, type OverrideOptions, type ReadOptions } from '../reading/film-options.ts';
import { filmPlace } from '../reading/film-place.ts';
import { prepareFilm } from '../planning/prepare-film.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { runProviders } from '../providers/run-providers.ts';
import { askFilmSecrets } from '../setup/film-secrets.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { workerOf } from '../folder/worker-of.ts';

export interface CleanOptions extends ReadOptions, OverrideOptions {
  readonly dryRun?: boolean;
  readonly paid?: boolean;
  readonly oldLedgers?: boolean;
  readonly json?: boolean;
}

/** Removes from the working folder what nobody needs. The film says which takes it shows. */
export async function clean(shell: Shell, file: string, options: CleanOptions): Promise<number> {
  const { dryRun: isDryRun = false, paid = false, oldLedgers = false } = options;
  const providers = await runProviders(shell, options);
  const read = await readAndReport(shell, file, options, providers);
  if (read === undefined) return ExitCode.filmInvalid;
  const film = overrideFilm(read.film, withDefaults(options, providers.config));
  await askFilmSecrets(film, providers, shell);
  const place = filmPlace(shell.cwd, file);
  const { redact } = shell.redactor;
  const judgement = await cleanFilm(() => prepareFilm(film, place, 'sizes', providers), {
    place,
    redact,
    flags: { paid, oldLedgers },
    isDryRun,
    worker: workerOf(shell),
  });
  shell.out(
    options.json
      ? `${JSON.stringify(cleanDocument(judgement, isDryRun), null, 2)}\n`
      : cleanText(judgement, isDryRun),
  );
  return ExitCode.done;
}

function cleanDocument({ discard, removals, keepings }: Judgement, dryRun: boolean): object {
  return {
    schema: 'ministudio/clean@1',
    dryRun,
    freedBytes: removals.reduce((sum, { file }) => sum + freedBy(file), 0),
    discarded: discard,
    removed: removals.map(({ rule, file, of }) => {
      const { path, bytes } = file;
      return { rule, path, bytes, freedBytes: freedBy(file), ...of };
    }),
    kept: keepings.map(({ because, file: { path, bytes }, of }) => ({
      because,
      path,
      bytes,
      ...of,
    })),
  };
}
