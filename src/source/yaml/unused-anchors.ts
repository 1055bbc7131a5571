import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnose } from '../source-text.ts';
import type { SourceText } from '../source-text.ts';

/** An anchor as it stands in the text, from its `&` on. */
export interface Anchored {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether it marks unquoted text, or nothing: then it may be meant as the text's beginning. */
  readonly isAtText: boolean;
}

/**
 * Warns of anchors that no alias after them uses: `&then what` is an anchor and the text `what`. An
 * alias is looked for in the whole text, also where it is quoted, so that a mistake elsewhere, which
 * hides one from the parser, is no second mistake here.
 */
export function unusedAnchors(
  source: SourceText,
  anchors: readonly Anchored[],
): readonly Diagnostic[] {
  if (anchors.length === 0) return [];
  const used = lastUses(source.text);
  return anchors
    .filter(({ name, end }) => (used.get(name) ?? 0) < end)
    .map(({ name, start, end, isAtText }) =>
      diagnose(
        { source, start, end },
        {
          code: 'yaml/unused-anchor',
          severity: 'warning',
          message: isAtText
            ? `\`&${name}\` is an anchor that no alias \`*${name}\` uses, and not part of the text.`
            : `No alias \`*${name}\` uses the anchor \`&${name}\`.`,
          hint: isAtText
            ? 'Put text that begins with `&` in quotes; take out an anchor that nothing uses.'
            : 'Take it out.',
        },
      ),
    );
}

/** Where each alias is used for the last time, by its name. */
function lastUses(text: string): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { 1: name = '', index } of text.matchAll(/\*([^\s,[\]{}]+)/g)) uses.set(name, index);
  return uses;
}
