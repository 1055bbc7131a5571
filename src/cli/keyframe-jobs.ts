import type { ShotId } from '../film/ids.ts';
import { keyframesToMake } from '../plan/plan-keyframes.ts';
import type { Selection } from '../plan/selection.ts';
import type { KeyframeJob } from '../shoot/keyframe-job.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
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
  }: Pick<PreparedFilm, 'keyframes' | 'imageModel' | 'sheet' | 'library'>,
  shots: readonly ShotJob[],
  { fresh, only = [] }: Selection,
): readonly KeyframeJob[] {
  const shot = shots.filter(({ action }) => action === 'shoot').map(({ compiled }) => compiled.id);
  const planned = sheet.keyframes.map((each) =>
    fresh === true ? { ...each, state: 'missing' as const } : each,
  );
  const toMake = new Set(keyframesToMake(planned, new Set(shot)).map(({ ends }) => ends));
  return keyframes.map((compiled, index): KeyframeJob => {
    const { ends, starts } = compiled;
    const common = { compiled, planned: sheet.keyframes[index]!, adapterVersion };
    const known = library.keyframes[ends] ?? [];
    if (toMake.has(ends)) {
      const number = Math.max(0, ...known.map((each) => each.number)) + 1;
      const resubmit = [ends, ...starts].some((id: ShotId) => only.includes(id));
      return { ...common, action: 'make', number, resubmit };
    }
    const { state, number } = common.planned;
    const existing = known.find((each) => state === 'fresh' && each.number === number);
    return existing === undefined
      ? { ...common, action: 'leave' }
      : { ...common, action: 'reuse', existing };
  });
}
