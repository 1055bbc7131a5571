// Noise through a filter that moves: wind, rain, waves, breath, a step, a page.
import { RATE } from './stage.js';
import { envelopeOf } from './tone.js';

/** Always the same chances (mulberry32), so that the same score is always the same sound. */
export function chances(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * `cutoff` is a frequency, or one for each moment; `shape` a level for each moment. With `width`,
 * each side has a noise of its own. `pass` is low, band or high.
 */
export function noise(stage, at, length, sound) {
  const { seed, width = 0, pan = 0, level, room } = sound;
  const sides = width === 0 ? [pan] : [pan - width, pan + width];
  sides.forEach((place, side) => {
    stage.add(hiss(length, chances(seed * 2 + side), sound), at, { level, pan: place, room });
  });
}

function hiss(length, chance, sound) {
  const { pass = 'low', cutoff, resonance = 0.7, shape, attack = 0.004, release = 0.05 } = sound;
  const samples = envelopeOf(length, attack, release);
  const damp = 1 / resonance;
  let [first, second, g] = [0, 0, 0];
  for (let i = 0; i < samples.length; i += 1) {
    if (i % 32 === 0) {
      const hertz = typeof cutoff === 'number' ? cutoff : cutoff(i / RATE);
      g = Math.tan((Math.PI * Math.min(hertz, 0.4 * RATE)) / RATE);
    }
    // A state-variable filter, trapezoidal (Zavalishin): steady while its cutoff moves.
    const input = chance() * 2 - 1;
    const high = (input - (damp + g) * first - second) / (1 + g * (g + damp));
    const band = g * high + first;
    const low = g * band + second;
    first = g * high + band;
    second = g * band + low;
    const passed = pass === 'low' ? low : pass === 'band' ? band * damp : high;
    samples[i] *= passed * (shape === undefined ? 1 : shape(i / RATE));
  }
  return samples;
}
