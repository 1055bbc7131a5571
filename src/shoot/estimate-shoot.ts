import type { ShotId } from '../film/ids.ts';
import { runSideBySide, type Standing } from './side-by-side.ts';

/** Something that a shoot will make, and how long that takes. */
export interface TimedJob {
  readonly name: ShotId;
  /** The shot that it goes on from. */
  readonly after?: ShotId;
  readonly provider: string;
  readonly seconds: number;
}

/**
 * How long a shoot will take, in seconds: the same rules that order one, with jobs that only let time
 * go by. Stills come first, all of them.
 */
export async function estimateShoot(order: {
  readonly stills: readonly TimedJob[];
  readonly shots: readonly TimedJob[];
  readonly placesOf: (provider: string) => number;
  readonly most: number;
}): Promise<number> {
  const { stills, shots, placesOf, most } = order;
  let seconds = 0;
  for (const jobs of [stills, shots]) seconds += await lengthOf(jobs, { placesOf, most });
  return seconds;
}

async function lengthOf(
  jobs: readonly TimedJob[],
  { placesOf, most }: { placesOf: (provider: string) => number; most: number },
): Promise<number> {
  let now = 0;
  const waiting = new Set<{ readonly until: number; readonly end: () => void }>();
  const shoot = runSideBySide(jobs, {
    nameOf: ({ name }) => name,
    standingOf: ({ after, provider }): Standing => ({ ...(after && { after }), place: provider }),
    placesOf,
    most,
    run: async ({ seconds }) =>
      await new Promise<void>((end) => waiting.add({ until: now + seconds, end })),
    onThrown: () => {},
  });
  // Whatever can begin has begun after one turn of the loop: then the first to end ends.
  for (;;) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    const next = [...waiting].toSorted((a, b) => a.until - b.until)[0];
    if (next === undefined) break;
    waiting.delete(next);
    now = next.until;
    next.end();
  }
  await shoot;
  return now;
}
