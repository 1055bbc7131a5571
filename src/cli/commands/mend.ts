import { ExitCode } from '../../diagnostics/exit-code.ts';
import { filmPlace } from '../reading/film-place.ts';
import { requireKnownFilm } from '../reading/known-film.ts';
import { mendFilm } from '../mend/mend-film.ts';
import { mendText } from '../mend/mend-text.ts';
import { requireOwnName } from '../reading/same-name.ts';
import type { Shell } from '../shell.ts';
import { workerOf } from '../folder/worker-of.ts';

export interface MendOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Writes a damaged ledger anew of what is whole of it, and tells what is lost with the rest. */
export async function mend(shell: Shell, file: string, options: MendOptions): Promise<number> {
  const { dryRun = false, json } = options;
  const place = filmPlace(shell.cwd, file);
  requireKnownFilm(shell.cwd, file, place);
  await requireOwnName(place);
  const report = await mendFilm(place, dryRun, workerOf(shell));
  if (json) {
    const document = { schema: 'ministudio/mend@1', dryRun, damaged: report !== undefined };
    shell.out(`${JSON.stringify({ ...document, ...report }, null, 2)}\n`);
  } else if (report === undefined) {
    shell.out(`${place.ledger} is not damaged: there is nothing to mend.\n`);
  } else shell.out(`${report.ledger}\n${mendText(report, dryRun)}`);
  return ExitCode.done;
}
