import { smoothstep } from '../../solids/vector.ts';
import { CROUCHING } from '../pose.ts';
import type { Pose } from '../pose.ts';
import { hand, hands, once, settle, wobble } from './gesture.ts';
import type { Act } from './gesture.ts';

/** The turn of a body; the head goes first. */
function turned(turn: number, phase: number): Partial<Pose> {
  const amid = smoothstep(0.08, 0.26, phase) * (1 - smoothstep(0.34, 0.56, phase));
  return { turn, headTurn: 0.75 * amid, twist: 0.22 * amid };
}

/** What one does with the whole body. */
export const BODY_GESTURES: readonly Act[] = [
  [
    /\b(falls?(?! (?:down )?(?:to|on|onto) (?:his|her|their|its) knees)|falling|dives?|diving|collaps(es|ing)|faints?|tumbl(es|ing)|topples?)\b(?! (asleep|silent|on|into|back|in love))/,
    (phase) => ({
      lie: smoothstep(0.15, 0.5, phase),
      ...hands(0.2, 0.1, 0.1 * (1 - settle(phase))),
      sway: 0.15 * once(phase),
    }),
  ],
  [
    /\b(stumbl|trip|stagger|slip)(es|e|s|ing|ping)?\b(?! (?:into|past|out|away|through))/,
    (phase, seconds) => ({
      lean: 0.35 * once(phase),
      sway: 0.12 * wobble(seconds, 0.7),
      ...hands(0.2, 0.14, -0.12),
    }),
  ],
  [
    /\b(spin|twirl|whirl|pirouett)(s|es|ning|ing)?\b/,
    (phase) => ({ turn: Math.PI * 2 * smoothstep(0, 0.9, phase), ...hands(0.22, 0.06, -0.1) }),
  ],
  [
    /turns? (?:away\b|(?:his|her|their|its) back\b)/,
    (phase) => turned(Math.PI * smoothstep(0.1, 0.5, phase), phase),
  ],
  [
    // A turn shows a face: it begins with the back, and ends as the shot has them face.
    /turns? (around|round)\b(?! (?:the|a|his|her|their|it)\b)/,
    (phase) => turned(Math.PI * (1 - smoothstep(0.12, 0.5, phase)), phase),
  ],
  [
    /\bdanc/,
    (_, seconds) => ({
      sway: 0.12 * wobble(seconds, 0.8),
      twist: 0.3 * wobble(seconds, 0.4),
      rightHand: hand(0.24, 0.08, 0.06 + 0.05 * wobble(seconds, 0.8)),
      leftHand: hand(-0.24, 0.08, 0.06 - 0.05 * wobble(seconds, 0.8)),
      rightFoot: hand(0.08, 0.02, 0.03 * Math.max(0, wobble(seconds, 0.8))),
      leftFoot: hand(-0.08, 0.02, 0.03 * Math.max(0, -wobble(seconds, 0.8))),
      hips: 0.5 + 0.012 * wobble(seconds, 1.6),
    }),
  ],
  [
    /\bkick(s|ing)?\b/,
    (phase) => {
      const [back, through] = [smoothstep(0.1, 0.3, phase), smoothstep(0.34, 0.46, phase)];
      const swing = -0.2 * back + 0.5 * through * (1 - smoothstep(0.65, 0.9, phase));
      return {
        rightFoot: hand(0.06, swing, 0.06 * back + 0.08 * through * (1 - settle(phase, 0.9))),
        lean: -0.12 * through,
        ...hands(0.2, 0.08, -0.16),
      };
    },
  ],
  [
    /\b(jump|leap|hop|bounc|skip)(s|e|es|ing|ping)?\b/,
    (phase, seconds) => {
      const several = Math.max(0, wobble(seconds, 0.85));
      const air = Math.max(several, Math.sin(Math.PI * settle(phase, 0.6))) * 0.12;
      return {
        hips: 0.5 + air,
        rightFoot: hand(0.07, 0, air),
        leftFoot: hand(-0.07, -0.05, air * 1.1),
        ...hands(0.2, 0.06, -0.1 + air * 2),
      };
    },
  ],
  [
    /\b(swim|fl(y|ies|ying)|soar|float)(s|ming|ing)?\b/,
    (_, seconds) => ({
      hips: 0.6 + 0.02 * wobble(seconds, 0.4),
      rightFoot: hand(0.06, -0.08, 0.09 + 0.03 * wobble(seconds, 0.6)),
      leftFoot: hand(-0.06, -0.12, 0.07 - 0.03 * wobble(seconds, 0.6)),
      rightHand: hand(0.22, 0.12, 0.04 + 0.06 * wobble(seconds, 0.6)),
      leftHand: hand(-0.22, 0.12, 0.04 + 0.06 * wobble(seconds + 0.3, 0.6)),
      lean: 0.2,
    }),
  ],
  [
    // On stairs one walks.
    /\bclimb(?!\w* (?:up |down )?(?:the |a |some |her |his |their )?(?:\w+ )?(?:stair|steps))/,
    (_, seconds) => ({
      rightHand: hand(0.08, 0.2, 0.12 + 0.1 * wobble(seconds, 0.6)),
      leftHand: hand(-0.08, 0.2, 0.12 - 0.1 * wobble(seconds, 0.6)),
      rightFoot: hand(0.06, 0.1, 0.1 + 0.08 * wobble(seconds + 0.8, 0.6)),
      leftFoot: hand(-0.06, 0.1, 0.1 - 0.08 * wobble(seconds + 0.8, 0.6)),
      nod: -0.2,
    }),
  ],
  [
    /\b(duck|hid|cower|crouch|huddl|squat)(s|es|ing)?\b/,
    (phase) => {
      const down = settle(phase);
      return {
        hips: 0.515 + (CROUCHING.hips - 0.515) * down,
        lean: 0.4 * down,
        nod: 0.2 * down,
        rightHand: CROUCHING.rightHand,
        leftHand: CROUCHING.leftHand,
      };
    },
  ],
  [
    /\b(flinch|recoil|start|jerk|shrink|step)(s|es|ing)? back\b|\bflinch|\brecoil|\bstartled\b/,
    (phase) => ({ lean: -0.22 * once(phase), ...hands(0.12, 0.18, -0.06 * once(phase) - 0.1) }),
  ],
  [/\bbow(s|ing)?\b|\bcurts/, (phase) => ({ lean: 0.7 * once(phase), nod: 0.35 * once(phase) })],
  [/\bleans? back/, (phase) => ({ lean: -0.18 * settle(phase) })],
  [/\bleans?\b|\bbends?\b/, (phase) => ({ lean: 0.3 * settle(phase), nod: 0.1 })],
  [
    /\bstretch(es|ing)?\b/,
    (phase) => ({ ...hands(0.13, 0.02, -0.28 + 0.5 * once(phase)), nod: -0.15 * once(phase) }),
  ],
  [/\bsway(s|ing)?\b|\brocks?\b/, (_, seconds) => ({ sway: 0.08 * wobble(seconds, 0.35) })],
  [
    /\btrembl|\bshiver|\bshudder|\bshak(es|ing)\b|\bquiver/,
    (_, seconds) => ({ sway: 0.015 * wobble(seconds, 7), nod: 0.06 }),
  ],
];
