import { describe, expect, test } from '@jest/globals';
import { paidCharacters, ssmlOf } from '../../src/adapters/google-tts/ssml.ts';
import { voiceModels } from '../../src/adapters/google-tts/voice-model.ts';

describe('what is paid for of a line', () => {
  const line = { text: 'Tell R&B to go.', ipa: [], words: false };
  const ipa = [{ word: 'go', ipa: 'ɡəʊ' }];

  test('is its text where that alone is sent', () => {
    expect(paidCharacters(line)).toBe(line.text.length);
    expect(paidCharacters({ ...line, text: 'a 🜁' })).toBe(3);
  });

  test('is all of its SSML but the marks', () => {
    const marked = ssmlOf(line.text, { ipa, marked: true });
    expect(marked).toContain('<mark name="end"/>');
    const paid = marked.replaceAll(/<mark [^>]*>/gu, '').length;
    expect(paidCharacters({ ...line, ipa, words: true })).toBe(paid);
    expect(paidCharacters({ ...line, ipa })).toBe(paid);
    expect(paidCharacters({ ...line, words: true })).toBe(
      '<speak>Tell R&amp;B to go.</speak>'.length,
    );
  });

  test('is its text where marks would make it longer than Google reads', () => {
    const text = 'go '.repeat(1600);
    expect(paidCharacters({ text, ipa: [], words: true })).toBe(text.length);
  });

  test('is told of text that can’t be sent, which is found wrong when it is', () => {
    expect(paidCharacters({ ...line, text: '\u0001', ipa })).toBe('<speak>?</speak>'.length);
  });

  test('is asked of the models that are sent more than the text alone', () => {
    const telling = voiceModels.filter((model) => model.paidCharacters !== undefined);
    expect(telling.map(({ id }) => id)).toEqual([
      'neural2',
      'wavenet',
      'standard',
      'studio',
      'gemini-2.5-flash-tts',
    ]);
  });
});
