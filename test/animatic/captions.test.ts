import { expect, test } from '@jest/globals';
import { captionsOf } from '../../src/animatic/overlay/subtitles.ts';
import { drawOne, difference } from '../support/drawing.ts';
import type { FilmParts } from '../support/film-builder.ts';
import { stagingOf } from '../support/staging.ts';

const LINE =
  'Every parcel starts on a shelf, and every parcel wants to be somewhere else. None ever gets there by itself.';
const SAID: FilmParts = {
  characters: { emma: { name: 'Emma' } },
  shots: [{ dialogue: [{ character: 'emma', line: LINE }], duration: 8 }],
};
const BURNT: FilmParts = {
  ...SAID,
  subtitles: {
    burn: 'en',
    speakers: false,
    style: { size: 'medium', color: '#FFFFFF', outline: '#000000', position: 'bottom' },
  },
};

test('captions are cut and timed as the subtitles of the film are', () => {
  expect(
    captionsOf(stagingOf(SAID)).map(
      ({ from, to, lines }) => `${from}-${to} ${lines.map(({ text }) => text).join(' / ')}`,
    ),
  ).toEqual([
    '0-134 Every parcel starts on a shelf, and every / parcel wants to be somewhere else.',
    '136-192 None ever gets there by itself.',
  ]);
});

test('captions are left to the film where it burns subtitles in', async () => {
  expect(captionsOf(stagingOf(BURNT))).toEqual([]);
  const [burnt, drawn] = [stagingOf(BURNT), stagingOf(SAID)];
  expect(difference(await drawOne(burnt), await drawOne(drawn))).toBeGreaterThan(0.1);
});
