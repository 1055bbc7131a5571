import type { Explanation } from '../diagnostics/explanation.ts';
import { indexExplanations } from '../diagnostics/explanations.ts';
import { speechTooLong } from '../compile/rules/speech-too-long.ts';
import { GRAMMAR_RULES } from '../grammar/rules.ts';
import { SOURCE_EXPLANATIONS } from '../source/explanations/all.ts';

/** What every code means that `validate` can print. */
export function allExplanations(): ReadonlyMap<string, Explanation> {
  return indexExplanations(
    SOURCE_EXPLANATIONS,
    GRAMMAR_RULES.map(({ explanation }) => explanation),
    [speechTooLong.explanation],
  );
}
