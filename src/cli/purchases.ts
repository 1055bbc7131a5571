import type { Purchase } from '../plan/budget.ts';
import type { KeyframeJob } from '../shoot/keyframe-job.ts';
import type { ShotJob } from '../shoot/shot-job.ts';

/** What a run is going to pay for, as planned. */
export function purchasesOf(
  jobs: readonly ShotJob[],
  keyframes: readonly KeyframeJob[],
): readonly Purchase[] {
  const shots = jobs.filter(({ action }) => action === 'shoot').map(({ planned }) => planned);
  const stills = keyframes.filter(({ action }) => action === 'make').map(({ planned }) => planned);
  return [
    ...shots.map(({ id, cost }) => ({ name: id, cost })),
    ...stills.map(({ ends, cost }) => ({ name: `the keyframe of ${ends}`, cost })),
  ];
}
