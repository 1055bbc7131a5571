// One note: sine partials, each with its own level and decay, under one envelope.
import { RATE } from './stage.js';

/** Partials above this are left out: nothing here needs them, and they cost bytes. */
const HIGHEST = 12_000;
/** Vibrato and glides move in steps of so many samples. */
const STEP = 64;
/** 100 decibels below a partial at its full level there is nothing left to hear. */
const FAINTEST = 1e-5;

/**
 * `partials` are `[ratio, level, decay]`: a multiple of the note, its share, and the seconds in
 * which it falls to a third (without a decay it stays). `spread` doubles the note, so many cents to
 * either side. `glide` is where the pitch comes from, in semitones, and how long it takes.
 */
export function tone(stage, at, hertz, length, sound) {
  const { spread = 0, pan = 0, width = 0.5 } = sound;
  const doubles =
    spread === 0
      ? [[0, pan]]
      : [
          [-spread, pan - width],
          [spread, pan + width],
        ];
  for (const [cents, place] of doubles) {
    const samples = sing(hertz * 2 ** (cents / 1200), length, sound);
    const level = sound.level / Math.sqrt(doubles.length);
    stage.add(samples, at, { level, pan: place, room: sound.room });
  }
}

function sing(hertz, length, { partials, attack = 0.004, release = 0.15, vibrato, glide }) {
  const envelope = envelopeOf(length, attack, release);
  const bends = bendsOf(envelope.length, vibrato, glide);
  const samples = new Float64Array(envelope.length);
  partials.forEach(([ratio, share, decay = Infinity], index) => {
    if (hertz * ratio > HIGHEST) return;
    addPartial(samples, bends, (2 * Math.PI * hertz * ratio) / RATE, share, decay, index * 2.4);
  });
  for (let i = 0; i < samples.length; i += 1) samples[i] *= envelope[i];
  return samples;
}

/** A sine as a pointer that is turned a little for each sample, and shortened as it decays. */
function addPartial(samples, bends, turn, share, decay, phase) {
  const falling = Math.exp(-1 / (decay * RATE));
  let re = share * Math.cos(phase);
  let im = share * Math.sin(phase);
  for (let step = 0; step < bends.length && Math.abs(re) + Math.abs(im) > FAINTEST; step += 1) {
    const cos = falling * Math.cos(turn * bends[step]);
    const sin = falling * Math.sin(turn * bends[step]);
    const end = Math.min(samples.length, (step + 1) * STEP);
    for (let i = step * STEP; i < end; i += 1) {
      const next = re * cos - im * sin;
      im = re * sin + im * cos;
      re = next;
      samples[i] += im;
    }
  }
}

/** How far the pitch is from its own in each step. */
function bendsOf(length, vibrato, glide) {
  const bends = new Float64Array(Math.ceil(length / STEP)).fill(1);
  if (vibrato === undefined && glide === undefined) return bends;
  return bends.map((_, step) => bend((step * STEP) / RATE, vibrato, glide));
}

function bend(time, vibrato, glide) {
  let semitones = 0;
  if (vibrato !== undefined) {
    const grown = Math.min(1, time / vibrato.delay);
    semitones += (vibrato.cents / 100) * grown * Math.sin(2 * Math.PI * vibrato.rate * time);
  }
  if (glide !== undefined) semitones += glide.from * Math.exp((-4 * time) / glide.seconds);
  return 2 ** (semitones / 12);
}

/** Up, on, and down again, without a corner. */
export function envelopeOf(length, attack, release) {
  const envelope = new Float64Array(Math.round((length + release) * RATE)).fill(1);
  const up = Math.min(envelope.length, Math.round(attack * RATE));
  for (let i = 0; i < up; i += 1) envelope[i] = rise(i / up);
  const down = Math.round(release * RATE);
  for (let i = 1; i <= Math.min(down, envelope.length); i += 1) {
    envelope[envelope.length - i] *= rise((i - 1) / down);
  }
  return envelope;
}

function rise(share) {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, Math.min(1, share)));
}
