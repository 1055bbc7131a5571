import type { Character } from '../../film/character.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { Staging } from '../../world/stage/staging.ts';
import type { BuiltSet } from '../set/set.ts';
import { headingOf, signedDegrees, smoothstep } from '../solids/vector.ts';
import { contactIn } from './acting/contact.ts';
import type { Step } from './movement.ts';
import { activityAt } from './performance.ts';
import type { Activity } from './performance.ts';
import { STANDING } from './pose.ts';
import type { Seating } from './seating.ts';
import { wayRound } from './way-round.ts';

/** From farther off nobody is reached in passing, and who is this close is close enough, metres. */
const FARTHEST = 3;
const ENOUGH = 0.12;

/** How far into the action one has come close. */
const [SETS_OUT, THERE] = [0.03, 0.28];

/**
 * The step of somebody who hugs, kisses or takes the hand of another: they go up to them, each half
 * of the way where both do it, where the floor plan leaves them a metre apart.
 */
export function approachAt(
  staging: Staging,
  set: BuiltSet,
  character: Character,
  seating: Seating,
  step: Step,
  frame: number,
): Step {
  if (step.stride > 0 || step.bed !== undefined) return step;
  // Over a shoulder, a step nearer would hide the face behind it.
  if (staging.shot.framing.includes('ots')) return step;
  if (seating.postures.some((posture) => posture !== STANDING)) return step;
  const { blocking } = seating;
  if (blocking.aboard !== undefined) return step;
  const activity = activityAt(staging, character, frame);
  const contact = contactIn(staging, character.id, activity.words);
  if (contact === undefined) return step;
  const { partner, gap } = contact;
  const way: FloorPoint = [partner.to[0] - step.at[0], partner.to[1] - step.at[1]];
  const between = Math.hypot(...way);
  const left = between - gap;
  if (left < ENOUGH || between > FARTHEST) return step;
  const other = staging.cast[partner.character];
  const isMutual =
    other !== undefined &&
    contactIn(staging, other.id, activityAt(staging, other, frame).words)?.partner.character ===
      character.id;
  const metres = left * (isMutual ? 0.5 : 1) * comeClose(activity);
  const share = metres / between;
  const at: FloorPoint = [step.at[0] + way[0] * share, step.at[1] + way[1] * share];
  if (wayRound(set, step.at, at).length > 0) return step;
  const turned = smoothstep(0, SETS_OUT + 0.05, activity.phase);
  return {
    ...step,
    at,
    facing: step.facing + signedDegrees(headingOf(way) - step.facing) * turned,
    stride: onTheWay(activity) * Math.min(0.8, left),
    gone: step.gone + metres,
  };
}

function comeClose({ phase }: Activity): number {
  return smoothstep(SETS_OUT, THERE, phase);
}

function onTheWay({ phase }: Activity): number {
  const along = (phase - SETS_OUT) / (THERE - SETS_OUT);
  return along <= 0 || along >= 1 ? 0 : Math.sin(Math.PI * along);
}
