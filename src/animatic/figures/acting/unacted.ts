import type { Character } from '../../../film/character.ts';
import type { Blocking, Staging } from '../../../world/stage/staging.ts';
import { hasExpression } from '../expression.ts';
import { motionWords } from '../performance.ts';
import { isCreatureAct } from './creature-acts.ts';
import { hasGesture } from './gestures.ts';
import { goes, travels } from './going.ts';
import { isOrbAct } from './orb-acts.ts';
import { paces } from './pacing-words.ts';
import { postureIn } from './postures.ts';
import { isQuiet } from './quiet-verbs.ts';
import { actedClauses } from './who-acts.ts';

/** Words for somebody's doing that no drawing shows. */
export interface Unacted {
  readonly who: string;
  readonly words: string;
  /** `gesture`: nothing is known that looks like it; `way`: the shot takes nobody anywhere. */
  readonly lacks: 'gesture' | 'way';
}

/** A clause without a verb, as `the dog at her heels`. */
const VERBLESS =
  /^(\w*[^s\W] ){1,3}(at|in|on|with|behind|beside|near|under|over|by|of|from|to|before|without)\b/;

/**
 * What of the shot's action, beats and motions is not acted out. Words are read loosely, so only
 * clauses count that name their actor, and in which no known verb is found.
 */
export function unactedIn(staging: Staging): readonly Unacted[] {
  const actions =
    staging.beats.length > 0
      ? staging.beats.map(({ action }) => action)
      : [staging.shot.action ?? ''];
  const clauses = actions.flatMap((action) =>
    actedClauses(staging, action).filter(({ named, words }) => named && !VERBLESS.test(words)),
  );
  const read = clauses.flatMap(({ actor, words, text }) => {
    const character = staging.cast[actor];
    const blocking = staging.blocking.find((one) => one.character === actor);
    if (character === undefined || blocking === undefined) return [];
    return [
      { who: character.name, words: text, lacks: lacking(character, words, moves(blocking)) },
    ];
  });
  // What is said of several together is acted where one of them does it: `The band plays.`
  const done = new Set(read.filter(({ lacks }) => lacks === undefined).map(({ words }) => words));
  const acted = read.flatMap(({ lacks, ...one }): readonly Unacted[] =>
    lacks === undefined || (lacks === 'gesture' && done.has(one.words)) ? [] : [{ ...one, lacks }],
  );
  return [...acted, ...motions(staging)];
}

function moves({ from, to }: Blocking): boolean {
  return Math.hypot(to[0] - from[0], to[1] - from[1]) >= 0.05;
}

function lacking(
  { form }: Character,
  words: string,
  onTheWay: boolean,
): Unacted['lacks'] | undefined {
  if (paces(words) && form !== 'object') return undefined;
  const way = travels(words) && !onTheWay ? 'way' : undefined;
  switch (form) {
    case 'person':
    case 'child':
    case 'robot':
      if (hasGesture(words) || postureIn(words) !== undefined || hasExpression(words)) return way;
      return way ?? (isQuiet(words) || goes(words) ? undefined : 'gesture');
    case 'creature':
      return way ?? (isCreatureAct(words) || isQuiet(words) || goes(words) ? undefined : 'gesture');
    case 'orb':
      return isOrbAct(words) || isQuiet(words) || goes(words) ? undefined : 'gesture';
    case 'vehicle':
      return way;
    case 'object':
      return undefined;
  }
}

/** Ways of moving that the shot sets and that look like nothing known. */
function motions(staging: Staging): readonly Unacted[] {
  return Object.values(staging.cast).flatMap((character) => {
    const [before, after] = [staging.before, staging.after].map(
      ({ characters }) => characters[character.id],
    );
    if (after?.motion === undefined || after.motion === before?.motion) return [];
    const words = motionWords(character, after);
    const isKnown = lacking(character, words, true) === undefined;
    return isKnown ? [] : [{ who: character.name, words: after.motion, lacks: 'gesture' as const }];
  });
}
