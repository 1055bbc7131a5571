import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { productsOf } from '../providers/products.ts';
import type { RunProviders } from '../providers/run-providers.ts';

export const MAKES_NO_STILLS: Explanation = {
  code: 'provider/makes-no-stills',
  severity: 'error',
  title: 'A provider is named for the stills of a film, and makes none.',
  why: 'Some services make clips and no still pictures. Keyframes would be asked of nobody.',
  mend: 'Name one that makes stills; `ministudio providers show NAME` tells what each makes.',
  wrong: 'stills: kling',
  right: 'stills: vertex-ai',
};

/** Whether there is such a provider at all is told by the language itself. */
export function makesNoStills(run: RunProviders): FilmRule {
  const makers = run.all.filter(({ images }) => images !== undefined).map(({ name }) => name);
  return {
    explanation: MAKES_NO_STILLS,
    *check({ stills }) {
      for (const [index, name] of (stills?.use ?? []).entries()) {
        const entry = run.find(name);
        if (entry === undefined || entry.images !== undefined) continue;
        yield {
          code: MAKES_NO_STILLS.code,
          severity: 'error',
          message: `The provider \`${name}\` makes ${productsOf(entry).join(' and ')}, and no stills.`,
          hint: `Use one of ${makers.join(', ')}.`,
          path: ['stills', 'use', index],
        };
      }
    },
  };
}
