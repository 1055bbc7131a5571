import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import type { Film } from '../../film/film.ts';
import { productsOf } from '../providers/products.ts';
import type { RunProviders } from '../providers/run-providers.ts';

export const MAKES_NO_VOICES: Explanation = {
  code: 'provider/makes-no-voices',
  severity: 'error',
  title: 'A provider is named for the voices of a film, and has none.',
  why: 'Some services make pictures and speak no lines. What is written would be said by nobody.',
  mend: 'Name one that has voices; `ministudio providers show NAME` tells what each makes.',
  wrong: 'voices: kling',
  right: 'voices: openai-speech',
};

/** Whether there is such a provider at all is told by the language itself. */
export function makesNoVoices(run: RunProviders): FilmRule {
  const speakers = run.all.filter(({ voices }) => voices !== undefined).map(({ name }) => name);
  return {
    explanation: MAKES_NO_VOICES,
    *check(film) {
      for (const { name, path } of namedIn(film)) {
        const entry = run.find(name);
        if (entry === undefined || entry.voices !== undefined) continue;
        yield {
          code: MAKES_NO_VOICES.code,
          severity: 'error',
          message: `The provider \`${name}\` makes ${productsOf(entry).join(' and ')}, and has no voices.`,
          hint: `Use one of ${speakers.join(', ')}.`,
          path,
        };
      }
    },
  };
}

interface Named {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

function namedIn({ voices, narrator, characters }: Film): readonly Named[] {
  const use = voices === undefined || voices === 'none' ? [] : voices.use;
  const speaker = (name: string | undefined, path: Named['path']): readonly Named[] =>
    name === undefined ? [] : [{ name, path: [...path, 'provider'] }];
  return [
    ...use.map((name, index) => ({ name, path: ['voices', 'use', index] })),
    ...speaker(narrator?.provider, ['narrator']),
    ...Object.entries(characters).flatMap(([name, { voice }]) =>
      speaker(voice?.provider, ['characters', name, 'voice']),
    ),
  ];
}
