import { memoised } from '../../memoised.ts';
import { smoothstep } from '../../solids/vector.ts';
import { once, settle, wobble } from '../acting/gesture.ts';
import type { Held, HeldKind } from '../held.ts';
import type { CloseHand, HandShape, Spot } from './close-hand.ts';

/** What both hands do on a frame; a hand that does nothing is out of the picture. */
export interface HandTask {
  readonly right?: CloseHand;
  readonly left?: CloseHand;
  /** How far the thing in the right hand is turned, radians counter-clockwise. */
  readonly turned?: number;
}

type Task = (phase: number, seconds: number) => HandTask;

function right(wrist: Spot, angle: number, shape: HandShape): { readonly right: CloseHand } {
  return { right: { side: 1, wrist, angle, shape } };
}

function left(wrist: Spot, angle: number, shape: HandShape): { readonly left: CloseHand } {
  return { left: { side: -1, wrist, angle, shape } };
}

/** Both hands alike, each on its own side. */
function both([x, y]: Spot, angle: number, shape: HandShape): HandTask {
  return { ...right([x, y], angle, shape), ...left([-x, y], -angle, shape) };
}

/** What hands do by the words for it, in lower case; the first row that is found counts. */
const TASKS: readonly (readonly [words: RegExp, task: Task])[] = [
  [
    /\bturns?\b.*\b(?:key|knob|handle|dial|tap|lock|screw)|\bunlocks?\b|\blocks?\b|\bpicks? (?:the|a) lock|\bscrews?\b|\btwists?\b/,
    (phase) => {
      const [there, turn] = [settle(phase, 0.3), smoothstep(0.4, 0.75, phase)];
      return {
        ...right([0.3 - 0.14 * there, 0.04 + 0.2 * there], 0.32 - 0.5 * turn, 'pinch'),
        turned: -1.2 * turn,
      };
    },
  ],
  [
    /\b(?:chop|slic|cut|carv|saw|dic)(?:s|es|e|ping|ing)?\b/,
    (_, seconds) => ({
      ...right([0.23, 0.17 + 0.045 * Math.abs(wobble(seconds, 1.3))], 0.3, 'fist'),
      ...left([-0.17, 0.16], -0.35, 'curled'),
    }),
  ],
  [
    /\b(?:writ|draw|sketch|paint|sign|mark|engrav|scribbl)(?:s|es|ing)?\b/,
    (_, seconds) => ({
      ...right(
        [0.2 + 0.03 * wobble(seconds, 0.3), 0.16 + 0.012 * wobble(seconds, 2.1)],
        0.4,
        'pinch',
      ),
      ...left([-0.26, 0.1], -0.5, 'open'),
    }),
  ],
  [
    /\b(?:stir|wip|scrub|polish|wash|clean|rub|knead|brush|sweep|mix)(?:s|es|ring|ing)?\b/,
    (_, seconds) => ({
      ...right(
        [0.16 + 0.07 * wobble(seconds, 0.8), 0.2 + 0.05 * wobble(seconds + 0.3, 0.8)],
        0.3,
        'fist',
      ),
      ...left([-0.25, 0.12], -0.35, 'curled'),
    }),
  ],
  [
    /\btyp(?:es|ing)\b|\bkeyboard|\bplays? (?:the )?(?:piano|organ|keys)/,
    (_, seconds) => ({
      ...right(
        [0.17 + 0.03 * wobble(seconds, 0.7), 0.16 + 0.016 * wobble(seconds, 3.1)],
        0.12,
        'curled',
      ),
      ...left([-0.17, 0.16 + 0.016 * wobble(seconds + 0.2, 2.7)], -0.12, 'curled'),
    }),
  ],
  [
    /\bdriv(?:es|ing)\b|\bsteer|\b(?:steering )?wheel\b|\bhelm\b|\breins?\b|\bhandlebars?\b|\brow(?:s|ing)?\b|\boars?\b|\brid(?:es|ing)\b/,
    (_, seconds) => both([0.24, 0.13 + 0.02 * wobble(seconds, 0.5)], 0.35, 'fist'),
  ],
  [
    /\bclimb|\bhaul|\bhoist|\bpulls? (?:on |in |at |himself |herself )?(?:a|the|her|his)? ?(?:rope|line|net|chain)|\brope\b|\bladder\b/,
    (_, seconds) => ({
      ...right([0.11, 0.22 + 0.13 * wobble(seconds, 0.5)], 0.15, 'fist'),
      ...left([-0.11, 0.22 - 0.13 * wobble(seconds, 0.5)], -0.15, 'fist'),
    }),
  ],
  [
    /\bknock|\bpound|\bhammer|\bbang/,
    (_, seconds) => right([0.2, 0.2 + 0.05 * Math.max(0, wobble(seconds, 2.2))], 0.3, 'fist'),
  ],
  [
    /\bpress|\bpush(?:es)? (?:a|the) (?:\w+ )?button|\brings? the\b|\bdials?\b|\bpoint|\btaps? |\bbutton\b|\bswitch|\bpulls? the trigger\b/,
    (phase) => {
      const there = settle(phase);
      return right([0.3 - 0.15 * there, 0.02 + 0.22 * there], 0.3, 'points');
    },
  ],
  [
    /\b(?:push|shov|heav)(?:es|ing)?\b|\bopens? (?:the|a|both|her|his)? ?(?:\w+ )?(?:doors?|gates?|window|curtains?|shutters?)/,
    (phase) => both([0.22, 0.02 + 0.24 * settle(phase)], 0.12, 'open'),
  ],
  [
    /\bcarr(?:y|ies|ying)\b|\bcatch|\bcups?\b|\bscoops?\b|\bwarms?\b/,
    () => both([0.2, 0.16], 0.5, 'curled'),
  ],
  [
    /\breach|\btouch|\bstrok|\bcaress|\bgrab|\bgrasp|\btakes?\b|\btaking\b|\bpicks?\b|\bplac|\bputs?\b|\bsets?\b|\blays?\b|\bopens?\b|\bclos|\bpull|\bdrags?\b|\bslid|\blift|\bfeel|\bbrush|\bpats?\b|\bpets?\b|\bfeeds?\b|\bpour|\bstretch|\blights?\b|\boffer|\bgiv/,
    (phase, seconds) => {
      const there = 0.35 + 0.65 * once(Math.min(0.7, phase * 1.2));
      const sway = 0.008 * wobble(seconds, 0.6);
      return right([0.31 - 0.15 * there + sway, 0.02 + 0.22 * there], 0.38, 'curled');
    },
  ],
  [
    /\b(?:shak|trembl|shiver|quiver)/,
    (_, seconds) =>
      both([0.2 + 0.006 * wobble(seconds, 7), 0.18 + 0.006 * wobble(seconds, 6.1)], 0.3, 'open'),
  ],
  [
    /\b(?:hands?|fingers?|fingertips|thumbs?|palms?|fists?)\b/,
    (_, seconds) => both([0.2, 0.16 + 0.01 * wobble(seconds, 0.5)], 0.3, 'curled'),
  ],
];

const taskIn = memoised(
  (words: string): Task | undefined => TASKS.find(([said]) => said.test(words))?.[1],
);

/** Whether words, in lower case, say of hands what they do. */
export function sayHands(words: string): boolean {
  return /\b(?:hands?|fingers?|fingertips|thumbs?|palms?|fists?)\b/.test(words);
}

/** Things that both hands hold before the eyes. */
const BEFORE_THE_EYES: ReadonlySet<HeldKind> = new Set(['sheet', 'book', 'box']);

/** Where hands are, on a frame, that do what is said or hold what there is; none that do nothing. */
export function handTask(
  words: string,
  held: Held | undefined,
  phase: number,
  seconds: number,
): HandTask {
  const breath = 0.006 * wobble(seconds, 0.4);
  if (held !== undefined && BEFORE_THE_EYES.has(held.kind)) {
    return both([0.3, 0.12 + breath], 0.2, 'curled');
  }
  if (held?.kind === 'phone') return right([0.18, 0.08 + breath], 0.3, 'curled');
  if (held?.kind === 'gun') {
    return {
      ...right([0.1, 0.14 + breath], 0.16, 'fist'),
      ...left([-0.04, 0.1 + breath], -0.3, 'fist'),
    };
  }
  const done = taskIn(words)?.(phase, seconds);
  if (done !== undefined) return done;
  return held === undefined ? {} : right([0.26, 0.14 + breath], 0.22, 'fist');
}
