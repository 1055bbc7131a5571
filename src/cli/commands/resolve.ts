import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { StudioEvent } from '../../film/studio-event.ts';
import { plainReporter } from '../../report/events/plain-reporter.ts';
import { readLedger } from '../../store/ledger/read-ledger.ts';
import { inWorkingFolder } from '../folder/working-folder.ts';
import { settleMonth } from '../money/settle-month.ts';
import { runProviders } from '../providers/run-providers.ts';
import type { ReadOptions } from '../reading/film-options.ts';
import { filmPlace } from '../reading/film-place.ts';
import { requireKnownFilm } from '../reading/known-film.ts';
import { AMONG, type AnswerFlags, answerOf, wrongFlag } from '../resolve/answer.ts';
import { madeJobsThere } from '../resolve/made-jobs.ts';
import { meantJob } from '../resolve/meant-job.ts';
import {
  jobFacts,
  type ListedJobs,
  openJobsAdvice,
  openJobsDocument,
  openJobsIn,
  openJobsText,
} from '../resolve/open-jobs.ts';
import { settleJob } from '../resolve/settle-job.ts';
import type { Shell } from '../shell.ts';

export interface ResolveOptions extends ReadOptions, AnswerFlags {
  readonly job?: string;
  readonly json?: boolean;
}

/**
 * Settles a submission of which nobody knows whether it was taken: asks for it by the id that the
 * service's console shows, takes a clip that was fetched by hand, or lets it be submitted anew,
 * for which one that is under way is given up. Without a shot, lists all that is unknown, under way, or made
 * and not used so far.
 */
export async function resolve(
  shell: Shell,
  file: string,
  shot: string | undefined,
  options: ResolveOptions,
): Promise<number> {
  const answer = answerOf(options);
  const place = filmPlace(shell.cwd, file);
  requireKnownFilm(shell.cwd, file, place);
  if (shot === undefined || answer === undefined) {
    if (answer !== undefined) throw wrongFlag('Name the shot that is meant: resolve FILM SHOT.');
    const { entries } = await readLedger(place.ledger);
    const jobs = openJobsIn(entries, shot);
    const made = await madeJobsThere(place.workingFolder, jobs.made);
    return list(shell, { ...jobs, made }, options);
  }
  const providers = await runProviders(shell, options);
  const reporter = options.quiet ? { show() {} } : plainReporter(shell.err);
  const worker = {
    redact: shell.redactor.redact,
    emit: (event: StudioEvent) => reporter.show(event),
    signal: shell.signal,
    now: shell.now,
  };
  return await inWorkingFolder(place, worker, async (folder) => {
    const before = [...folder.ledger.entries];
    const jobs = openJobsIn(before, shot);
    // Of a still or a line, nothing more is to be made.
    const made = jobs.made.filter(({ subject }) => subject.kind === 'take');
    const { job, others } = meantJob(
      { ...jobs, made },
      {
        shot,
        name: options.job,
        among: AMONG[answer.kind],
      },
    );
    const said = await settleJob(shell, {
      file,
      job,
      answer,
      options,
      providers,
      folder,
      emit: worker.emit,
    });
    if (said === undefined) return ExitCode.filmInvalid;
    if (options.json) {
      const settled = { job: jobFacts(job), ...said, others: others.map(jobFacts) };
      shell.out(`${JSON.stringify({ schema: 'ministudio/resolve@1', ...settled }, null, 2)}\n`);
    } else {
      shell.out(`${said.text}\n`);
      const open = 'file' in job ? 'made' : 'operation' in job ? 'under way' : 'unknown';
      if (others.length > 0 && !options.quiet)
        shell.err(`${others.length} more of ${shot} are ${open}.\n`);
    }
    // Told before: a book that can’t be written changes nothing of what was settled here.
    const after = folder.ledger.entries;
    await settleMonth(job, { ...worker, place, providers, before, after });
    return ExitCode.done;
  });
}

function list(shell: Shell, jobs: ListedJobs, { json, quiet }: ResolveOptions): number {
  if (json) {
    shell.out(`${JSON.stringify(openJobsDocument(jobs), null, 2)}\n`);
  } else {
    shell.out(openJobsText(jobs));
    for (const advice of quiet ? [] : openJobsAdvice(jobs)) shell.err(`${advice}\n`);
  }
  return ExitCode.done;
}
