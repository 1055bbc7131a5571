import { smoothstep } from '../../solids/vector.ts';
import { hand, hands, once, wobble } from './gesture.ts';
import type { Act } from './gesture.ts';

/** What one does with a thing in one's hands. */
export const HAND_WORK: readonly Act[] = [
  [
    // At the ear, but not one that is looked at, shown or handed on.
    /^(?!.*(?:\bscreen|\bcamera|\bus\b|\bswip|\bscroll|\btexts?\b|\btypes?\b|\blooks? (?:down )?(?:at|into|through)\b|\bholds? (?:[\w'’]+ ){0,3}(?:up|out)\b|\bpeels?\b|\bshows?\b|\bphoto|\bselfie|\bpockets?\b|\bdrops?\b|\bputs? (?:[\w'’]+ ){0,3}(?:down|away)\b|\bhands\b|\bhangs? up\b)).*(?<!micro|mega|saxo|xylo|head)phone|\bcalls? (him|her|them|home|someone)\b|\bdials?\b|listens? to (the|a) (radio|receiver)|walkie/,
    // Beside the jaw, so that the phone is at the ear and the face is seen.
    () => ({ rightHand: hand(0.098, 0, 0.07), headTilt: 0.08 }),
  ],
  [
    /\bdrink|\bsips?\b|\btast(?:es|ing)\b|\bsmells?\b|\bsmok(es|ing)\b/,
    (phase) => ({
      // At the mouth, and below the eyes.
      rightHand: hand(0.03, 0.12, -0.1 + 0.12 * once(phase)),
      nod: -0.08 * once(phase),
    }),
  ],
  [
    /\beat(s|ing)?\b|\bchew|\bnibbl|\bbites? into/,
    (_, seconds) => ({
      rightHand: hand(0.03, 0.13, -0.04 + 0.1 * Math.max(0, wobble(seconds, 0.6))),
      leftHand: hand(-0.06, 0.18, -0.16),
      nod: 0.1,
    }),
  ],
  [
    /\bread(s|ing)?\b|\bleaf(s|ing) through|turns? (the|a) page|\bstud(y|ies|ying)\b/,
    () => ({ ...hands(0.065, 0.2, -0.12), nod: 0.28 }),
  ],
  [
    /\b(plays?|playing|bow(s|ing)?|tun(es|ing))\b.*\b(violin|viola|fiddle)\b/,
    (_, seconds) => ({
      rightHand: hand(0.03 + 0.09 * wobble(seconds, 0.9), 0.2, 0.02 + 0.03 * wobble(seconds, 0.9)),
      leftHand: hand(-0.2, 0.17, 0.045),
      headTilt: -0.16,
      headTurn: -0.35,
    }),
  ],
  [
    /\b(plays?|playing|pluck(s|ing)?|bow(s|ing)?|tun(es|ing))\b.*\b(cello|(?:double |upright )bass|contrabass)\b/,
    (_, seconds) => ({
      rightHand: hand(0.1 + 0.06 * wobble(seconds, 0.8), 0.22, -0.24),
      leftHand: hand(-0.09, 0.17, 0.05 + 0.05 * wobble(seconds, 0.35)),
      sway: 0.03 * wobble(seconds, 0.4),
      nod: 0.14,
    }),
  ],
  [
    /\b(plays?|playing|strum(s|ming)?|pluck(s|ing)?|bow(s|ing)?|tun(es|ing))\b.*\b(guitar|lute|banjo|ukulele|bass|harp|strings)\b/,
    (_, seconds) => ({
      rightHand: hand(0.02, 0.15, -0.16 + 0.03 * wobble(seconds, 2)),
      leftHand: hand(-0.2, 0.16, -0.06),
      nod: 0.08,
    }),
  ],
  [
    /\bdrum/,
    (_, seconds) => ({
      rightHand: hand(0.1, 0.22, -0.15 + 0.06 * Math.max(0, wobble(seconds, 2.2))),
      leftHand: hand(-0.1, 0.22, -0.15 + 0.06 * Math.max(0, wobble(seconds + 0.23, 2.2))),
    }),
  ],
  [
    /\bsings?\b|\bsinging\b|\bmicrophone/,
    (_, seconds) => ({
      rightHand: hand(0.035, 0.14, 0),
      sway: 0.05 * wobble(seconds, 0.4),
      nod: -0.06,
      headTilt: 0.06 * wobble(seconds, 0.4),
    }),
  ],
  [
    /\b(takes?|snaps?) (a |the |his |her |their )?(photo|picture)|\bfilms\b|binoculars|telescope/,
    () => ({ rightHand: hand(0.05, 0.13, 0.11), leftHand: hand(-0.05, 0.13, 0.1) }),
  ],
  [
    /\b(wipes?|scrub|polish|sweep|mop|brush|comb|wash|clean|rub|stir|paint|saw|dig|rak|row)(s|es|ing)?\b/,
    (_, seconds) => ({
      rightHand: hand(0.05 + 0.08 * wobble(seconds, 0.9), 0.26, -0.16),
      leftHand: hand(-0.06 + 0.03 * wobble(seconds, 0.9), 0.22, -0.18),
      lean: 0.16,
      nod: 0.2,
    }),
  ],
  [
    /\btyp(e|es|ing)\b|keyboard|\bwrit(e|es|ing)\b|\bdraws? (a|the|his|her|their|on|in|it)\b|\bsketch|\bcook|\bcut(s|ting)?\b|\brepair|\bfix(es|ing)?\b|\bwork(s|ing)\b|\bsew|\bknit|\bpeel|\bchops?\b|\bchopping\b|\bslic(?:es|ing)\b|\bgrat(?:es|ing)\b|\bbuild(s|ing)?\b|\bkneads?\b|\bsearch(es)? (the|through|his|her|their)\b|\brummag|\bfumbl|\bfold(s|ing)?\b|\bwrap|\bpack(s|ing)?\b|\bplays? (the )?(piano|organ|keys)|\b(?:fingers?|hands?)\b.*\b(?:keys|keyboard|strings)\b|\bturns? (his|her|their|the) (cap|hat|ring|letter|coin)/,
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
    /\bdriv(es|ing)\b|\bsteer|at the (wheel|helm)/,
    (_, seconds) => ({
      rightHand: hand(0.08, 0.26, -0.1 + 0.015 * wobble(seconds, 0.5)),
      leftHand: hand(-0.08, 0.26, -0.1 - 0.015 * wobble(seconds, 0.5)),
    }),
  ],
  [
    /\bputs? on|\bpulls? on|\btakes? off|\bdress(es|ing)\b/,
    (phase) => ({
      ...hands(0.1, 0.12, -0.2 + 0.2 * once(phase)),
      nod: 0.15,
      twist: 0.15 * smoothstep(0.2, 0.8, phase),
    }),
  ],
];
