import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { subtitleLanguages } from '../../film/subtitle-languages.ts';
import { breach } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/untranslated-line',
  severity: 'warning',
  title: 'A line has no translation to a language that the film has subtitles in.',
  why: 'The subtitles of that language are without the line: another language in between would be worse than silence.',
  mend: 'Write the line under `translations:` in each language of the film, or name under `subtitles: { languages: … }` those that you want.',
  wrong:
    'shots:\n  - { id: a, narration: { line: It was late., translations: { de: Es war spät. } } }\n  - { id: b, narration: The book had waited. }',
  right:
    'shots:\n  - { id: a, narration: { line: It was late., translations: { de: Es war spät. } } }\n  - { id: b, narration: { line: The book had waited., translations: { de: Das Buch hatte gewartet. } } }',
};

export const untranslatedLine: FilmRule = {
  explanation,
  *check(film) {
    const languages = subtitleLanguages(film).filter((tag) => tag !== film.language);
    if (languages.length === 0) return;
    for (const { shot, path } of placedShots(film)) {
      for (const [index, { line, translations }] of shot.dialogue.entries()) {
        const missing = languages.filter((tag) => translations[tag] === undefined);
        if (missing.length === 0) continue;
        const message = `“${line}” has no translation to ${missing.join(', ')}.`;
        yield breach(explanation, [...path, 'dialogue', index, 'line'], message);
      }
      const { narration, narrationTranslations = {} } = shot;
      const missing = languages.filter((tag) => narrationTranslations[tag] === undefined);
      if (narration === undefined || missing.length === 0) continue;
      const message = `“${narration}” has no translation to ${missing.join(', ')}.`;
      yield breach(explanation, [...path, 'narration'], message);
    }
  },
};
