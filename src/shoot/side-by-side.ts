/** How a job stands to the others. */
export interface Standing {
  /** The job that must have ended before this one begins; it comes earlier in the list. */
  readonly after?: string;
  /** Whose place it takes while it runs; none where it is absent. */
  readonly place?: string;
}

export interface SideBySide<Job> {
  readonly nameOf: (job: Job) => string;
  readonly standingOf: (job: Job) => Standing;
  /** How many jobs may have a place of that name at once: one at least. */
  readonly placesOf: (place: string) => number;
  /** How many jobs may run at once, whatever their places. */
  readonly most: number;
  /** Runs one job, which may leave its place to another before it has ended. */
  readonly run: (job: Job, leavePlace: () => void) => Promise<void>;
  /** Told what a job has thrown, while others may be running. Nothing begins after it. */
  readonly onThrown: (error: unknown) => void;
}

/**
 * Runs jobs side by side: each as soon as the one it goes on from has ended and there is room for
 * it. Of those that could begin, the one that most others wait for in a row goes first, or else the
 * first of the list: a long chain that begins late is what all would wait for in the end.
 *
 * @throws what the first job to throw has thrown, once all that had begun have ended; a RangeError
 * where there is room for none.
 */
export async function runSideBySide<Job>(
  jobs: readonly Job[],
  rules: SideBySide<Job>,
): Promise<void> {
  const unfinished = new Set(jobs.map(rules.nameOf));
  const taken = new Map<string, number>();
  const thrown: unknown[] = [];
  let waiting = longestChainFirst(jobs, rules);
  let running = 0;
  let wake = (): void => {};

  const mayBegin = (job: Job): boolean => {
    const { after, place } = rules.standingOf(job);
    if (running >= rules.most || (after !== undefined && unfinished.has(after))) return false;
    return place === undefined || (taken.get(place) ?? 0) < rules.placesOf(place);
  };
  const takePlace = (place: string): (() => void) => {
    taken.set(place, (taken.get(place) ?? 0) + 1);
    let isLeft = false;
    return () => {
      if (isLeft) return;
      isLeft = true;
      taken.set(place, taken.get(place)! - 1);
      wake();
    };
  };
  const begin = async (job: Job): Promise<void> => {
    running += 1;
    const { place } = rules.standingOf(job);
    const leavePlace = place === undefined ? () => {} : takePlace(place);
    try {
      await rules.run(job, leavePlace);
    } catch (error) {
      thrown.push(error);
      rules.onThrown(error);
    }
    leavePlace();
    running -= 1;
    unfinished.delete(rules.nameOf(job));
    wake();
  };

  for (;;) {
    const change = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const left: Job[] = [];
    for (const job of waiting) {
      if (thrown.length === 0 && mayBegin(job)) void begin(job);
      else left.push(job);
    }
    waiting = left;
    if (running === 0) break;
    await change;
  }
  if (thrown.length > 0) throw thrown[0];
  if (waiting.length > 0)
    throw new RangeError(`there is no room for ${waiting.map(rules.nameOf).join(', ')}`);
}

function longestChainFirst<Job>(
  jobs: readonly Job[],
  { nameOf, standingOf }: SideBySide<Job>,
): readonly Job[] {
  /** How many wait for a job in a row. */
  const followers = new Map<string, number>();
  for (const job of jobs.toReversed()) {
    const { after } = standingOf(job);
    if (after === undefined) continue;
    const own = followers.get(nameOf(job)) ?? 0;
    followers.set(after, Math.max(followers.get(after) ?? 0, own + 1));
  }
  const rank = (job: Job): number => followers.get(nameOf(job)) ?? 0;
  return jobs.toSorted((a, b) => rank(b) - rank(a));
}
