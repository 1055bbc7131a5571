import { printPrompts } from '../../compile/printed/print-prompts.ts';
import { describePrompts } from '../../compile/printed/prompts-document.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { overrideFilm } from '../reading/film-options.ts';
import { filmPlace } from '../reading/film-place.ts';
import { prepareFilm } from '../planning/prepare-film.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { runProviders } from '../providers/run-providers.ts';
import { askFilmSecrets } from '../setup/film-secrets.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { unknownShot } from '../reading/unknown-shot.ts';
import type { PlanOptions } from './plan.ts';

export { readPresentLines } from '../voices/present-lines.ts';

export interface PromptsOptions extends PlanOptions {
  readonly shot?: string;
}

export async function prompts(
  shell: Shell,
  file: string,
  options: PromptsOptions,
): Promise<number> {
  const providers = await runProviders(shell, options);
  const read = await readAndReport(shell, file, options, providers);
  if (read === undefined) return ExitCode.filmInvalid;
  const film = overrideFilm(read.film, withDefaults(options, providers.config));
  await askFilmSecrets(film, providers, shell);
  const { compiled, keyframes, lines } = await prepareFilm(
    film,
    filmPlace(shell.cwd, file),
    'sizes',
    providers,
  );
  const chosen = compiled.filter(({ id }) => options.shot === undefined || id === options.shot);
  if (chosen.length === 0 && options.shot !== undefined) throw unknownShot(options.shot, compiled);
  const document = describePrompts(chosen, keyframes, lines);
  shell.out(options.json ? `${JSON.stringify(document, null, 2)}\n` : printPrompts(document));
  return ExitCode.done;
}
