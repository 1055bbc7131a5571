import { subjectOfJob, subjectText } from '../../plan/job-name.ts';
import type { Operation } from '../../providers/outcome.ts';
import type { ShootPorts } from '../ports.ts';
import type { JobOrder, Made } from './job.ts';

/**
 * Tells of what is paid for and stands nowhere: the film was taken over, or the disk refuses. The next run finds the
 * claim alone, and asks what became of it; who has read this can say it.
 */
export function tellUnwritten(
  { emit, vault }: Pick<ShootPorts, 'emit' | 'vault'>,
  { name, provider, usd }: Pick<JobOrder<never, Made>, 'name' | 'provider' | 'usd'>,
  outcome: object,
): void {
  const subject = subjectOfJob(name);
  if (subject === undefined || usd === 0) return;
  const { operation, clip, still, sound } = outcome as Outcome;
  const tell = (found: { readonly operation: string } | { readonly file: string }): void =>
    emit({
      kind: 'job-unwritten',
      shot: subject.shot,
      what: subjectText(subject),
      provider,
      ...found,
    });
  if (operation !== undefined) tell({ operation: idOf(operation) });
  if (clip !== undefined) tell({ file: vault.pathOf(clip, 'clip') });
  if (still !== undefined) tell({ file: vault.pathOf(still, 'image') });
  if (sound !== undefined) tell({ file: vault.pathOf(sound, 'sound') });
}

/** Of a submission, as it would have been recorded. */
interface Outcome {
  readonly operation?: Operation;
  readonly clip?: string;
  readonly still?: string;
  readonly sound?: string;
}

/** What `resolve` takes for it, where the service has one name for a job; else all that is known. */
function idOf(operation: Operation): string {
  const names = 'id' in operation ? [operation['id']] : Object.values(operation);
  const [name, ...others] = names;
  return typeof name === 'string' && others.length === 0 ? name : JSON.stringify(operation);
}
