import type { ShotId } from '../../film/ids.ts';
import { keyframePurchase } from '../../plan/budget.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import { isShotFailure, type ShotFailure } from '../failure.ts';
import { restoreKeyframe } from './fit-keyframe.ts';
import type { KeyframeJob } from './keyframe-job.ts';
import { makeKeyframe } from './make-keyframe.ts';
import type { FilmPicture, ShootPorts } from '../ports.ts';
import { runSideBySide } from '../side-by-side.ts';

export interface KeyframesOrder {
  readonly jobs: readonly KeyframeJob[];
  readonly picture: FilmPicture;
  readonly keepGoing: boolean;
  readonly placesOf: (provider: string) => number;
  readonly most: number;
  /** Those that an earlier run has submitted, by the shot that ends in each. */
  readonly underWay: ReadonlySet<ShotId>;
  /** Something has failed before. */
  readonly isStopped: boolean;
}

export interface MadeKeyframes {
  /** By the shot that ends in each. */
  readonly records: ReadonlyMap<ShotId, KeyframeRecord>;
  /** In the order of the film. */
  readonly failures: readonly ShotFailure[];
}

/**
 * Makes the keyframes that are to be made, side by side, before any shot: a still takes seconds, and
 * with them the shots wait for each other no more. After one has failed, no other is begun.
 *
 * @throws whatever is not a failure of one still, and the abort reason; not before all that was under
 * way has ended.
 */
export async function shootKeyframes(
  ports: ShootPorts,
  { jobs, picture, keepGoing, placesOf, most, underWay, isStopped }: KeyframesOrder,
): Promise<MadeKeyframes> {
  const records = new Map<ShotId, KeyframeRecord>();
  const failures = new Map<ShotId, ShotFailure>();
  for (const job of jobs) {
    const { ends, scene } = job.compiled;
    const { lost, reasons } = job.planned;
    if (lost !== undefined && (job.action === 'make' || job.action === 'restore')) {
      ports.emit({ kind: 'keyframe-lost', scene, shot: ends, number: lost, reasons });
    }
    if (job.action === 'reuse') records.set(ends, job.existing);
    if (job.action === 'restore') {
      records.set(ends, await restoreKeyframe(ports, job.existing, picture));
    }
  }
  const toMake = jobs.filter((job) => job.action === 'make');
  await runSideBySide(toMake, {
    nameOf: ({ compiled }) => compiled.ends,
    standingOf: ({ compiled }) => ({ place: compiled.provider }),
    placesOf,
    most,
    onThrown: ports.abandon,
    async run(job) {
      ports.signal.throwIfAborted();
      const { ends, scene } = job.compiled;
      const hasFailed = isStopped || failures.size > 0;
      if (hasFailed && !keepGoing && !underWay.has(ends)) return;
      const subject = { scene, shot: ends, number: job.number };
      const startedAt = ports.clock.now();
      try {
        const record = await makeKeyframe(ports, { job, picture });
        records.set(ends, record);
        const elapsedMs = ports.clock.now() - startedAt;
        ports.emit({ kind: 'keyframe-completed', ...subject, elapsedMs });
      } catch (error) {
        if (ports.signal.aborted || !isShotFailure(error)) throw error;
        const { code, message: reason } = error;
        failures.set(ends, { shot: ends, code, reason: `its keyframe: ${reason}`, error });
        ports.emit({ kind: 'keyframe-failed', ...subject, code, reason });
      } finally {
        ports.purse.close(keyframePurchase(ends));
      }
    },
  });
  return {
    records,
    failures: toMake.flatMap(({ compiled }) => failures.get(compiled.ends) ?? []),
  };
}
