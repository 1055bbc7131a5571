import type { CharacterId } from '../../film/ids.ts';
import type { CameraPose, Staging } from '../../world/stage/staging.ts';
import { contactIn } from './acting/contact.ts';
import { targetIn } from './acting/target.ts';
import { sayHands } from './close-hands/hand-tasks.ts';
import { inHandOf } from './held.ts';
import type { HeldKind } from './held.ts';
import { wordsFor } from './performance.ts';
import type { PlacedActor } from './place-actors.ts';
import { headingOf } from '../solids/vector.ts';

/** Through whose eyes a shot is seen, so that of them nothing but the hands is in the picture. */
export interface OwnEyes {
  readonly character: CharacterId;
  /** A point of view, where the camera already is, or an insert of what hands do. */
  readonly kind: 'eyes' | 'insert';
}

/** A camera that is placed so near to somebody who has a point of view is their eyes, in metres. */
const THERE = 0.6;

/** What one holds to look at it. */
const LOOKED_AT: ReadonlySet<HeldKind> = new Set(['phone', 'sheet', 'book', 'key', 'pen']);

/** Whose eyes a shot has; undefined where it looks from outside. */
export function ownEyesOf(staging: Staging): OwnEyes | undefined {
  if (!known.has(staging)) known.set(staging, findOwnEyes(staging));
  return known.get(staging);
}

const known = new WeakMap<Staging, OwnEyes | undefined>();

function findOwnEyes(staging: Staging): OwnEyes | undefined {
  const { shot, blocking, cast } = staging;
  const at = shot.camera?.at;
  if (shot.framing.includes('pov')) {
    const eyes = blocking.at(-1);
    const isThere =
      eyes !== undefined &&
      (at === undefined || Math.hypot(at[0] - eyes.to[0], at[1] - eyes.to[1]) < THERE);
    return isThere ? { character: eyes.character, kind: 'eyes' } : undefined;
  }
  const isInsert = shot.framing.includes('insert') && at === undefined;
  if (!isInsert || shot.camera?.facing !== undefined) return undefined;
  const first = blocking[0];
  const character = first && cast[first.character];
  if (character === undefined || !['person', 'child', 'robot'].includes(character.form)) {
    return undefined;
  }
  const actions = [shot.action ?? '', ...staging.beats.map(({ action }) => action)];
  const words = actions.map((action) => wordsFor(staging, character, action)).join(', ');
  if (contactIn(staging, character.id, words) !== undefined) return undefined;
  const props = [staging.before, staging.after].flatMap(
    ({ characters }) => characters[character.id]?.props ?? [],
  );
  const held = inHandOf(props, words);
  const isLookedAt = held !== undefined && LOOKED_AT.has(held.kind) && !/\bear\b/.test(words);
  if (!isLookedAt && !sayHands(words)) return undefined;
  return { character: character.id, kind: 'insert' };
}

/** How far down one looks at one's hands, degrees, and with which lens, millimetres. */
const DOWN = -48;
const LENS = 35;

/** The camera in the eyes of somebody who looks at what their hands do. */
export function poseAtHands(staging: Staging, placed: PlacedActor, pose: CameraPose): CameraPose {
  const { actor, foot, posture, step } = placed;
  const { height, id } = actor.character;
  const eyes = foot[2] + height * (posture.hips + 0.41);
  const action = staging.beats[0]?.action ?? staging.shot.action ?? '';
  const target = targetIn(staging, id, wordsFor(staging, actor.character, action));
  const way = target && ([target.at[0] - foot[0], target.at[1] - foot[1]] as const);
  const far = way === undefined ? 0 : Math.hypot(...way);
  const isNear = target !== undefined && way !== undefined && far > 0.1 && far < 1.6;
  return {
    ...pose,
    position: [foot[0], foot[1], eyes],
    heading: isNear ? headingOf(way) : step.facing,
    tilt: isNear ? (Math.atan2(target.at[2] - eyes, far) * 180) / Math.PI : DOWN,
    roll: 0,
    focalLength: LENS,
  };
}
