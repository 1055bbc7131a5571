import type { Located } from './locate.ts';
import { dashOfNoList } from './yaml/foreign-signs.ts';
import { nameOfSpace, oddSignIn } from './yaml/odd-spaces.ts';
import { resolveAlias } from './yaml/yaml-node.ts';

/**
 * Slips of the pen that YAML takes for something else, e.g. a comma inside text for the end of it:
 * the hint that mends them, where the text around a refused key or value shows one.
 */
export function slipAt(found: Located): string | undefined {
  const { key, value } = found;
  const { text } = key.source;
  const name = text.slice(key.start, key.end);
  const node = resolveAlias(value);
  const names = node.kind === 'mapping' ? [...node.entries.keys(), name] : [name];
  const dash = names.map(dashOfNoList).find((each) => each !== undefined);
  if (dash !== undefined) return dash.hint;
  if (/^(\/\/|\/\*)/.test(name)) return 'A comment begins with `#`.';
  const odd = oddSignIn(name);
  if (odd !== undefined) return `There is a ${nameOfSpace(odd)} in it: type the name again.`;
  const isUnwritten = node.kind === 'scalar' && node.value === null && node.end <= node.start;
  if (!isUnwritten) return undefined;
  const after = text.slice(key.end, key.end + 80);
  if (/[“”„«»]/.test(name)) return CURLY;
  if (/^\s*[,}]/.test(after)) return name.includes(':') ? colonIn(name) : COMMA;
  return /^(?:-|\s*:)[ \t]+#/.test(after) ? COMMENT : undefined;
}

const CURLY = 'Quotes such as `“` are letters to YAML: write `"` or `\'` in their place.';
const COMMA =
  'Inside `{ }` a comma ends the text before it: put text that has a comma in it in quotes.';
const COMMENT = 'Outside quotes `#` starts a comment: put the text in quotes.';

function colonIn(name: string): string {
  return `Write a space after the colon: \`${name.replace(/:\s*/, ': ')}\`.`;
}
