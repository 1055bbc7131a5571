import { MOST_STEP, type StepAtJoin } from '../sound/measure/click.ts';
import type { SeamMeasurement } from './check-document.ts';
import { judge, type Limits, notMeasured } from './measurement.ts';

const STEP: Limits = { pass: { to: MOST_STEP } };

/** How great a step the sound makes where a shot begins, against what is usual around it. */
export function checkSeam(
  shot: string,
  step: StepAtJoin,
  { beginsThere }: { readonly beginsThere: boolean },
): SeamMeasurement {
  if (step.isClick && beginsThere) {
    const why = 'an effect or a line begins there, which can’t be told from a click';
    return { shot, ...notMeasured('soundStep', STEP, why) };
  }
  return { shot, ...judge('soundStep', step.ratio, STEP, 'the join clicks') };
}
