import { expect, test } from '@jest/globals';
import {
  clause,
  formatSentence,
  innerPhrase,
  listing,
  listOf,
  sayTrait,
  sentence,
} from '../../src/compile/prompts/sentence.ts';

const said = (text: string) => clause(text, 1);

test('what is said of one thing is a list with a lead', () => {
  const [list] = listOf('nia', [said('a child'), said('coat white, with one black ear')]);
  expect(formatSentence(list!)).toBe('Nia: a child; coat white, with one black ear.');
});

test('of nothing there is no list', () => {
  expect(listOf('here', [])).toEqual([]);
});

test('anything else is one phrase', () => {
  const phrase = sentence(said('a close-up'), said('at eye level'));
  expect(formatSentence(phrase)).toBe('A close-up, at eye level.');
});

test('a sentence of the author’s keeps its own end', () => {
  expect(formatSentence(sentence(said('where is she?')))).toBe('Where is she?');
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
  [['a coat, yellow', 'boots'], 'a coat, yellow; boots'],
])('%j is listed as “%s”', (parts, text) => {
  expect(listing(parts)).toBe(text);
});

test.each([
  ['A small harbour.', 'a small harbour'],
  ['The old mill', 'the old mill'],
  ['The Hague', 'The Hague'],
  ['Ancient library', 'Ancient library'],
  ['A', 'A'],
])('within a sentence, “%s” is “%s”', (text, inner) => {
  expect(innerPhrase(text)).toBe(inner);
});

test('a trait is its key and what is said of it', () => {
  expect(sayTrait('hair_color', 'A dark brown.')).toBe('hair color a dark brown');
});
