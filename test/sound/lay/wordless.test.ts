import { expect, test } from '@jest/globals';
import type { SampleSpan } from '../../../src/sound/sound-plan.ts';
import { filmOf } from '../../support/film-builder.ts';
import { laid, lines } from '../support/given.ts';

const SECOND = 48_000;

/** A shot of four seconds whose clip has more sound before and after, without some of it. */
function native(...without: readonly SampleSpan[]): readonly string[] {
  const sound = { effects: [], native: 'wordless' } as const;
  const film = filmOf({ shots: [{ id: '1', duration: 4, sound }] });
  const clip = { shot: '1', atFrame: 0, from: SECOND, samples: 6 * SECOND, without };
  return lines(laid(film, { clips: [clip] }).plan, 'native');
}

const span = (from: number, to: number): SampleSpan => ({
  from: from * SECOND,
  to: to * SECOND,
});

test('what is left out of a clip is a hole in it, and what is left stays where it was', () => {
  expect(native()).toEqual(['clip 1 0..192000 from 48000 in 384 out 384']);
  expect(native(span(2, 3))).toEqual([
    'clip 1 0..43200 from 48000 in 384 out 2880',
    'clip 1 100800..192000 from 148800 in 2880 out 384',
  ]);
});

test('a moment between two words is left out with them', () => {
  expect(native(span(2, 2.5), span(3, 3.5))).toEqual([
    'clip 1 0..43200 from 48000 in 384 out 2880',
    'clip 1 124800..192000 from 172800 in 2880 out 384',
  ]);
});

test('what is said where the clip is not heard leaves all of it', () => {
  expect(native(span(0.1, 0.5), span(5.5, 6))).toEqual(native());
});

test('nothing is heard of a clip in which somebody speaks all the time', () => {
  expect(native(span(0.5, 5.5))).toEqual([]);
});
