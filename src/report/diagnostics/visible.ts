/**
 * Text of a film made safe for a terminal: control characters, which could move the cursor or hide
 * words, and those that turn the direction of writing are shown as pictures of themselves.
 */
export function visible(text: string): string {
  let shown = '';
  for (const character of text) shown += pictureOf(character.codePointAt(0) ?? 0) ?? character;
  return shown;
}

/** What stands for a code point that must not reach a terminal; undefined for the others. */
function pictureOf(point: number): string | undefined {
  // The Control Pictures block shows U+0000 to U+001F in the same order.
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point >= 0x7f && point <= 0x9f) return '\u2421';
  const turnsDirection =
    point === 0x200e ||
    point === 0x200f ||
    (point >= 0x2028 && point <= 0x202e) ||
    (point >= 0x2066 && point <= 0x2069);
  return turnsDirection ? '\uFFFD' : undefined;
}

/** Columns that a character takes on a terminal: 2 for East Asian wide ones, 0 for marks. */
export function columnsOf(character: string): number {
  if (/^(?:\p{Mn}|\p{Me}|\p{Cf})/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

// East Asian Width W and F (Unicode Standard Annex 11), in the ranges that people write in.
const WIDE =
  /^[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
