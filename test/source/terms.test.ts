import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as vocabularies from '../../src/source/aliases.ts';
import type { Vocabulary } from '../../src/source/aliases.ts';
import { nearest } from '../../src/source/nearest.ts';

const { canonicalTerm, ANGLE, FRAMING, MOVEMENT, SIZE, TRANSITION } = vocabularies;
const all: readonly Vocabulary<string>[] = Object.values(vocabularies).flatMap((value) =>
  typeof value === 'object' && 'terms' in value ? [value as Vocabulary<string>] : [],
);

describe('a term may be written as film crews write it', () => {
  test.each([
    [SIZE, 'WS', 'ws'],
    [SIZE, 'close-up', 'cu'],
    [SIZE, 'Extreme Close Up', 'ecu'],
    [FRAMING, 'over-the-shoulder', 'ots'],
    [ANGLE, "bird's-eye", 'overhead'],
    [ANGLE, 'bird’s eye view', 'overhead'],
    [MOVEMENT, 'arc', 'orbit'],
    [MOVEMENT, 'boom', 'crane'],
    [TRANSITION, 'DISSOLVE TO:', 'dissolve'],
    [TRANSITION, 'FADE IN:', 'fade_in'],
    [TRANSITION, 'Smash cut to:', 'smash_cut'],
  ] as const)('%# %s', (vocabulary, written, term) => {
    expect(canonicalTerm(vocabulary as Vocabulary<string>, written)).toBe(term);
  });

  test('case, spaces, dashes and underscores make no difference', () => {
    const separator = fc.constantFrom(' ', '-', '_', '  ');
    const vocabulary = fc.constantFrom(...all);
    fc.assert(
      fc.property(vocabulary, fc.nat(), separator, fc.boolean(), (words, pick, between, upper) => {
        const names = [...words.terms, ...Object.keys(words.aliases())];
        const name = names[pick % names.length] ?? '';
        const spelt = name.replaceAll('_', between);
        const written = upper ? spelt.toUpperCase() : spelt;
        expect(canonicalTerm(words, written)).toBe(canonicalTerm(words, name));
      }),
    );
  });

  test('an alias never hides a term, and no name of an object is a term', () => {
    for (const { terms, aliases } of all) {
      for (const term of terms) expect(aliases()[term]).toBeUndefined();
    }
    expect(canonicalTerm(SIZE, 'constructor')).toBeUndefined();
    expect(canonicalTerm(SIZE, '__proto__')).toBeUndefined();
  });
});

describe('the nearest word is suggested', () => {
  test.each([
    ['camra', ['camera', 'characters'], 'camera'],
    ['lefft', ['left', 'right'], 'left'],
    ['hihg', ['high', 'fast'], 'high'],
    ['zzz', ['camera'], undefined],
  ])('%s', (written, known, word) => {
    expect(nearest(written, known)).toBe(word);
  });

  test('a word with one slip finds itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SIZE.terms.map((term) => `${term}_shot`)),
        fc.nat(),
        (word, pick) => {
          const at = pick % word.length;
          expect(nearest(word.slice(0, at) + word.slice(at + 1), [word])).toBe(word);
        },
      ),
    );
  });
});
