import { smoothstep } from '../../solids/vector.ts';
import { hand, hands, once, settle, wobble } from './gesture.ts';
import type { Act } from './gesture.ts';

/** What one says with arms and hands, the more telling words first. */
export const ARM_GESTURES: readonly Act[] = [
  [
    // In hold: one hand on a back, the other one out; the couple turns, and not each by themselves.
    /\bwaltz|\btango|\bslow[- ]danc/,
    (_, seconds) => ({
      rightHand: hand(0.09, 0.2, -0.1),
      leftHand: hand(-0.25, 0.14, 0.01 + 0.015 * wobble(seconds, 0.5)),
      sway: 0.06 * wobble(seconds, 0.5),
      turn: 0,
      rightFoot: hand(0.07, 0.04 * wobble(seconds, 0.5), 0.02 * Math.max(0, wobble(seconds, 0.5))),
      leftFoot: hand(
        -0.07,
        -0.04 * wobble(seconds, 0.5),
        0.02 * Math.max(0, -wobble(seconds, 0.5)),
      ),
    }),
  ],
  [
    /\bwav(e|es|ing)\b.*both (arms|hands)/,
    (_, seconds) => hands(0.2 + 0.045 * wobble(seconds, 1.6), 0.1, 0.23),
  ],
  [
    /\bbeckon/,
    (_, seconds) => ({ rightHand: hand(0.1, 0.22 - 0.05 * wobble(seconds, 1.2), -0.02) }),
  ],
  [
    /\bwav(e|es|ing)\b|\bgreet/,
    (_, seconds) => ({
      rightHand: hand(0.2 + 0.045 * wobble(seconds, 1.6), 0.1, 0.23),
      headTilt: 0.06,
    }),
  ],
  [
    /\bpoint(s|ing)?\b|gestures? (at|to)|\b(?:shines?|trains|directs) (?:\w+ ){1,4}(?:at|on|onto|into|over)\b/,
    () => ({ rightHand: hand(0.1, 0.32, 0.02), twist: -0.12 }),
  ],
  [
    // Lowered again, and drawn: at the hip, then at arm's length.
    /\blowers? (?:the|his|her|their) (?:\w+ )?(?:gun|rifle|pistol|revolver|weapon|bow|sword|arms?|hands?)\b|\bholsters?\b/,
    (phase) => ({ rightHand: hand(0.07, 0.28 - 0.2 * settle(phase), 0.02 - 0.3 * settle(phase)) }),
  ],
  [
    /\bdraws\b(?! (?:a|the|her|his|their|on|in|it) (?!gun|pistol|revolver|weapon|sword|knife|rifle|blade)|\w* ?(?:near|closer|back|away|breath))/,
    (phase) => {
      const [down, up] = [settle(phase, 0.2), smoothstep(0.25, 0.5, phase)];
      return {
        rightHand: hand(0.13 - 0.08 * up, 0.03 + 0.28 * up, -0.24 - 0.06 * down + 0.33 * up),
        lean: 0.03,
      };
    },
  ],
  [
    /\baim(s|ing)?\b|\bfir(es|ing) (?:at|back|the|his|her|their|a|twice|again|into)\b|\bfires\b$|\bopens fire\b/,
    () => ({ rightHand: hand(0.04, 0.31, 0.03), leftHand: hand(0.02, 0.3, 0.01), lean: 0.04 }),
  ],
  [
    /\b(loosen|straighten|adjust|fix|tug|smooth)(s|es|ing)?\b (?:at )?(?:[\w'’]+ ){1,2}(?:tie|collar|lapels?|scarf|necklace|cuffs?|jacket)\b/,
    (phase, seconds) => ({
      rightHand: hand(0.03 + 0.012 * wobble(seconds, 1.4), 0.12, -0.3 + 0.28 * once(phase)),
      nod: 0.08,
    }),
  ],
  [/\bsalut/, () => ({ rightHand: hand(0.1, 0.1, 0.1) })],
  [
    /\b(tips?|touch(es)?|lifts?|raises?|adjusts?|straightens?) (his|her|their) (hat|cap|glasses|hair)/,
    (phase) => ({
      rightHand: hand(0.09, 0.09, -0.2 + 0.34 * once(phase)),
      nod: 0.12 * once(phase),
    }),
  ],
  [/\bshrug/, (phase) => ({ ...hands(0.19, 0.13, -0.16 + 0.03 * once(phase)), headTilt: 0.12 })],
  [
    /\bclap|applau/,
    (_, seconds) => hands(0.02 + 0.05 * Math.abs(wobble(seconds, 1.4)), 0.2, -0.09),
  ],
  [
    /\bpray|folds? (his|her|their) hands|clasp|\bbeg(s|ging)?\b|\bplead/,
    () => hands(0.015, 0.19, -0.13),
  ],
  [
    /(cross(es|ed)?|folds?) (his|her|their) arms|arms (crossed|folded)|\bhugs? (him|her|them)sel/,
    () => ({ rightHand: hand(-0.09, 0.11, -0.11), leftHand: hand(0.09, 0.12, -0.13) }),
  ],
  [/hands? on (his|her|their|the) hips?/, () => hands(0.12, 0.03, -0.27)],
  [
    /covers? (his|her|their) ears|hands? (to|over|on) (his|her|their) ears/,
    () => ({ ...hands(0.078, 0.02, 0.11), nod: 0.1 }),
  ],
  [
    /hands? (to|over|on|at|before|in front of) (his|her|their) (face|mouth|head|eyes)|covers? (his|her|their) (face|mouth|eyes)|(face|head) in (his|her|their) hands|\bweep|\bsob|\bcr(y|ies|ying)\b/,
    () => ({ rightHand: hand(0.045, 0.1, 0.05), leftHand: hand(-0.045, 0.1, 0.04), nod: 0.25 }),
  ],
  [
    /wip(es?|ing) (his|her|their|the) (eyes?|tears?|face|brow|forehead)|scratch(es)? (his|her|their) head|rubs? (his|her|their) (eyes|face|neck|head)/,
    (phase, seconds) => ({
      rightHand: hand(0.05 + 0.02 * wobble(seconds, 1.3), 0.09, -0.2 + 0.3 * once(phase)),
      nod: 0.1,
    }),
  ],
  [
    /\b(?:throw|hurl|toss)(?!\w* (?:him|her|them|it|my|your)sel)/,
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
    /\bcatch(es)?\b(?! (fire|light|up))/,
    (phase) => ({ ...hands(0.06, 0.27 - 0.1 * smoothstep(0.5, 0.8, phase), 0.02), lean: 0.06 }),
  ],
  [
    /\b(hit|strike|punch|slap|stab|hammer|chop|pound|swing|bang|slam|thump)(s|es|ing)?\b(?! open)/,
    (phase, seconds) => ({
      rightHand: hand(
        0.1,
        0.14 + 0.14 * Math.max(0, wobble(seconds, 0.9)),
        0.12 - 0.2 * settle(phase),
      ),
      twist: 0.25 * wobble(seconds + 0.4, 0.9),
      lean: 0.1,
    }),
  ],
  [
    /\bshak(es|ing) hands|\bshakes? (his|her|their) hand\b/,
    (_, seconds) => ({
      rightHand: hand(0.05, 0.28, -0.13 + 0.02 * wobble(seconds, 2)),
      lean: 0.06,
    }),
  ],
  [
    /\bhug|\bembrac|\bhold(s|ing) (him|her|them)\b|\bkiss/,
    () => ({ rightHand: hand(0.05, 0.24, -0.05), leftHand: hand(-0.05, 0.24, -0.08), lean: 0.08 }),
  ],
  [
    /\bsurrender|raises? (his|her|their|both) (hands|arms)|(arms|hands) (up|wide|raised|in the air)|\bcheer|\bcelebrat|spreads? (his|her|their) arms/,
    () => hands(0.2, 0.05, 0.2),
  ],
  [
    /raises? (a|one|his|her|their) (hand|arm|finger|fist)/,
    (phase) => ({ rightHand: hand(0.13, 0.1, -0.3 + 0.5 * settle(phase)) }),
  ],
  [
    /\bputs? (the |a |an |his |her |their |it )?(\w+ )?down\b|\bsets? (it|the|a|an|his|her|their|\w+ )?.*\bdown\b|\bsets? (it|the|a|an|his|her|their) .*\b(?:before|beside|on|onto|in front of)\b|\blays? (it|the|a|an|his|her|their)\b|\bdrops? (it|the|a|an)\b/,
    (phase) => ({
      ...hands(0.06, 0.22 + 0.06 * settle(phase, 0.6), -0.12 - 0.14 * settle(phase, 0.6)),
      lean: 0.1 + 0.34 * once(phase),
      nod: 0.25 * once(phase),
    }),
  ],
  [
    // What lies on the ground, or usually does; a cup is taken from a table.
    /\bstoop|\bbends? down|(?:from|off) the (?:floor|ground|street|road|pavement|grass|snow|sand|path)\b|pick(?:s|ing)? up\b.*\b(?:suitcase|bag|bucket|coin|ball|stone|pebble|leaf|stick|shell|box|crate|parcel|dog|cat|child)\b/,
    (phase) => ({
      hips: 0.515 - 0.15 * once(phase),
      lean: 0.95 * once(phase),
      rightHand: hand(0.06, 0.1 + 0.2 * once(phase), -0.3 + 0.02 * once(phase)),
      nod: 0.3 * once(phase),
    }),
  ],
  [
    /pick(s|ing)? (\w+ ){0,3}up|\blift(s|ing)? (it|the|a|an|one)\b/,
    (phase) => {
      const [reached, raised] = [smoothstep(0, 0.25, phase), smoothstep(0.3, 0.7, phase)];
      return {
        rightHand: hand(0.06, 0.14 + 0.12 * reached - 0.04 * raised, -0.24 + 0.14 * raised),
        lean: 0.22 * reached * (1 - raised),
        nod: 0.22 * reached,
      };
    },
  ],
  [
    /\bcarr(y|ies|ying)|holds? (\w+ ){0,3}(out|up)\b|\boffers?|\bgives?\b|hands? (him|her|them|over|it|the|a)\b|(?<!\b(?:his|her|their|its|the|two|both|shak\w+|with) )\b(?:hands|passes) (?:[\w'’]+ ){1,3}(?:a|an|the|his|her|their|some)\b|\bpresents?\b|\bdelivers?\b/,
    () => hands(0.06, 0.27, -0.1),
  ],
  [
    /\bpull|\bdrags?\b|\blever|\btug|\bhaul|\bhoist/,
    (phase) => {
      const drawn = smoothstep(0.2, 0.9, phase);
      return {
        rightHand: hand(0.06, 0.3 - 0.1 * drawn, 0.04 - 0.2 * drawn),
        leftHand: hand(-0.04, 0.3 - 0.1 * drawn, 0.02 - 0.2 * drawn),
        lean: 0.2 - 0.3 * drawn,
      };
    },
  ],
  [/\bpush|\bshov|\bheaves?/, () => ({ ...hands(0.1, 0.3, -0.04), lean: 0.24 })],
  [
    /\bknock/,
    (_, seconds) => ({
      rightHand: hand(0.07, 0.27 + 0.03 * Math.max(0, wobble(seconds, 2.2)), 0.02),
      lean: 0.05,
    }),
  ],
  [
    /\breach|\btouch|\bgrab|\bgrasp|\bsnatch|\bseiz|\btakes? (it|the|a|an|his|her|their|off|out|hold|[\w-]+['’]s)\b|\bopens?\b(?! (his|her|their) (eyes|mouth|arms))|\bclos(e|es) (the|a|it|(his|her|their) (?!eyes|mouth))|\bshuts?\b|\bplaces?\b|\bputs?\b|\bslides?\b|\bstretch(es)? out|\blights? (the|a)\b|turns? (\w+ ){0,2}(on|off)\b|\bunlocks?|\blocks?\b|\bpress(es)?\b|\bswitch(es)?\b|\bstrok(es|ing)|\bpats?\b|\bpets?\b|\bfeeds?\b|\b(?:taps?|swip(?:es?|ing)) (on|at|the|across|him|her|them)\b|\brings? the\b|\bties?\b|\bbuttons?\b|\bpours?\b/,
    (phase) => ({
      rightHand: hand(0.07, 0.12 + 0.16 * settle(phase, 0.3), -0.2 + 0.1 * settle(phase, 0.3)),
      lean: 0.12 * settle(phase, 0.3),
      twist: -0.18 * settle(phase, 0.3),
    }),
  ],
  [
    // A hand that does something of which no more is known: before the body, or over a holster.
    /\b(?:hands?|fingers?|thumbs?|palms?)\b.*\b(?:holster|hip|belt|scabbard|hilt)\b/,
    (phase, seconds) => ({
      rightHand: hand(0.15, 0.07, -0.33 + 0.05 * settle(phase) + 0.006 * wobble(seconds, 2.2)),
    }),
  ],
  [
    /^(?!.*\b(?:holster|hips?|belt|scabbard|hilt)\b).*\b(?:hands?|fingers?|thumbs?|palms?|fingertips?)\b (?!(?:in|on) (?:his|her|their) (?:pockets?|hips?))/,
    (_, seconds) => ({
      rightHand: hand(
        0.05 + 0.02 * wobble(seconds, 0.7),
        0.24,
        -0.16 + 0.01 * wobble(seconds, 1.6),
      ),
      leftHand: hand(-0.07, 0.22, -0.18),
      nod: 0.12,
    }),
  ],
];
