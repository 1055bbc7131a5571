/**
 * The outline of a body with strings, from its lower end to where the neck begins: how far along, and
 * how far out in shares of its greatest width.
 */
export const STRING_BODY: readonly (readonly [along: number, out: number])[] = [
  [0, 0.16],
  [0.03, 0.3],
  [0.09, 0.42],
  [0.17, 0.49],
  [0.26, 0.5],
  [0.35, 0.45],
  [0.42, 0.36],
  [0.48, 0.31],
  [0.55, 0.3],
  [0.62, 0.33],
  [0.69, 0.38],
  [0.78, 0.4],
  [0.87, 0.37],
  [0.94, 0.27],
  [0.98, 0.14],
  [1, 0.06],
];
