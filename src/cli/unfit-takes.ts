import type { StudioError } from '../diagnostics/studio-error.ts';
import { ExitCode } from '../diagnostics/exit-code.ts';
import type { ShotId } from '../film/ids.ts';
import { formatRate, sameRate } from '../film/time.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
import type { ContentStore } from '../store/vault.ts';
import { cliError } from './cli-error.ts';
import type { PreparedFilm } from './prepare-film.ts';

/** A take that is used again, though it is stale, and can’t be cut into the film as it is now. */
export interface UnfitTake {
  readonly shot: ShotId;
  readonly take: number;
  /** `it has 24 frames, and the film shows 48`. */
  readonly why: string;
}

/** @param isKnown whether it is known how long a shot is; of all of them where it is absent. */
export async function unfitTakes(
  { film, timeline }: Pick<PreparedFilm, 'film' | 'timeline'>,
  jobs: readonly ShotJob[],
  store: Pick<ContentStore, 'pathOf'>,
  isKnown: (shot: ShotId) => boolean = () => true,
): Promise<readonly UnfitTake[]> {
  const { width, height, rate } = film.format;
  // What fits the film is just as long and large as the film wants it.
  const stale = jobs.filter((job) => job.action !== 'shoot' && job.planned.state === 'stale');
  if (stale.length === 0) return [];
  // Heavy, and mostly needed by nobody.
  const { probeClip } = await import('../media/probe-clip.ts');
  const frames = new Map(timeline.shots.map((shot) => [shot.id, shot.frames]));
  const unfit: UnfitTake[] = [];
  for (const { compiled, ...job } of stale) {
    if (job.action === 'shoot') continue;
    const wanted = frames.get(compiled.id)!;
    // A clip that can't be read is told by the stitch.
    const is = await probeClip(store.pathOf(job.existing.file, 'clip')).catch(() => undefined);
    if (is === undefined) continue;
    const differences = [
      ...(is.frames === wanted || !isKnown(compiled.id)
        ? []
        : [`it has ${is.frames} frames, and the film shows ${wanted}`]),
      ...(is.width === width && is.height === height
        ? []
        : [`it is ${is.width}×${is.height}, and the film ${width}×${height}`]),
      ...(is.rate !== null && sameRate(is.rate, rate)
        ? []
        : [`it is not of ${formatRate(rate)} frames a second, as the film is`]),
    ];
    if (differences.length === 0) continue;
    const { take } = job.existing;
    unfit.push({ shot: compiled.id, take, why: differences.join('; ') });
  }
  return unfit;
}

/** Why the film can't be cut: nothing is asked of anybody for one that can't be written. */
export function unfitError(unfit: readonly UnfitTake[]): StudioError {
  const named = unfit.map(({ shot }) => shot).join(',');
  return cliError(
    'film/unfit-take',
    `the film can’t be cut of the takes that are kept:\n${unfit.map(unfitText).join('\n')}`,
    `Shoot what is stale anew with --stale, or just this with --only ${named}; or put the film back as it was.`,
    ExitCode.providerFailed,
  );
}

export function unfitText({ shot, take, why }: UnfitTake): string {
  return `  take ${take} of ${shot}: ${why}`;
}
