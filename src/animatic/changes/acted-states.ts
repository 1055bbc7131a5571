import type { Layout } from '../../film/environment.ts';
import type { Staging } from '../../world/stage/staging.ts';
import type { PieceState } from '../pieces/piece-state.ts';
import { clausesOf, isPlural, mentionOf } from './mentions.ts';

/** What an action does to a thing, by its verb; the first row that is found counts. */
const VERBS: readonly (readonly [verb: RegExp, state: Partial<PieceState>, of?: RegExp])[] = [
  [/\b(closes|closing|close (the|his|her|their|its)|shuts?|shutting|slams?)\b/, { open: 0 }],
  [/hand's breadth|\ba crack\b|\bajar\b/, { open: 0.22 }],
  // As a verb: `the open door` is a door that already stands open.
  [/(?<!\b(the|an|a|his|her|its|their|of) )\bopen(s|ing)?\b|\bunfolds?\b/, { open: 1 }],
  [
    /\b(goes|go|turns?|switch(es)?|blows?|puts?|snuffs?|burns?) (\w+ ){0,3}(out|off|dark)\b|\bdies\b|\bextinguish|\bdouses?\b/,
    { lit: 0 },
  ],
  [
    /\b(comes?|goes|go|turns?|switch(es)?|flickers?|springs?) (\w+ ){0,3}(on|to life|alight)\b|^\s*(\w+ ){0,2}lights? (the|a|an|his|her|their|its)\b|\b(lights? up|ignites?|kindles?|flares?|answers?|awakes?|catch(es)? fire|boots? up)\b/,
    { lit: 1 },
  ],
  [/\b(pulls?|drags?|throws?|push(es)?|flips?)\b/, { open: 1 }, /\b(lever|switch|door|gate)$/],
];

/** What a stretch of the shot does to pieces, by what is said of it. */
export interface ActedState {
  readonly piece: string;
  readonly state: Partial<PieceState>;
  /** The words that say it. */
  readonly action: string;
}

/** All that the beats and the action of a shot open, close, light and put out, in their order. */
export function actedStates(staging: Staging, layout: Layout): readonly ActedState[] {
  const actions =
    staging.beats.length > 0
      ? staging.beats.map(({ action }) => action)
      : [staging.shot.action ?? ''];
  return actions.flatMap((action) =>
    clausesOf(action).flatMap((clause) => {
      const verb = VERBS.find(([pattern]) => pattern.test(clause));
      if (verb === undefined) return [];
      const [, state, of = /./] = verb;
      return meant(staging, layout, clause)
        .filter((piece) => of.test(piece))
        .map((piece) => ({ piece, state, action }));
    }),
  );
}

/** The pieces that a clause means: by name, all of a kind, or the one of it that is nearest the camera. */
function meant(staging: Staging, layout: Layout, clause: string): readonly string[] {
  const mentioned = Object.keys(layout.pieces).flatMap((name) => {
    const mention = mentionOf(name, clause);
    return mention === undefined ? [] : [{ name, ...mention }];
  });
  const exact = mentioned.filter((one) => one.exact);
  if (exact.length > 0) return exact.map(({ name }) => name);
  if (mentioned.some(({ name }) => isPlural(name.split(/[-_ ]+/).at(-1) ?? name, clause))) {
    return mentioned.map(({ name }) => name);
  }
  const [x = 0, y = 0] = staging.camera.keys[0]?.pose.position ?? [];
  const distance = (name: string): number => {
    const at = layout.pieces[name]?.at ?? [x, y];
    return Math.hypot(at[0] - x, at[1] - y);
  };
  return mentioned
    .map(({ name }) => name)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 1);
}
