import { oneLine } from '../one-line.ts';

/** What means nothing in Markdown, wherever it stands in a line. */
const PLAIN = /[\p{L}\p{N}\p{M}\p{S} ,'?;%"-]/u;
const MARKS = /[$^+<=>`|~]/;

/**
 * Text of a film, of a provider or of a service in Markdown as GitHub reads it: it breaks no table,
 * makes no markup, no HTML, no link, no formula, and calls nobody by `@name`. Entities stand for
 * whatever could, and in `<code>` nothing is taken for a mention or a reference.
 *
 * @param most characters that are shown.
 */
export function codeText(text: string, most = 300): string {
  const shown = Array.from(oneLine(text));
  const cut = shown.length > most ? [...shown.slice(0, most - 1), '…'] : shown;
  return `<code>${cut.map(escaped).join('')}</code>`;
}

function escaped(character: string): string {
  const isPlain = PLAIN.test(character) && !MARKS.test(character);
  return isPlain ? character : `&#${character.codePointAt(0)};`;
}
