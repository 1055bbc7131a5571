import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frameRate } from '../../src/film/time.ts';
import { writeAss } from '../../src/subtitles/formats/ass.ts';
import { writeSrt } from '../../src/subtitles/formats/srt.ts';
import { cueFrames } from '../../src/subtitles/figures.ts';
import { makeCues } from '../../src/subtitles/make-cues.ts';
import { columnsOf, legibilityOf } from '../../src/subtitles/measure-text.ts';
import type { Saying } from '../../src/subtitles/saying.ts';
import { tokensOf } from '../../src/subtitles/tokens.ts';
import { propertyRuns } from '../support/property-runs.ts';

const WORDS = fc.constantFrom(
  ...'a the and but of I Emma book light, door. why? — – “no” ... Dr. humming dark; Straße « là ! » 本 本を読む 暗闇、 扉。 ランプ 안녕 مصباحًا ครับ é 👩‍🚀 Donaudampfschifffahrtsgesellschaftskapitän x-y <i> {\\N} & -->'.split(
    ' ',
  ),
);
const BLANK = fc.constantFrom(' ', '  ', '\n', '\u00a0');
const TEXT = fc
  .array(fc.tuple(WORDS, BLANK), { minLength: 1, maxLength: 60 })
  .map((parts) => parts.flat().join(''));

const FILM_FRAMES = 4000;
const SAYING = fc
  .record({
    text: TEXT,
    from: fc.integer({ min: 0, max: FILM_FRAMES - 400 }),
    length: fc.integer({ min: 1, max: 400 }),
    speaker: fc.constantFrom('Emma', 'Orb', 'A narrator’s friend', undefined),
    offScreen: fc.boolean(),
    pace: fc.option(fc.double({ min: 0.1, max: 30, noNaN: true }), { nil: undefined }),
  })
  .map(({ text, from, length, speaker, offScreen, pace }): Saying => {
    const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
    return {
      text,
      from,
      to: from + length,
      offScreen,
      ...(speaker !== undefined && { speaker }),
      ...(pace !== undefined && {
        words: words.map((_, index) => ({
          from: from + index * pace,
          to: from + (index + 0.8) * pace,
        })),
      }),
    };
  });

const RATES = [frameRate(24), frameRate(30000, 1001), frameRate(25), frameRate(60)] as const;
const FILM = fc.record({
  sayings: fc.array(SAYING, { maxLength: 8 }),
  rate: fc.constantFrom(...RATES),
  language: fc.constantFrom('en', 'de', 'fr', 'ja', 'th', 'ar', 'xx'),
  speakers: fc.boolean(),
});

/** All letters in order of whoever says them, without labels and dashes that cues add. */
function lettersOf(texts: readonly string[]): string {
  return texts
    .join('')
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .split('')
    .toSorted()
    .join('');
}

test('whatever is said: nothing is lost or doubled, rows fit, cues are in order, whole and in the film', () => {
  fc.assert(
    fc.property(FILM, ({ sayings, rate, language, speakers }) => {
      const frames = FILM_FRAMES;
      const { cues, notes } = makeCues(sayings, { rate, frames, language, speakers });
      const { longest } = cueFrames(rate);
      let end = 0;
      for (const { from, to, lines } of cues) {
        expect(Number.isInteger(from) && Number.isInteger(to)).toBe(true);
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(frames);
        expect(to - from).toBeLessThanOrEqual(longest);
        expect([1, 2]).toContain(lines.length);
        end = to;
        for (const { text } of lines) {
          expect(text).toBe(text.trim());
          const isOneWord = tokensOf(text.replace(/^– /u, ''), language).length === 1;
          const isNoted = notes.some((note) => note.kind === 'wide' && text.endsWith(note.text));
          const widest = Math.max(...sayings.map((saying) => legibilityOf(saying.text).columns));
          if (columnsOf(text) > widest) expect([isOneWord, isNoted]).toEqual([true, true]);
        }
      }
      if (!speakers) {
        const read = cues.flatMap(({ lines }) => lines.map(({ text }) => text));
        expect(lettersOf(read)).toBe(lettersOf(sayings.map(({ text }) => text)));
      }
    }),
    propertyRuns(100),
  );
});

test('the words of one line are read in their order, exactly as they are written', () => {
  fc.assert(
    fc.property(SAYING, fc.constantFrom('en', 'ja', 'th'), (saying, language) => {
      const request = { rate: frameRate(24), frames: FILM_FRAMES, language, speakers: false };
      const { cues } = makeCues([saying], request);
      const read = cues.flatMap(({ lines }) => lines.map(({ text }) => text)).join(' ');
      const bare = (text: string): string => text.replaceAll(/\s/gu, '');
      expect(bare(read)).toBe(bare(saying.text));
    }),
    propertyRuns(100),
  );
});

test('times do not overlap once they are written in milliseconds or hundredths', () => {
  fc.assert(
    fc.property(FILM, ({ sayings, rate, language, speakers }) => {
      const { cues } = makeCues(sayings, { rate, frames: FILM_FRAMES, language, speakers });
      const style = {
        size: 'medium',
        color: '#FFFFFF',
        outline: '#000000',
        position: 'bottom',
      } as const;
      const ass = writeAss(cues, { rate, width: 1280, height: 720, font: 'Inter', style });
      const times = [
        [...writeSrt(cues, rate).matchAll(/(\d\d):(\d\d):(\d\d),(\d{3})/gu)],
        [...ass.matchAll(/,(\d):(\d\d):(\d\d)\.(\d\d)/gu)],
      ];
      for (const found of times) {
        const told = found.map(([, h, m, s, rest]) => Number(`${h}${m}${s}${rest}`));
        expect(told).toHaveLength(cues.length * 2);
        expect(told).toEqual(told.toSorted((left, right) => left - right));
      }
    }),
    propertyRuns(100),
  );
});
