import { describe, expect, test } from '@jest/globals';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import { subtitleLanguages } from '../../src/film/subtitle-languages.ts';
import type { Subtitles } from '../../src/film/subtitles.ts';
import type { WordTime } from '../../src/film/word-time.ts';
import { seconds } from '../../src/film/time.ts';
import { sayingsOfFilm, type WordsOf } from '../../src/subtitles/sayings-of-film.ts';
import { filmOf } from '../support/film-builder.ts';

const SUBTITLES: Subtitles = {
  speakers: false,
  style: { size: 'medium', color: '#FFFFFF', outline: '#000000', position: 'bottom' },
};
const FILM = filmOf({
  subtitles: SUBTITLES,
  characters: { emma: { name: 'Emma' } },
  shots: [
    { id: 'silent', duration: 2 },
    {
      id: 'spoken',
      duration: 6,
      dialogue: [
        {
          character: 'emma',
          line: 'There you are.',
          at: seconds(1),
          offScreen: true,
          translations: { de: 'Da bist du ja.' },
        },
      ],
      narration: 'It was late.',
      narrationTranslations: { ja: '遅かった。' },
    },
  ],
});
const TIMELINE = layTimeline(FILM);
const NOBODY: WordsOf = () => undefined;

describe('what is said in a film', () => {
  test('is where the timeline has it, with who says it', () => {
    const { sayings } = sayingsOfFilm(FILM, TIMELINE, { wordsOf: NOBODY });
    expect(sayings).toEqual([
      { from: 72, to: 101, text: 'There you are.', speaker: 'Emma', offScreen: true },
      { from: 113, to: 142, text: 'It was late.', offScreen: false },
    ]);
  });

  test('has its words where a voice has said them, from the start of its line', () => {
    const words: readonly WordTime[] = [
      { text: 'There', from: 0.25, to: 0.5 },
      { text: 'you', from: 0.5, to: 0.75 },
      { text: 'are.', from: 0.75, to: 1 },
    ];
    const wordsOf: WordsOf = (shot, line) => (shot === 'spoken' && line === 0 ? words : undefined);
    const [first, second] = sayingsOfFilm(FILM, TIMELINE, { wordsOf }).sayings;
    expect(first?.words).toEqual([
      { from: 78, to: 84 },
      { from: 84, to: 90 },
      { from: 90, to: 96 },
    ]);
    expect(second?.words).toBeUndefined();
    const [translated] = sayingsOfFilm(FILM, TIMELINE, { translation: 'de', wordsOf }).sayings;
    expect(translated).toEqual({
      from: 78,
      to: 96,
      text: 'Da bist du ja.',
      speaker: 'Emma',
      offScreen: true,
    });
  });

  test('is left out in a language that it is not translated to, and named', () => {
    expect(sayingsOfFilm(FILM, TIMELINE, { translation: 'ja', wordsOf: NOBODY })).toEqual({
      sayings: [{ from: 113, to: 142, text: '遅かった。', offScreen: false }],
      untranslated: [{ shot: 'spoken', text: 'There you are.' }],
    });
  });
});

describe('the languages of subtitles', () => {
  const languagesOf = (subtitles: Subtitles | undefined): readonly string[] => {
    const { subtitles: _, ...rest } = FILM;
    return subtitleLanguages(subtitles === undefined ? rest : { ...rest, subtitles });
  };

  test('are the film’s own and all that a line is translated to, else those that it names', () => {
    expect(languagesOf(SUBTITLES)).toEqual(['en', 'de', 'ja']);
    expect(languagesOf({ ...SUBTITLES, languages: ['de', 'en'] })).toEqual(['de', 'en']);
    expect(languagesOf({ ...SUBTITLES, languages: ['en'], burn: 'de' })).toEqual(['en', 'de']);
    expect(languagesOf(undefined)).toEqual([]);
  });
});
