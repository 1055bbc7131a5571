import { smoothstep } from '../../solids/vector.ts';
import { once, wobble } from './gesture.ts';
import type { Act } from './gesture.ts';

/** What one says with the head and the eyes. */
export const HEAD_GESTURES: readonly Act[] = [
  [
    /closes? (his|her|their) eyes|eyes (closed|shut)|\bprays?\b|\basleep\b|\bsleep(s|ing)\b|\bdoz/,
    (phase) => ({ shut: smoothstep(0, 0.3, phase) }),
  ],
  [
    /opens? (his|her|their) eyes|\bwak(es|ing)\b/,
    (phase) => ({ shut: 1 - smoothstep(0.25, 0.55, phase) }),
  ],
  [
    /narrow(s|ed|ing)? (his|her|their) eyes|\bsquints?\b|eyes narrow/,
    () => ({ shut: 0.5, nod: 0.06 }),
  ],
  [/\bblink/, (_, seconds) => ({ shut: Math.max(0, wobble(seconds, 0.9)) ** 6 })],
  [/\bnod(s|ding)?\b/, (_, seconds) => ({ nod: 0.1 + 0.14 * wobble(seconds, 1.1) })],
  [
    /shak(e|es|ing) (his|her|their) head/,
    (_, seconds) => ({ headTurn: 0.35 * wobble(seconds, 0.9) }),
  ],
  [
    /tilts? (his|her|their) head|cocks? (his|her|their) head|\blisten/,
    (phase) => ({ headTilt: 0.24 * smoothstep(0, 0.4, phase), headTurn: 0.18 }),
  ],
  [
    /\b(looks?|gaz(es?|ing)|star(es?|ing)|peers?|glanc(es?|ing)) (up|skyward|to the (sky|ceiling|stars))|upturned|lifts? (his|her|their) (head|eyes|chin|face|gaze)|raises? (his|her|their) (head|eyes|chin|gaze)/,
    (phase) => ({ nod: -0.42 * smoothstep(0, 0.3, phase) }),
  ],
  [
    /\b(looks?|gaz(es?|ing)|star(es?|ing)|peers?|glanc(es?|ing)) down|(lowers?|bows?|hangs?|drops?) (his|her|their) (head|eyes|gaze)|head (falls|drops|sinks)/,
    (phase) => ({ nod: 0.42 * smoothstep(0, 0.3, phase) }),
  ],
  [
    /looks? (around|about)|\bsearch|\bscan|looks? (left and right|both ways)/,
    (_, seconds) => ({ headTurn: 0.7 * wobble(seconds, 0.22) }),
  ],
  [
    /(looks?|glanc(es?|ing)) back|over (his|her|their) shoulder|turns? back/,
    (phase) => ({
      headTurn: 1.15 * smoothstep(0.1, 0.5, phase),
      twist: 0.4 * smoothstep(0.1, 0.5, phase),
    }),
  ],
  [/\byawn/, (phase) => ({ nod: -0.25 * once(phase), shut: once(phase) })],
  [
    /\bsneez|\bcough/,
    (_, seconds) => ({ nod: 0.1 + 0.3 * Math.max(0, wobble(seconds, 0.7)) ** 3, lean: 0.08 }),
  ],
  [
    /\blaugh|\bgiggl|\bchuckl/,
    (_, seconds) => ({
      nod: -0.1 + 0.04 * wobble(seconds, 3.2),
      lean: 0.02 * wobble(seconds, 3.2),
    }),
  ],
  [/\bsigh|\bbreath(es|ing)?\b|\bexhal|\binhal/, (phase) => ({ nod: 0.12 * once(phase) })],
];

/** Turns of the head where the plan does not say what is looked at. */
export const LOOKING: Act = [
  /\b(turns?|look(s|ing)?|glanc(es?|ing)|gaz(es?|ing)|star(es?|ing)|peer(s|ing)?|fac(es|ing))\b(?! (up|down|around|round|about|back|both|left and right|over (his|her|their) shoulder|(his|her|their|the|on|off|it)\b))/,
  (phase) => ({
    headTurn: 0.4 * smoothstep(0.1, 0.4, phase),
    twist: 0.12 * smoothstep(0.1, 0.4, phase),
  }),
];
