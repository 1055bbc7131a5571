// The music of Nine Floors Down: 120 beats a minute, sixteenths of three frames. E minor with a flat
// second, running; at the drain it loses its drums; when the leaves open it is E major.
import {
  drum,
  glass,
  hat,
  pedal,
  strings,
  synthBass,
  synthPluck,
} from '../../.scripts/synthesiser/instruments.js';
import { chances, noise } from '../../.scripts/synthesiser/noise.js';
import { play } from '../../.scripts/synthesiser/notation.js';
import { Stage } from '../../.scripts/synthesiser/stage.js';
import { tone } from '../../.scripts/synthesiser/tone.js';

const BEAT = 0.5;

function theme() {
  const stage = new Stage(21, { seconds: 1.8, damping: 0.4 });
  const from = (beat, level, pan = 0, legato = 1) => ({
    at: beat * BEAT,
    beat: BEAT,
    level,
    pan,
    legato,
  });
  // Far below (beat 0): the bass alone, then what drives it.
  const run = ['E2', 'E2', 'E3', 'E2', 'F2', 'E2', 'G2', 'E2'];
  for (let eighth = 0; eighth < 50; eighth += 1) {
    const beat = eighth / 2;
    const level = Math.min(0.9, 0.45 + beat * 0.06);
    play(stage, synthBass, from(beat, level, 0, 0.8), `${run[eighth % 8]}:.5`);
    if (beat >= 4) hat(stage, beat * BEAT, { level: eighth % 2 === 1 ? 0.7 : 0.4, seed: eighth });
    if (beat >= 8) hat(stage, (beat + 0.25) * BEAT, { level: 0.3, seed: 100 + eighth, pan: -0.3 });
  }
  for (let beat = 8; beat < 25; beat += 1) drum(stage, beat * BEAT, { level: 0.75 });
  // She runs at us (beat 8), past us (14), and is small again from above (19).
  play(
    stage,
    synthPluck,
    from(8, 0.8, 0.3),
    'B4:.75 E5:.75 F5:.5 E5:.75 B4:.75 G4:.5 B4:.75 E5:.75 G5:.5',
  );
  play(stage, synthPluck, from(14, 0.9, -0.3), 'A5:.5 G5:.5 F5:.5 E5:.5 F5:1 E5:1 B4:1');
  play(stage, strings, from(8, 0.6), 'E4+B4:6 F4+C5:5 E4+G4:6');
  play(stage, synthPluck, from(19, 0.45, 0.4), 'E6:.5 -:.5 B5:.5 -:.5 G5:.5 -:.5 F5:.5 -:.5 E5:1');
  // She kneels (beat 25): the run is over, what is left is one chord and a pulse.
  drum(stage, 25 * BEAT, { level: 0.9, room: 0.5 });
  play(stage, strings, from(25, 0.8), 'E3+B3+G4:4 C3+G3+E4:3.2');
  play(stage, pedal, from(25, 0.8), 'E2:4 C2:3');
  [27, 28.5, 29.5, 31].forEach((beat, i) => drum(stage, beat * BEAT, { level: 0.32 - i * 0.06 }));
  // Two green leaves (beat 32).
  play(stage, strings, from(31.8, 1), 'E3+B3+F#4+G#4:7.2');
  play(stage, pedal, from(32, 0.8), 'E2:7');
  play(stage, glass, from(32, 0.8), 'G#5:3 B5:3.5');
  play(stage, synthPluck, from(32, 0.5, 0.2), 'E5:.5 G#5:.5 B5:.5 E6:3');
  return stage.finish({ fadeOut: 0.3 });
}

/** Rain into a narrow place, and the city above it. */
function alley() {
  const stage = new Stage(9.5, { seconds: 1.2, damping: 0.5 });
  noise(stage, 0, 9.5, {
    seed: 1,
    level: 0.2,
    pass: 'band',
    cutoff: 3200,
    resonance: 0.5,
    attack: 0.01,
    room: 0.2,
  });
  noise(stage, 0, 9.5, {
    seed: 2,
    level: 0.5,
    cutoff: 130,
    resonance: 0.9,
    attack: 0.01,
    room: 0.3,
  });
  // A transformer: whole periods of 50 hertz fit the loop.
  tone(stage, 0, 100, 9.5, {
    level: 0.03,
    room: 0.2,
    partials: [
      [1, 1],
      [2, 0.6],
      [3, 0.3],
      [6, 0.1],
    ],
    attack: 0.01,
  });
  return stage.finishLoop({ peak: -6 });
}

/** Boots through puddles, faster than it is safe. */
function run() {
  const stage = new Stage(3.2, { seconds: 0.9, damping: 0.45 });
  const chance = chances(12);
  for (let i = 0; i < 9; i += 1) {
    const at = 0.05 + i * 0.29;
    const level = 0.3 + 0.06 * i;
    noise(stage, at, 0.01, {
      seed: 20 + i,
      level,
      cutoff: 330,
      resonance: 1.3,
      release: 0.08,
      room: 0.35,
    });
    noise(stage, at + 0.02, 0.03, {
      seed: 40 + i,
      level: level * 0.5,
      pass: 'band',
      cutoff: 2200 + 900 * chance(),
      resonance: 0.7,
      attack: 0.01,
      release: 0.14,
      room: 0.3,
    });
  }
  return stage.finish({ fadeOut: 0.3 });
}

/** Something fast that goes by. */
function pass() {
  const stage = new Stage(1.8, { seconds: 1, damping: 0.4 });
  const near = (time) => Math.exp(-(((time - 0.6) / 0.22) ** 2));
  noise(stage, 0, 1.2, {
    seed: 61,
    level: 0.6,
    pass: 'band',
    cutoff: (time) => 500 + 1900 * near(time),
    resonance: 0.9,
    shape: near,
    attack: 0.05,
    release: 0.2,
    room: 0.3,
  });
  return stage.finish({ fadeOut: 0.2 });
}

/** A box of glass on a grating. */
function box() {
  const stage = new Stage(2, { seconds: 1.6, damping: 0.35 });
  noise(stage, 0, 0.012, {
    seed: 71,
    level: 0.7,
    cutoff: 380,
    resonance: 1.6,
    release: 0.09,
    room: 0.4,
  });
  tone(stage, 0.005, 1180, 0.02, {
    level: 0.16,
    room: 0.6,
    partials: [
      [1, 1, 0.12],
      [2.32, 0.5, 0.08],
      [4.25, 0.2, 0.05],
    ],
    attack: 0.002,
    release: 0.5,
  });
  return stage.finish({ fadeOut: 0.3 });
}

export const sounds = {
  theme: { compose: theme, channels: 2, kilobits: 30 },
  alley: { compose: alley, channels: 1, kilobits: 28 },
  run: { compose: run, channels: 1, kilobits: 28 },
  pass: { compose: pass, channels: 1, kilobits: 32 },
  box: { compose: box, channels: 1, kilobits: 28 },
};
