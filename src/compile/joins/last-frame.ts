import type { Natives } from '../fates/natives.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

/**
 * Takes the last frame out again where the model takes it only together with a first one, and there
 * is none.
 *
 * @param followsFrame whether the part that has the last frame starts from a frame.
 */
export function settleLastFrame(
  natives: Natives,
  followsFrame: boolean,
  { shot, model }: ShotContext,
): Natives {
  const { lastFrame, ...others } = natives;
  const alone = lastFrame !== undefined && !followsFrame;
  if (!alone || model.capabilities.lastFrame !== 'with-first-frame') return natives;
  return {
    ...others,
    fields: new Map([...natives.fields].filter(([field]) => field !== 'lastFrame')),
    adjustments: [
      ...natives.adjustments,
      {
        kind: 'dropped',
        field: 'lastFrame',
        asked: shot.lastFrame ?? null,
        given: null,
        why: `${model.id} takes a last frame only together with a first one.`,
      },
    ],
  };
}
