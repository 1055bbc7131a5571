import { expect, test } from '@jest/globals';
import { measureStep } from '../../../src/sound/measure/click.ts';
import { joined, pinkNoise, scaled, seconds, silence, stereo, tone } from '../support/signals.ts';

const JOIN = seconds(0.5);

test('sound that goes on has no click anywhere', () => {
  expect(measureStep(stereo(tone(440, -12, 2 * JOIN)), JOIN).isClick).toBe(false);
  expect(measureStep(stereo(pinkNoise(2 * JOIN, 2)), JOIN).isClick).toBe(false);
  expect(measureStep(stereo(silence(2 * JOIN)), JOIN).isClick).toBe(false);
});

test('a tone that is cut at its crest clicks', () => {
  const cut = joined(tone(440, -12, JOIN + 27), silence(JOIN));
  const { ratio, isClick } = measureStep(stereo(cut), JOIN + 27);
  expect(isClick).toBe(true);
  expect(ratio).toBeGreaterThan(10);
});

test('the same tone faded out over 8 ms does not', () => {
  const faded = tone(440, -12, JOIN).map(
    (value, index) => value * (0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, (JOIN - index) / 384))),
  );
  expect(measureStep(stereo(joined(faded, silence(JOIN))), JOIN).isClick).toBe(false);
});

test('a click on one channel is one', () => {
  const cut = joined(tone(440, -12, JOIN + 27), silence(JOIN));
  expect(measureStep(stereo(silence(cut.length), cut), JOIN + 27).isClick).toBe(true);
});

test('a step that nobody hears is none, in whatever silence', () => {
  const cut = joined(scaled(tone(440, 0, JOIN + 27), -80), silence(JOIN));
  expect(measureStep(stereo(cut), JOIN + 27).isClick).toBe(false);
});
