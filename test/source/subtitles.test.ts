import { describe, expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

const filmWith = (line: string): string => `title: T
${line}
characters: { orb: { identity: { core: light } } }
shots:
  - id: a
    action: It turns.
    narration: { line: It was late., translations: { de: Es war spät. } }
    dialogue: [{ character: orb, line: Hello., translations: { de: Hallo. } }]
  - { id: b, action: It waits., narration: Nobody came. }
`;

async function read(line: string) {
  const read = await readText(filmWith(line), { providers: ['animatic'] });
  const { diagnostics } = read;
  const problems = diagnostics.filter(({ code }) => code.startsWith('film/'));
  return {
    film: read.ok ? read.film : undefined,
    problems: problems.map(({ code, message }) => `${code} ${message}`),
  };
}

describe('subtitles in a film', () => {
  test('are white on black at the bottom where nothing is said', async () => {
    expect((await read('')).film?.subtitles).toEqual({
      speakers: false,
      style: { size: 'medium', color: '#FFFFFF', outline: '#000000', position: 'bottom' },
    });
  });

  test('are as they are written', async () => {
    const { film } = await read(
      "subtitles: { languages: [en], burn: de, speakers: true, style: { size: large, color: '#fd0', position: top } }",
    );
    expect(film?.subtitles).toEqual({
      languages: ['en'],
      burn: 'de',
      speakers: true,
      style: { size: 'large', color: '#FFDD00', outline: '#000000', position: 'top' },
    });
  });

  test('can be none, and then no line lacks a translation', async () => {
    const { film, problems } = await read('subtitles: none');
    expect(film?.subtitles).toBeUndefined();
    expect(problems).toEqual([]);
  });

  test('tell each line that lacks one of their languages', async () => {
    expect((await read('')).problems).toEqual([
      'film/untranslated-line “Nobody came.” has no translation to de.',
    ]);
    expect((await read('subtitles: { languages: [en] }')).problems).toEqual([]);
    expect((await read('subtitles: { languages: [en, de, ja] }')).problems).toEqual([
      'film/untranslated-line “It was late.” has no translation to ja.',
      'film/untranslated-line “Hello.” has no translation to ja.',
      'film/untranslated-line “Nobody came.” has no translation to de, ja.',
    ]);
  });

  test('name languages by tags, which become names of files', async () => {
    const { problems } = await read('subtitles: { languages: ["../de"] }');
    expect(problems.map((problem) => problem.split(' ')[0])).toContain('film/bad-value');
  });

  test('a narration says its translations beside its line', async () => {
    const { film } = await read('');
    const [first, second] = film!.scenes[0]!.shots;
    expect(first).toMatchObject({
      narration: 'It was late.',
      narrationTranslations: { de: 'Es war spät.' },
    });
    expect(second).toMatchObject({ narration: 'Nobody came.' });
    expect(second).not.toHaveProperty('narrationTranslations');
  });
});
