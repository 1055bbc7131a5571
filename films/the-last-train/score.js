// The music of The Last Train: a waltz, three beats of half a second, so that cuts fall on its bars.
// A minor while they wait; C major when the light comes; and at the end it stops halfway.
import { feltPiano, pedal, strings } from '../../.scripts/synthesiser/instruments.js';
import { chances, noise } from '../../.scripts/synthesiser/noise.js';
import { hertzOf, play } from '../../.scripts/synthesiser/notation.js';
import { Stage } from '../../.scripts/synthesiser/stage.js';
import { tone } from '../../.scripts/synthesiser/tone.js';

const BEAT = 0.5;
const BAR = 3 * BEAT;

/** A bar of the left hand: the bass, and the chord after it. */
const LEFT = {
  Am: 'A2:1 C4+E4:1 C4+E4:1',
  'Am/G': 'G2:1 C4+E4:1 C4+E4:1',
  F: 'F2:1 A3+E4:1 A3+E4:1',
  Dm: 'D3:1 A3+F4:1 A3+F4:1',
  E: 'E2:1 G#3+D4:1 G#3+D4:1',
  C: 'C3:1 G3+E4:1 G3+E4:1',
  'G/B': 'B2:1 G3+D4:1 G3+D4:1',
  'C/E': 'E3:1 G3+C4:1 G3+C4:1',
  G: 'G2:1 B3+F4:1 B3+F4:1',
};

function theme() {
  const stage = new Stage(44, { seconds: 2.2, damping: 0.45 });
  const from = (bar, level) => ({ at: bar * BAR, beat: BEAT, level });
  const left = (bar, level, chords) =>
    chords
      .split(' ')
      .forEach((chord, i) => play(stage, feltPiano, from(bar + i, level), LEFT[chord]));
  // Waiting (bar 1 to 19): the tune begins, breaks off, and begins again.
  left(1, 0.5, 'Am Am/G F E Am Am/G F E Am Am/G Dm E Am F Dm E Am Am/G');
  play(
    stage,
    feltPiano,
    from(1, 0.85),
    'E5:2 D5:1 C5:2 B4:1 A4:3 -:3 E5:2 D5:1 C5:2 E5:1 A5:3 G#5:3',
  );
  play(stage, feltPiano, from(9, 0.7), 'A5:2 G5:1 E5:3 F5:2 E5:1 D5:3 E5:1 C5:1 A4:1 -:3');
  play(stage, feltPiano, from(15.33, 0.7), 'D5:2 C5:1 B4:3 C5:2 B4:1 A4:2');
  play(stage, strings, from(13, 0.45), 'A3+E4:3 A3+F4:3 D3+F4:3 E3+G#4:3 A3+E4:6');
  // White light (bar 19 to 26): the same tune, forty years younger.
  left(19, 0.7, 'C G/B Am F C/E Dm');
  play(
    stage,
    feltPiano,
    from(19, 1),
    'G5:2 F5:1 E5:2 D5:1 C5:2 E5:1 A5:3 G5:2 E5:1 F5:1 A5:1 D6:1 E6:3',
  );
  play(
    stage,
    strings,
    from(19, 1),
    'C4+E4+G4:3 B3+D4+G4:3 A3+C4+E4:3 F3+C4+A4:3 E3+C4+G4:3 D3+A3+F4:3 C3+G3+E4:2.4',
  );
  play(stage, pedal, from(19, 0.7), 'C2:3 B1:3 A1:3 F1:3 E2:3 D2:3 C2:2.6');
  // The ticket (bar 26): the first notes once more, and nobody to finish them. The last one is struck
  // early enough to ring out: the film ends with bar 29 and a beat.
  play(stage, feltPiano, from(28, 0.6), 'E5:2 D5:2');
  play(stage, feltPiano, from(28, 0.4), 'A2:4');
  return stage.finish({ fadeOut: 0.4 });
}

/** Rain on tall windows, and single drops that find the sill. */
function rain() {
  const stage = new Stage(9.5, { seconds: 0.9, damping: 0.5 });
  noise(stage, 0, 9.5, {
    seed: 1,
    level: 0.22,
    pass: 'band',
    cutoff: 2300,
    resonance: 0.5,
    attack: 0.01,
    room: 0.2,
  });
  noise(stage, 0, 9.5, { seed: 2, level: 0.3, cutoff: 260, attack: 0.01, room: 0.2 });
  drops(stage, 7, 90, 9.4);
  return stage.finishLoop({ peak: -6 });
}

/** The rain has stopped: a gutter drips. */
function dripping() {
  const stage = new Stage(8.5, { seconds: 1.6, damping: 0.45 });
  noise(stage, 0, 8.5, { seed: 4, level: 0.35, cutoff: 220, attack: 0.01, room: 0.3 });
  drops(stage, 8, 7, 6.5, 5);
  return stage.finishLoop({ peak: -9 });
}

function drops(stage, seed, count, seconds, gain = 1) {
  const chance = chances(seed);
  for (let drop = 0; drop < count; drop += 1) {
    const at = 0.2 + chance() * (seconds - 0.5);
    const level = gain * (0.015 + 0.035 * chance() ** 3);
    const hertz = 900 + 1900 * chance();
    tone(stage, at, hertz, 0.01, {
      level,
      pan: chance() - 0.5,
      room: 0.5,
      partials: [[1, 1, 0.02]],
      attack: 0.002,
      release: 0.05,
      glide: { from: -5, seconds: 0.06 },
    });
  }
}

function step(stage, at, level, pan) {
  const seed = Math.round(at * 1000);
  noise(stage, at, 0.012, {
    seed,
    level,
    pan,
    cutoff: 420,
    resonance: 1.2,
    release: 0.09,
    room: 0.35,
  });
  noise(stage, at + 0.07, 0.008, {
    seed: seed + 1,
    level: level * 0.5,
    pan,
    pass: 'band',
    cutoff: 1300,
    release: 0.04,
    room: 0.35,
  });
}

/** A glazed door, and five steps on tiles that come nearer. */
function enter() {
  const stage = new Stage(4.6, { seconds: 1, damping: 0.45 });
  noise(stage, 0, 0.02, {
    seed: 91,
    level: 0.5,
    pass: 'band',
    cutoff: 1800,
    release: 0.05,
    pan: 0.5,
    room: 0.4,
  });
  noise(stage, 0.75, 0.03, {
    seed: 92,
    level: 0.9,
    cutoff: 190,
    resonance: 1.5,
    release: 0.2,
    pan: 0.5,
    room: 0.5,
  });
  [1.15, 1.75, 2.35, 2.95, 3.5].forEach((at, i) =>
    step(stage, at, 0.4 + i * 0.06, 0.45 - i * 0.14),
  );
  return stage.finish({ fadeOut: 0.3 });
}

/** Her shoes: lighter, and going away into the light. */
function leave() {
  const stage = new Stage(4.4, { seconds: 1.6, damping: 0.4 });
  [0, 0.62, 1.22, 1.8, 2.36, 2.9].forEach((at, i) => step(stage, at, 0.5 - i * 0.07, i * 0.12));
  return stage.finish({ fadeOut: 0.3 });
}

/** A steam whistle, three notes at once, beyond the hills. */
function whistle() {
  const stage = new Stage(5, { seconds: 3.6, damping: 0.55 });
  for (const [note, level] of [
    ['D4', 0.1],
    ['F4', 0.11],
    ['A4', 0.1],
    ['D5', 0.04],
  ]) {
    tone(stage, 0, hertzOf(note), 1.5, {
      level,
      room: 1.4,
      partials: [
        [1, 1],
        [2, 0.25],
        [3, 0.06],
      ],
      attack: 0.25,
      release: 0.7,
      glide: { from: -0.7, seconds: 0.5 },
    });
  }
  noise(stage, 0, 1.4, {
    seed: 71,
    level: 0.03,
    pass: 'band',
    cutoff: 800,
    attack: 0.3,
    release: 0.6,
    room: 1,
  });
  return stage.finish({ peak: -6, fadeOut: 0.8 });
}

/** A locomotive that rolls in and breathes out. */
function arrive() {
  const stage = new Stage(10, { seconds: 1.8, damping: 0.6 });
  const near = (time) => Math.exp(-(((time - 5) / 3) ** 2));
  noise(stage, 0, 8.6, {
    seed: 81,
    level: 0.9,
    cutoff: (time) => 70 + 130 * near(time),
    resonance: 1.2,
    shape: near,
    attack: 0.5,
    release: 1.2,
    room: 0.3,
  });
  for (let beat = 0, at = 0.6; at < 6.4; beat += 1) {
    const level = 0.3 * near(at) * (beat % 4 === 0 ? 1 : 0.6);
    noise(stage, at, 0.06, {
      seed: 82 + beat,
      level,
      pass: 'band',
      cutoff: 420,
      resonance: 0.8,
      attack: 0.03,
      release: 0.18,
      pan: -0.4 + at * 0.08,
      room: 0.4,
    });
    at += 0.3 + 0.035 * at;
  }
  noise(stage, 6.5, 1, {
    seed: 199,
    level: 0.13,
    pass: 'high',
    cutoff: 2500,
    attack: 0.15,
    release: 1.6,
    room: 0.4,
  });
  return stage.finish({ fadeOut: 0.8 });
}

export const sounds = {
  theme: { compose: theme, channels: 2, kilobits: 30 },
  rain: { compose: rain, channels: 1, kilobits: 28 },
  dripping: { compose: dripping, channels: 1, kilobits: 24 },
  enter: { compose: enter, channels: 1, kilobits: 32 },
  leave: { compose: leave, channels: 1, kilobits: 32 },
  whistle: { compose: whistle, channels: 1, kilobits: 32 },
  arrive: { compose: arrive, channels: 1, kilobits: 32 },
};
