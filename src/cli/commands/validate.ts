import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ReadOptions } from '../reading/film-options.ts';
import { formatDiagnostics, type DiagnosticFormat } from '../reading/print-diagnostics.ts';
import { hasErrors, readFilmFile } from '../reading/read-and-report.ts';
import { runProviders } from '../providers/run-providers.ts';
import type { Shell } from '../shell.ts';
import { expectShortRun } from '../process/short-run.ts';

export { readPlainFilm } from '../reading/plain-film.ts';

export interface ValidateOptions extends ReadOptions {
  readonly format: DiagnosticFormat;
  readonly json?: boolean;
}

/** Needs no credentials and no network, and writes nothing. */
export async function validate(
  shell: Shell,
  files: readonly string[],
  options: ValidateOptions,
): Promise<number> {
  expectShortRun(files);
  const providers = await runProviders(shell, { ...options, envFiles: false });
  const found: Diagnostic[] = [];
  let shots = 0;
  for (const file of files) {
    const read = await readFilmFile(file, options, providers);
    for (const diagnostic of read.diagnostics) found.push(diagnostic);
    if (read.ok) shots += read.film.scenes.reduce((sum, scene) => sum + scene.shots.length, 0);
  }
  const failed = hasErrors(found);
  const shown = options.quiet ? found.filter(({ severity }) => severity === 'error') : found;
  const format = options.json ? 'json' : options.format;
  shell.out(await formatDiagnostics(shell, shown, format));
  if (format === 'pretty' && found.length === 0 && !options.quiet) {
    shell.err(`${plural(files.length, 'film')}, ${plural(shots, 'shot')}: no problem\n`);
  }
  return failed ? ExitCode.filmInvalid : ExitCode.done;
}

function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
