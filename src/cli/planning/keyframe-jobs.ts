import type { ShotId } from '../../film/ids.ts';
import type { BegunKeyframe } from '../../plan/begun-takes.ts';
import type { PlannedKeyframe } from '../../plan/call-sheet.ts';
import { printOf } from '../../plan/job-name.ts';
import { madeAnew } from '../../plan/made-anew.ts';
import { keyframesToMake, nextKeyframe } from '../../plan/plan-keyframes.ts';
import { isKeyframeAnew, type Selection } from '../../plan/selection.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import type { PreparedFilm } from './prepare-film.ts';

/**
 * The keyframes of the film as jobs: those that the shots of this run need are made where they are not
 * there, and all of them where everything is made anew.
 */
export function planKeyframeJobs(
  {
    keyframes,
    imageModel: { adapterVersion },
    sheet,
    library,
    begunKeyframes,
  }: Pick<PreparedFilm, 'keyframes' | 'imageModel' | 'sheet' | 'library' | 'begunKeyframes'>,
  shots: readonly ShotJob[],
  selection: Selection,
): readonly KeyframeJob[] {
  const shot = shots.filter(({ action }) => action === 'shoot').map(({ compiled }) => compiled.id);
  const { only = [] } = selection;
  const isAnew = (ends: ShotId): boolean => isKeyframeAnew(ends, selection, library);
  const planned = sheet.keyframes.map((each) =>
    isAnew(each.ends) ? { ...each, state: 'missing' as const } : each,
  );
  const toMake = new Set(keyframesToMake(planned, new Set(shot)).map(({ ends }) => ends));
  return keyframes.map((compiled, index): KeyframeJob => {
    const { ends, starts } = compiled;
    const plan = sheet.keyframes[index]!;
    const common = { compiled, planned: plan, adapterVersion };
    const known = library.keyframes[ends] ?? [];
    const kept = plan.state === 'fresh' || plan.restorable === true;
    const existing = known.find((each) => kept && each.number === plan.number);
    const isToMake = toMake.has(ends);
    if (isToMake && (existing === undefined || isAnew(ends))) {
      const number = numberOf(plan, nextKeyframe(known), begunKeyframes.get(ends));
      const resubmit = [ends, ...starts].some((id: ShotId) => only.includes(id));
      return { ...common, planned: madeAnew(plan), action: 'make', number, resubmit };
    }
    if (existing === undefined) return { ...common, action: 'leave' };
    if (plan.state === 'fresh') return { ...common, action: 'reuse', existing };
    return isToMake ? { ...common, action: 'restore', existing } : { ...common, action: 'leave' };
  });
}

/** What an earlier run has begun just so is gone on with; what it was asked for otherwise keeps its number. */
function numberOf(
  { fingerprint }: PlannedKeyframe,
  next: number,
  begun: readonly BegunKeyframe[] = [],
): number {
  const same = begun.findLast(({ print }) => print === printOf(fingerprint));
  return same?.number ?? Math.max(next, ...begun.map(({ number }) => number + 1));
}
