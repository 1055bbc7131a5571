import { SAMPLE_RATE } from '../../film/time.ts';
import { linePurchase } from '../../plan/budget.ts';
import { lineKey } from '../../plan/plan-lines.ts';
import { isShotFailure, type ShotFailure } from '../failure.ts';
import type { LineJob } from './line-job.ts';
import type { ShootPorts } from '../ports.ts';
import { runSideBySide } from '../side-by-side.ts';
import { speakLine } from './speak-line.ts';

export interface LinesOrder {
  readonly jobs: readonly LineJob[];
  readonly keepGoing: boolean;
  readonly placesOf: (provider: string) => number;
  readonly most: number;
  /** Those that an earlier run has submitted, by `lineKey`. */
  readonly underWay: ReadonlySet<string>;
}

/**
 * Has the lines of a film spoken, side by side, before anything is shot: how long a shot is depends on
 * what is said in it. After one has failed no other is begun, unless the run keeps going.
 *
 * @returns the failures, in the order of the film.
 * @throws whatever is not a failure of one line, and the abort reason; not before all that was under
 * way has ended.
 */
export async function speakLines(
  ports: ShootPorts,
  { jobs, keepGoing, placesOf, most, underWay }: LinesOrder,
): Promise<readonly ShotFailure[]> {
  if (jobs.length === 0) return [];
  ports.emit({ kind: 'speaking-started', lines: jobs.length });
  const failures = new Map<string, ShotFailure>();
  await runSideBySide(jobs, {
    nameOf: ({ compiled }) => lineKey(compiled),
    standingOf: ({ compiled }) => ({ place: compiled.spoken.provider }),
    placesOf,
    most,
    onThrown: ports.abandon,
    async run(job) {
      ports.signal.throwIfAborted();
      if (failures.size > 0 && !keepGoing && !underWay.has(lineKey(job.compiled))) return;
      const { shot, scene, line } = job.compiled;
      const subject = { scene, shot, line: line + 1 };
      try {
        const { samples } = await speakLine(ports, job);
        ports.emit({ kind: 'line-completed', ...subject, seconds: samples / SAMPLE_RATE });
      } catch (error) {
        if (ports.signal.aborted || !isShotFailure(error)) throw error;
        const { code, message: reason } = error;
        failures.set(lineKey(job.compiled), {
          shot,
          code,
          reason: `its line ${line + 1}: ${reason}`,
          error,
        });
        ports.emit({ kind: 'line-failed', ...subject, code, reason });
      } finally {
        ports.purse.close(linePurchase(job.compiled));
      }
    },
  });
  return jobs.flatMap(({ compiled }) => failures.get(lineKey(compiled)) ?? []);
}
