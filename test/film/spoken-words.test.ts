import { expect, test } from '@jest/globals';
import { spokenWords } from '../../src/film/spoken-words.ts';

test.each([
  ['There you are, my friend.', 5],
  ['It cost 1,000 — or 10 % more…', 6],
  ['Эта книга ждала меня.', 4],
  ['这本书等了四百年。', 4],
  ['本が待っていた。', 3.5],
  ['책은 기다렸다.', 3],
  // 16 syllables, each about half a word as those of Chinese; marks are part of their letter.
  ['หนังสือเล่มนี้รอคอยอยู่ในความมืดมานานถึงสี่ร้อยปี', 7.2],
  ['Emma อ่านหนังสือ', 2.6],
  ['… — !', 0],
  ['', 0],
])('%j is as long to say as %d words', (text, words) => {
  expect(spokenWords(text)).toBeCloseTo(words, 6);
});
