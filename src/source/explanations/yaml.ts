import type { Explanation } from '../../diagnostics/explanation.ts';

const error = (
  code: string,
  title: string,
  why: string,
  mend: string,
  examples: { wrong?: string; right?: string } = {},
): Explanation => ({ code, severity: 'error', title, why, mend, ...examples });

/** What can be wrong with the YAML itself. */
export const YAML_EXPLANATIONS: readonly Explanation[] = [
  error(
    'yaml/syntax',
    'The file is not YAML.',
    'Until the text can be read, nothing in it means anything for certain.',
    'Look for a missing quote, bracket or space after a colon, at the place shown or just before it. Text with `: ` or ` #` in it needs quotes.',
    { wrong: 'title: "Open', right: 'title: "Open"' },
  ),
  error(
    'yaml/encoding',
    'The file is not UTF-8 text.',
    'Text in another encoding would be read with wrong letters.',
    'Save the file as UTF-8.',
  ),
  error(
    'yaml/control-character',
    'A text has a control character in it.',
    'Control characters can command a terminal, and no picture can show them.',
    'Take it out; only tabs and line breaks are part of a text.',
    { wrong: 'title: "The\\0Orb"', right: 'title: The Orb' },
  ),
  error(
    'yaml/duplicate-key',
    'A key is written twice in one mapping.',
    'YAML has no rule for which of the two counts, and programs differ.',
    'Keep one of them.',
    { wrong: 'title: One\ntitle: Two', right: 'title: Two' },
  ),
  error(
    'yaml/key',
    'A key is not a plain name.',
    'A list, a mapping or an alias as a key has no meaning in a film.',
    'Write a plain name before the colon.',
    { wrong: '? [a, b]\n: c', right: 'a: c' },
  ),
  error(
    'yaml/tag',
    'A tag is used that is not part of the language.',
    'Tags can make a reader build things other than plain data, which is a danger in a file from somebody else.',
    'Remove the tag.',
    { wrong: 'title: !custom x', right: 'title: x' },
  ),
  error(
    'yaml/documents',
    'The file has more than one YAML document.',
    'A film is one document; what follows `---` would be ignored.',
    'Remove the line, or move the rest to a file that is included.',
    { wrong: 'title: One\n---\ntitle: Two', right: 'title: One' },
  ),
  error(
    'yaml/unknown-alias',
    'An alias has no anchor.',
    'An alias `*name` stands for what an earlier anchor `&name` marks.',
    'Correct the name, or put text that starts with `*` in quotes.',
    { wrong: 'title: *name', right: 'title: "*name"' },
  ),
  error(
    'yaml/alias-cycle',
    'An alias stands for something that contains it.',
    'Such data has no end.',
    'Write the inner part out.',
    { wrong: 'x-a: &a [*a]', right: 'x-a: [1]' },
  ),
  {
    code: 'yaml/unused-anchor',
    severity: 'warning',
    title: 'An anchor is never used.',
    why: 'A word that begins with `&` marks what comes after it, for an alias `*word`. Where there is none it was mostly meant as text, which has lost that word.',
    mend: 'Put text that begins with `&` in quotes, or take the anchor out. An alias finds only anchors of its own file.',
    wrong: 'title: &then what',
    right: 'title: "&then what"',
  },
  {
    code: 'yaml/comment-in-text',
    severity: 'warning',
    title: 'What looks like a comment is part of a text.',
    why: 'Only `#` begins a comment in YAML. What stands after `//` or `/*` goes with the text into the prompt, and the model is told it.',
    mend: 'Begin the comment with `#`, or put the text in quotes if it is meant so.',
    wrong: 'title: The lighthouse // a working title',
    right: 'title: The lighthouse # a working title',
  },
  error(
    'yaml/too-many-aliases',
    'More than 100 aliases are used.',
    'Aliases of aliases can stand for more data than any machine holds, so their number is limited.',
    'Use `vars:`, `styles:`, or set the value once on the scene or the film.',
  ),
  error(
    'yaml/too-many-nodes',
    'The document is too large.',
    'A document, with its aliases expanded, may have 1,000,000 values; no film needs more.',
    'Part the film, or look for an alias that repeats too much.',
  ),
  error(
    'yaml/too-deep',
    'The document is nested too deeply.',
    'The language needs about ten levels; 64 are allowed.',
    'Look for brackets that are not closed.',
  ),
  error(
    'yaml/too-large',
    'The file is larger than 16 MiB.',
    'A film is words; a file of that size holds something else.',
    'Part it into files that are included, and keep media in files of their own.',
  ),
];
