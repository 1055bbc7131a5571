/**
 * Spaces that come along when text is pasted from a page or a chat. They look like the plain one and
 * YAML takes them for letters: `size: cu` with one after the colon has no `: ` in it.
 */
const ODD_SPACE = '\\u00A0\\u1680\\u2000-\\u200D\\u202F\\u205F\\u2060\\u3000\\uFEFF';

/** Where a line is indented, after a dash of a list, and after the colon of its key. */
const STRUCTURE = new RegExp(`^(?:[ \\t]*(?:- +)*|[ \\t]*(?:- +)*[\\w-]+:[ \\t]*)([${ODD_SPACE}])`);

/** The first odd space among those that part a line; undefined where there is none. */
export function oddSpaceIn(
  line: string,
): { readonly at: number; readonly sign: string } | undefined {
  const [all = '', sign] = STRUCTURE.exec(line) ?? [];
  return sign === undefined ? undefined : { at: all.length - 1, sign };
}

/** The first odd space in a name, which may also be one that can't be seen at all. */
export function oddSignIn(name: string): string | undefined {
  return new RegExp(`[${ODD_SPACE}]`).exec(name)?.[0];
}

/** What an odd space is called, in words that can be looked up. */
export function nameOfSpace(sign: string): string {
  const point = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  if (sign === '\u00A0' || sign === '\u202F') return `no-break space (U+${point})`;
  return /[\u200B-\u200D\u2060\uFEFF]/.test(sign)
    ? `character that can’t be seen (U+${point})`
    : `space of an odd width (U+${point})`;
}
