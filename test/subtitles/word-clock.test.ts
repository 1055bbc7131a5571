import { expect, test } from '@jest/globals';
import { wordClock } from '../../src/subtitles/word-clock.ts';

test('words with a blank between them that does not break have times of their own, as others have', () => {
  const times = [
    { from: 0, to: 10 },
    { from: 50, to: 60 },
    { from: 60, to: 90 },
  ];
  const text = 'Idę w\u00a0las';
  const clock = wordClock(text, { from: 0, to: 100 }, times);
  expect(
    ['Idę', 'w', 'las'].map((word) => clock(text.indexOf(word), text.indexOf(word) + word.length)),
  ).toEqual(times);
});
