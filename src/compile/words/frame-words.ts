import type { Piece } from '../../film/environment.ts';
import { turnBetween } from '../../world/floor/plane.ts';
import type { SeenThing, UnseenThing } from '../../world/view/view.ts';
import { nameColor } from './color-names.ts';
import { phrase, words } from '../prompts/sentence.ts';
import type { ShotSpace } from '../prompts/shot-context.ts';

/** Where things are in the picture, in words. */

/** Of somebody who is not seen as the shot begins. */
export const ABSENT: Readonly<Record<UnseenThing['where'], string>> = {
  left: 'is out of frame to the left',
  right: 'is out of frame to the right',
  behind: 'is behind the camera and out of frame',
  above: 'is out of frame above',
  below: 'is out of frame below',
  hidden: 'is hidden from view',
  camera: 'is where the camera is',
};

/** A piece by its name, with what was said of its looks. */
export function describePiece(name: string, piece: Piece | undefined): string {
  const color = piece?.color === undefined ? undefined : nameColor(piece.color);
  const description = piece?.description === undefined ? undefined : phrase(piece.description);
  const looks = [description, color].filter((look) => look !== undefined);
  return looks.length === 0 ? `the ${words(name)}` : `the ${words(name)} (${looks.join(', ')})`;
}

/** `on the left, in the background, partly behind the desk`. */
export function sayWhere(thing: SeenThing): string {
  return `${SIDES[thing.side]}, in the ${thing.depth}${sayCover(thing)}`;
}

/** The same without what covers it, and the depth first: `in the background, on the left`. */
export function sayPlace({ side, depth }: SeenThing): string {
  return `in the ${depth}, ${SIDES[side]}`;
}

export function sayCover({ behind: [cover] }: SeenThing): string {
  return cover === undefined ? '' : `, partly behind the ${words(cover)}`;
}

const SIDES: Readonly<Record<SeenThing['side'], string>> = {
  left: 'on the left',
  right: 'on the right',
  centre: 'in the centre',
};

/** Which way somebody looks, as the camera sees it; only where it was said. */
export function sayFacing(space: ShotSpace, character: string): string | undefined {
  const heading = space.facing.get(character);
  if (heading === undefined) return undefined;
  const turn = turnBetween(space.begin.pose.heading + 180, heading);
  if (Math.abs(turn) <= 30) return 'facing the camera';
  if (Math.abs(turn) >= 150) return 'facing away from the camera';
  const side = turn > 0 ? 'left' : 'right';
  if (Math.abs(turn) < 60) return `facing half to the ${side}`;
  return Math.abs(turn) <= 120 ? `facing ${side}` : `facing half away to the ${side}`;
}
