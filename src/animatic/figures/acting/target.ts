import type { CharacterId } from '../../../film/ids.ts';
import type { Staging } from '../../../world/stage/staging.ts';
import { mentionOf } from '../../changes/mentions.ts';
import { contactIn } from './contact.ts';
import type { Vector } from '../../solids/vector.ts';

/** What a look or a gesture goes to. */
export interface Target {
  readonly at: Vector;
  /** A hand points there. */
  readonly pointed: boolean;
  /** Hands take hold of it, where they reach it. */
  readonly handled: boolean;
}

const TOWARDS =
  /\b(look|glanc|gaz|star|peer|turn|point|fac|aim|smil|nod|wav|beckon|bow|reach|gestur|speak|talk|shout|call)(s|es|ing|e)? (\w+ ){0,2}?(at|to|towards?|past|into|over|across|for|after|away from)? ?(.+)/;

const HANDLING =
  /\b(drag|pull|push|touch|grab|grasp|take|press|open|close|shut|knock|lift|pick|put|set|lay|place|hold|grip|turn|unlock|lock|light|stroke|wipe|clean|repair|fix|polish|feed|pour|switch|use|operate|tug|shove|slide|read|write)(s|es|ing|ging)? (\w+ ){0,2}?(on|off|up|down|into|in|at|open)? ?(the|a|an|his|her|their|its)\b ?(.+)/;

/** Height of what one looks at in a face, in shares of the body's height. */
const FACE = 0.92;

/** What a character's clauses say that it looks or points at, where the staging knows the place of that. */
export function targetIn(
  staging: Staging,
  character: CharacterId,
  words: string,
): Target | undefined {
  const bySubject = known.get(staging) ?? new Map<string, Target | undefined>();
  known.set(staging, bySubject);
  const key = `${character}:${words}`;
  if (!bySubject.has(key)) bySubject.set(key, findTarget(staging, character, words));
  return bySubject.get(key);
}

const known = new WeakMap<Staging, Map<string, Target | undefined>>();

function findTarget(staging: Staging, self: CharacterId, words: string): Target | undefined {
  const contact = contactIn(staging, self, words);
  if (contact?.hand !== undefined) return { at: contact.hand, pointed: false, handled: true };
  const handled = HANDLING.exec(words)?.[6];
  const taken = handled === undefined ? undefined : placeOf(staging, self, handled);
  if (taken !== undefined) return { at: taken, pointed: false, handled: true };
  const found = TOWARDS.exec(words);
  const object = found?.[5];
  if (found === null || object === undefined) return undefined;
  const at = placeOf(staging, self, object);
  const pointed = /point|aim|reach|gestur/.test(found[1] ?? '');
  return at && { at, pointed, handled: /reach/.test(found[1] ?? '') };
}

function placeOf(staging: Staging, self: CharacterId, object: string): Vector | undefined {
  if (/^(us|the (camera|lens|audience|viewer))\b/.test(object)) {
    return staging.camera.keys[0]?.pose.position;
  }
  const others = staging.blocking.filter(({ character }) => character !== self);
  const isOther =
    /^(him|her|them|each other|one another)\b(?! (cap|hat|hands?|eyes|face|own))/.test(object);
  const person = others.find(({ character }) => {
    const name = staging.cast[character]?.name.toLowerCase().replace(/^(the|a) /, '') ?? character;
    return object.includes(name) || object.includes(character);
  });
  const someone = person ?? (isOther ? others[0] : undefined);
  if (someone !== undefined) {
    const height = staging.cast[someone.character]?.height ?? 1.7;
    return [someone.to[0], someone.to[1], height * FACE];
  }
  const { environment } = staging;
  const layout = environment && staging.after.environments[environment.id]?.layout;
  const [piece] = Object.entries(layout?.pieces ?? {})
    .flatMap(([name, one]) => {
      const mention = mentionOf(name, object);
      return mention === undefined ? [] : [{ one, ...mention }];
    })
    .sort((a, b) => Number(b.exact) - Number(a.exact) || a.at - b.at);
  if (piece === undefined) return undefined;
  const { at, elevation, height } = piece.one;
  return [at[0], at[1], elevation + height * 0.6];
}
