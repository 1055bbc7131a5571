import { describe, expect, test } from '@jest/globals';
import { chooseVoice } from '../../src/compile/voices/choose-voice.ts';
import { speaksLanguage } from '../../src/film/speaks-language.ts';
import type { KnownVoice } from '../../src/providers/voice-model.ts';

describe('a language', () => {
  test.each([
    [['en'], 'en-GB', true],
    [['en-US'], 'en', true],
    [['en-us'], 'EN-US', true],
    [['en-US'], 'en-GB', false],
    [['en'], 'enm', false],
    [['de', 'fr'], 'fr', true],
    [[], 'en', false],
    ['any', 'ja', true],
  ] as const)('of %j holds %s: %j', (languages, tag, speaks) => {
    expect(speaksLanguage(languages, tag)).toBe(speaks);
  });
});

describe('a speaker for whom nobody names a voice', () => {
  const known: readonly KnownVoice[] = [
    { name: 'ann', language: 'en-US', gender: 'female' },
    { name: 'bob', language: 'en-US', gender: 'male' },
    { name: 'cat', language: 'en-GB', gender: 'female' },
    { name: 'dee', language: 'any' },
  ];
  const choose = (language: string, gender?: 'female' | 'male', taken: readonly string[] = []) =>
    chooseVoice({ voices: { known, others: true } }, { language, taken, ...(gender && { gender }) })
      ?.name;

  test('gets the first that speaks the language', () => {
    expect([choose('en'), choose('en-GB'), choose('ja')]).toEqual(['ann', 'cat', 'dee']);
  });

  test('gets one of the gender that is said, or none', () => {
    expect([choose('en', 'male'), choose('en-GB', 'male')]).toEqual(['bob', undefined]);
  });

  test('gets one that nobody has, as long as there is one, and then the one that fewest have', () => {
    const taken: string[] = [];
    for (let speaker = 0; speaker < 6; speaker += 1) taken.push(choose('en', undefined, taken)!);
    expect(taken).toEqual(['ann', 'bob', 'cat', 'dee', 'ann', 'bob']);
  });
});
