import { describe, expect, test } from '@jest/globals';
import { BOUND_BREAK } from '../../src/subtitles/break-cost.ts';
import { tokensOf } from '../../src/subtitles/tokens.ts';

/** What is never torn apart is joined by `_`, what is torn only late by `~`. */
function joined(text: string, language = 'en'): string {
  const plain = 4;
  return tokensOf(text, language)
    .map(({ text: word, breakCost }) => {
      if (breakCost >= BOUND_BREAK) return `${word}_`;
      return breakCost > plain ? `${word}~` : `${word} `;
    })
    .join('')
    .trim();
}

function words(text: string, language: string): readonly string[] {
  return tokensOf(text, language).map((token) => token.text);
}

describe('on one row stay', () => {
  test('an article and its noun, also where a quote or a bracket opens before it', () => {
    expect(joined('Call it the lamp.')).toBe('Call it the_lamp.');
    expect(joined('Call it “the lamp” (the old one).')).toBe('Call it “the_lamp” (the_old one).');
    expect(joined('Es heißt „die Lampe“.', 'de')).toBe('Es heißt „die_Lampe“.');
    expect(joined('Appelle « le phare ».', 'fr')).toBe('Appelle « le_phare ».');
  });

  test('a number and what it counts', () => {
    expect(joined('It rang 10.30 a.m. today.')).toBe('It rang 10.30_a.m. today.');
    expect(joined('It cost 1,000 dollars.')).toBe('It cost 1,000_dollars.');
    expect(joined('Es war 7 Uhr, 5 km weit.', 'de')).toBe('Es war 7_Uhr, 5_km weit.');
    expect(joined('C’est 10 h 30, soit 1 000 euros.', 'fr')).toBe(
      'C’est 10_h_30, soit 1_000_euros.',
    );
    expect(joined('It was 1999 and late.')).toBe('It was 1999 and~late.');
  });

  test('a name and its number, as long as there is another place', () => {
    expect(joined('Wait at Platform 9 today.')).toBe('Wait at~Platform~9 today.');
  });

  test('a subject and its verb', () => {
    expect(joined('Nobody knew what they had seen.')).toBe('Nobody knew what~they~had seen.');
    expect(joined('Le soir il chante.', 'fr')).toBe('Le_soir il~chante.');
  });

  test('a bracket and what it opens, also where a dash or dots begin that', () => {
    expect(words('「〜は」と言う。', 'ja')[0]).toBe('「〜は」');
    expect(words('彼は「…はい」', 'ja')).toEqual(['彼', 'は', '「…はい」']);
    expect(words('Il dit « … oui » et part.', 'fr')).toEqual([
      'Il',
      'dit',
      '« … oui »',
      'et',
      'part.',
    ]);
  });

  test('the sign of a currency and the number behind it, without blanks as well', () => {
    expect(words('相当于¥500。', 'zh')).toEqual(['相当', '于', '¥500。']);
    expect(words('値段は￥５００です。', 'ja')).toContain('￥５００');
    expect(words('共500€吗？', 'zh')).toEqual(['共', '500€', '吗？']);
  });

  test('a number and what it counts in a script without blanks', () => {
    expect(joined('2024年12月31日の午後', 'ja')).toBe('2024_年 12_月 31_日~の 午後');
    expect(joined('共有500人', 'zh')).toBe('共有 500_人');
  });
});
