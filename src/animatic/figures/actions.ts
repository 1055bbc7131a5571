import { smoothstep } from '../vector.ts';
import type { Vector } from '../vector.ts';
import { CROUCHING, KNEELING, SEATED, STANDING } from './pose.ts';
import type { Pose } from './pose.ts';

/** What of a pose an action changes, so far into it (0 to 1) and at a time in seconds. */
type Gesture = (phase: number, seconds: number) => Partial<Pose>;

const wobble = (seconds: number, rate: number): number => Math.sin(seconds * rate * Math.PI * 2);

const hand = (right: number, ahead: number, up: number): Vector => [right, ahead, up];

/** There and back again within the action. */
const once = (phase: number): number => smoothstep(0, 0.3, phase) * (1 - smoothstep(0.7, 1, phase));

const reach: Gesture = () => ({ rightHand: hand(0.07, 0.3, -0.03), lean: 0.12, twist: -0.18 });

/**
 * Gestures by the words for them, the more telling ones first. Several may hold at once: a later
 * row fills in what earlier ones leave alone.
 */
const GESTURES: readonly (readonly [RegExp, Gesture])[] = [
  [
    /\bwav(e|es|ing)\b.*both (arms|hands)/,
    (_, seconds) => ({
      rightHand: hand(0.2 + 0.045 * wobble(seconds, 1.6), 0.1, 0.23),
      leftHand: hand(-0.2 - 0.045 * wobble(seconds, 1.6), 0.1, 0.23),
    }),
  ],
  [
    /\bwav(e|es|ing)\b|beckon|greet/,
    (_, seconds) => ({
      rightHand: hand(0.2 + 0.045 * wobble(seconds, 1.6), 0.1, 0.23),
      headTilt: 0.06,
    }),
  ],
  [
    /\bpoint(s|ing)?\b|gestures? (at|to)/,
    () => ({ rightHand: hand(0.13, 0.32, 0.02), twist: -0.12 }),
  ],
  [/\bsalut/, () => ({ rightHand: hand(0.1, 0.1, 0.1) })],
  [
    /\bshrug/,
    (phase) => ({
      rightHand: hand(0.19, 0.13, -0.16 + 0.03 * once(phase)),
      leftHand: hand(-0.19, 0.13, -0.16 + 0.03 * once(phase)),
      headTilt: 0.12,
    }),
  ],
  [
    /\bclap|applaud/,
    (_, seconds) => {
      const gap = 0.02 + 0.05 * Math.abs(wobble(seconds, 1.4));
      return { rightHand: hand(gap, 0.2, -0.09), leftHand: hand(-gap, 0.2, -0.09) };
    },
  ],
  [
    /\bpray|folds? (his|her|their) hands|clasp/,
    () => ({
      rightHand: hand(0.015, 0.19, -0.13),
      leftHand: hand(-0.015, 0.19, -0.13),
    }),
  ],
  [
    /cross(es|ed)? (his|her|their) arms|arms crossed/,
    () => ({
      rightHand: hand(-0.09, 0.11, -0.11),
      leftHand: hand(0.09, 0.12, -0.13),
    }),
  ],
  [
    /hands? (to|over|on|at) (his|her|their) (face|mouth|head|eyes)|\bweep|\bsob|\bcries\b/,
    () => ({
      rightHand: hand(0.045, 0.1, 0.05),
      leftHand: hand(-0.045, 0.1, 0.04),
      nod: 0.25,
    }),
  ],
  [
    /phone|\bcalls?\b (him|her|them)|listens? to (the|a) (radio|receiver)/,
    () => ({ rightHand: hand(0.075, 0.045, 0.1) }),
  ],
  [/\bdrink|\bsip/, (phase) => ({ rightHand: hand(0.03, 0.12, -0.1 + 0.13 * once(phase)) })],
  [
    /\bread(s|ing)?\b|\bbook|\bletter|\bmap\b|\bticket|\bphotograph/,
    () => ({
      rightHand: hand(0.065, 0.2, -0.12),
      leftHand: hand(-0.065, 0.2, -0.12),
      nod: 0.28,
    }),
  ],
  [
    /\btyp(e|es|ing)\b|keyboard|\bwrit(e|es|ing)\b|\bdraws?\b|\bcooks?\b|\brepair|\bfix(es|ing)?\b|\bwork(s|ing)\b/,
    (_, seconds) => ({
      rightHand: hand(
        0.08 + 0.012 * wobble(seconds, 2.3),
        0.24,
        -0.17 + 0.01 * wobble(seconds, 3.1),
      ),
      leftHand: hand(-0.08, 0.24, -0.175 + 0.01 * wobble(seconds + 0.2, 2.7)),
      nod: 0.2,
      lean: 0.08,
    }),
  ],
  [
    /\bthrow|\bhurl|\btoss/,
    (phase) => ({
      rightHand: hand(
        0.16,
        -0.1 + 0.4 * smoothstep(0.35, 0.55, phase),
        0.16 - 0.1 * smoothstep(0.5, 0.8, phase),
      ),
      twist: 0.4 - 0.8 * smoothstep(0.35, 0.55, phase),
    }),
  ],
  [
    /\bhug|\bembrac|\bhold(s|ing) (him|her|them)\b/,
    () => ({
      rightHand: hand(0.05, 0.24, -0.05),
      leftHand: hand(-0.05, 0.24, -0.08),
      lean: 0.08,
    }),
  ],
  [
    /\bdanc/,
    (_, seconds) => ({
      sway: 0.12 * wobble(seconds, 0.8),
      twist: 0.3 * wobble(seconds, 0.4),
      rightHand: hand(0.24, 0.08, 0.06 + 0.05 * wobble(seconds, 0.8)),
      leftHand: hand(-0.24, 0.08, 0.06 - 0.05 * wobble(seconds, 0.8)),
      hips: 0.505 + 0.012 * wobble(seconds, 1.6),
    }),
  ],
  [
    /\bjump|\bleap/,
    (phase) => {
      const air = Math.sin(Math.PI * Math.min(1, Math.max(0, (phase - 0.3) / 0.4))) * 0.16;
      return {
        hips: 0.5 + air,
        rightFoot: hand(0.07, 0, air),
        leftFoot: hand(-0.07, -0.05, air * 1.1),
        rightHand: hand(0.2, 0.06, 0.05 + air * 0.6),
        leftHand: hand(-0.2, 0.06, 0.05 + air * 0.6),
      };
    },
  ],
  [
    /\bcarr(y|ies|ying)|holds? (out|up)|offers?|\bgives?\b|hands? (him|her|them|over)/,
    () => ({
      rightHand: hand(0.06, 0.27, -0.1),
      leftHand: hand(-0.06, 0.27, -0.1),
    }),
  ],
  [
    /\bpull|\bdrag|\blever|\btug/,
    (phase) => ({
      rightHand: hand(
        0.06,
        0.3 - 0.1 * smoothstep(0.2, 0.9, phase),
        0.04 - 0.2 * smoothstep(0.2, 0.9, phase),
      ),
      leftHand: hand(
        -0.04,
        0.3 - 0.1 * smoothstep(0.2, 0.9, phase),
        0.02 - 0.2 * smoothstep(0.2, 0.9, phase),
      ),
      lean: 0.2 - 0.3 * smoothstep(0.2, 0.9, phase),
    }),
  ],
  [
    /\bpush|\bshov/,
    () => ({ rightHand: hand(0.1, 0.3, -0.04), leftHand: hand(-0.1, 0.3, -0.04), lean: 0.24 }),
  ],
  [
    /pick(s|ing)? up|\blifts?\b|\bstoop|\bbends? down|from the (floor|ground)/,
    (phase) => {
      const down = once(phase);
      return {
        hips: 0.515 - 0.15 * down,
        lean: 0.95 * down,
        rightHand: hand(0.06, 0.1 + 0.2 * down, -0.3 + 0.02 * down),
        nod: 0.3 * down,
      };
    },
  ],
  [
    /\breach|\btouch|\bgrab|\btakes?\b|\bopens?\b|\bclos(e|es)\b the|\bknock|\bplaces?\b|\bputs?\b|\blays?\b|\bstretch|\blights? (the|a)\b|turns? (on|off)/,
    reach,
  ],
  [
    /\bsurrender|raises? (his|her|their) (hands|arms)|arms (up|wide|raised)|\bcheer|\bcelebrat/,
    () => ({
      rightHand: hand(0.2, 0.05, 0.2),
      leftHand: hand(-0.2, 0.05, 0.2),
    }),
  ],
  [/\bbow(s|ing)?\b/, (phase) => ({ lean: 0.7 * once(phase), nod: 0.35 * once(phase) })],
  [/\bnod(s|ding)?\b/, (_, seconds) => ({ nod: 0.1 + 0.14 * wobble(seconds, 1.1) })],
  [
    /shak(e|es|ing) (his|her|their) head/,
    (_, seconds) => ({ headTurn: 0.35 * wobble(seconds, 0.9) }),
  ],
  [
    /looks? (up|to the (sky|ceiling))|gaz(e|es) up|upturned|stars/,
    (phase) => ({ nod: -0.42 * smoothstep(0, 0.3, phase) }),
  ],
  [
    /looks? down|lowers? (his|her|their) (head|eyes|gaze)|head (falls|drops)/,
    (phase) => ({ nod: 0.42 * smoothstep(0, 0.3, phase) }),
  ],
  [
    /looks? (around|about)|\bsearch|\bscan/,
    (_, seconds) => ({ headTurn: 0.7 * wobble(seconds, 0.22) }),
  ],
  [
    /looks? back|over (his|her|their) shoulder|turns? (around|back)/,
    (phase) => ({
      headTurn: 1.15 * smoothstep(0.1, 0.5, phase),
      twist: 0.4 * smoothstep(0.1, 0.5, phase),
    }),
  ],
  [
    /\bturns?\b|looks? (left|right|away|at|to|toward|out)|\bglanc/,
    (phase) => ({
      headTurn: 0.4 * smoothstep(0.1, 0.4, phase),
      twist: 0.12 * smoothstep(0.1, 0.4, phase),
    }),
  ],
  [/\bsigh|\bbreath/, (phase) => ({ nod: 0.12 * once(phase) })],
  [/\btrembl|\bshiver|\bshak(es|ing)\b/, (_, seconds) => ({ sway: 0.015 * wobble(seconds, 7) })],
];

/** Gestures over a pose, as the words of an action say, so far into it. */
export function gesture(pose: Pose, words: string, phase: number, seconds: number): Pose {
  const text = words.toLowerCase();
  let changes: Partial<Pose> = {};
  for (const [pattern, make] of GESTURES) {
    if (pattern.test(text)) changes = { ...make(phase, seconds), ...changes };
  }
  return { ...pose, ...changes };
}

const POSTURES: readonly (readonly [RegExp, Pose])[] = [
  [/kneel|on (his|her|their) knees/, KNEELING],
  [/crouch|squat|huddl/, CROUCHING],
  [/seated|sitting|\bsits?\b|\bsat\b|at the wheel|driving/, SEATED],
];

/** The pose of a posture by its words; standing where they say nothing known. */
export function postureOf(words: string): Pose {
  const text = words.toLowerCase();
  return POSTURES.find(([pattern]) => pattern.test(text))?.[1] ?? STANDING;
}
