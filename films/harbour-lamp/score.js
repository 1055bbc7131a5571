// The music of The Harbour Lamp: six eighths, a bar of two seconds, as long as a slow swell.
// E minor in the fog; G major with the lamp; a jig, not too fast, when the boat is home.
import {
  celesta,
  concertina,
  harp,
  pedal,
  strings,
} from '../../.scripts/synthesiser/instruments.js';
import { chances, noise } from '../../.scripts/synthesiser/noise.js';
import { hertzOf, play } from '../../.scripts/synthesiser/notation.js';
import { Stage } from '../../.scripts/synthesiser/stage.js';
import { tone } from '../../.scripts/synthesiser/tone.js';

const EIGHTH = 1 / 3;

/** Six eighths of harp. */
const ROLL = {
  Em: 'E3:1 B3:1 E4:1 G4:1 E4:1 B3:1',
  C: 'C3:1 G3:1 C4:1 E4:1 C4:1 G3:1',
  Am: 'A2:1 E3:1 A3:1 C4:1 A3:1 E3:1',
  Bm: 'B2:1 F#3:1 B3:1 D4:1 B3:1 F#3:1',
  D: 'D3:1 A3:1 D4:1 F#4:1 D4:1 A3:1',
  G: 'G2:1 D3:1 G3:1 B3:1 G3:1 D3:1',
  'G/B': 'B2:1 D3:1 G3:1 B3:1 D4:1 G3:1',
};

function theme() {
  const stage = new Stage(63, { seconds: 2.4, damping: 0.4 });
  const from = (at, level, pan = 0) => ({ at, beat: EIGHTH, level, pan });
  const roll = (at, level, chords) =>
    chords
      .split(' ')
      .forEach((chord, bar) => play(stage, harp, from(at + bar * 2, level, -0.3), ROLL[chord]));
  // Before light (0 s): the tune of the boats, slow and alone.
  play(stage, strings, from(0.2, 0.6), 'E3+B3+G4:12 C3+G3+E4:12 A2+E3+C4:12 B2+F#3+D4:12');
  play(stage, pedal, from(0.2, 0.5), 'E2:12 C2:12 A1:12 B1:12');
  play(stage, concertina, from(4, 0.6, 0.2), 'B4:3 E5:2 F#5:1 G5:3 F#5:2 E5:1 -:6');
  play(stage, harp, from(10, 0.4, -0.3), 'A3:3 E4:3 C5:6 B3:3 F#4:3 D5:3 B4:3');
  play(stage, strings, from(18, 0.5), 'E3+B3:8');
  // Along the pier (21 s): the swell is under her feet.
  roll(21, 0.65, 'Em C D Bm C');
  roll(31, 0.5, 'D');
  play(stage, pedal, from(21, 0.7), 'E2:6 C2:6 D2:6 B1:6 C2:6 D2:4.5');
  play(
    stage,
    concertina,
    from(21, 0.55, 0.2),
    'E5:2 F#5:1 G5:3 E5:2 D5:1 C5:3 D5:2 E5:1 F#5:3 D5:3 B4:3 E5:6',
  );
  play(stage, strings, from(29, 0.6), 'C4+E4+G4:6 D4+F#4+A4:4.5');
  // The lamp burns (32.5 s).
  play(stage, strings, from(32.5, 1.2), 'G3+D4+B4:10.5 C3+G3+E4+B4:6 D3+A3+F#4:6');
  play(stage, pedal, from(32.5, 1), 'G1:10.5 C2:6 D2:6');
  play(stage, harp, from(32.5, 0.8, -0.2), 'G3:.75 B3:.75 D4:.75 G4:.75 B4:.75 D5:.75 G5:6');
  play(stage, celesta, from(34, 0.7, 0.3), 'D6:1.5 B5:1.5 G5:3 -:1.5 E6:3 D6:3');
  // Home (40 s): the tune of the boats, and now it dances.
  roll(40, 0.75, 'G C G D Em C G D');
  play(stage, pedal, from(40, 0.8), 'G2:6 C2:6 G2:6 D2:6 E2:6 C2:6 G2:6 D2:6');
  play(stage, concertina, from(40, 0.75, 0.2), 'D5:2 G5:1 A5:1 B5:2 G5:2 E5:1 G5:3');
  play(stage, concertina, from(44, 0.75, 0.2), 'B5:2 A5:1 G5:2 B5:1 A5:3 F#5:2 D5:1');
  play(
    stage,
    concertina,
    from(48, 0.85, 0.2),
    'E5:2 G5:1 B5:2 G5:1 C6:2 B5:1 A5:2 G5:1 B5:2 D6:1 B5:2 G5:1 A5:3 F#5:3',
  );
  play(stage, strings, from(48, 0.8), 'E4+G4+B4:6 E4+G4+C5:6 D4+G4+B4:6 D4+F#4+A4:6');
  // The harbour in the sun (56 s): the last line, broad, and a lamp's one note.
  play(stage, strings, from(56, 1.1), 'C3+G3+E4+G4:6 D3+A3+F#4:3 G3+D4+B4:7.5');
  play(stage, pedal, from(56, 0.9), 'C2:6 D2:3 G1:7');
  play(stage, concertina, from(56, 0.6, 0.2), 'E5:2 G5:1 A5:3 F#5:3 G5:7');
  play(stage, harp, from(59, 0.6, -0.3), 'G2:1 D3:1 G3:1 B3:1 D4:1 G4:4');
  play(stage, celesta, from(60, 0.6, 0.3), 'B5:1.5 D6:1.5 G6:3');
  return stage.finish({ fadeOut: 0.4 });
}

/** A slow sea against stone: a wave every four seconds, and what it leaves behind. */
function waves() {
  const length = 12;
  const stage = new Stage(length + 1.5, { seconds: 1.2, damping: 0.6 });
  const swell = (time) =>
    0.25 + 0.75 * Math.max(0, Math.sin((2 * Math.PI * time) / 4 + Math.sin(time))) ** 1.6;
  noise(stage, 0, length + 1.5, {
    seed: 1,
    level: 0.5,
    cutoff: (time) => 260 + 700 * swell(time),
    shape: swell,
    attack: 0.01,
    room: 0.2,
  });
  const wash = (time) => swell(time - 0.7) ** 2;
  noise(stage, 0, length + 1.5, {
    seed: 2,
    level: 0.13,
    pass: 'band',
    cutoff: 2400,
    resonance: 0.5,
    shape: wash,
    attack: 0.01,
    room: 0.2,
  });
  noise(stage, 0, length + 1.5, { seed: 3, level: 0.3, cutoff: 140, attack: 0.01, room: 0.2 });
  return stage.finishLoop({ peak: -6 });
}

/** A ship's horn a mile off. */
function horn() {
  const stage = new Stage(4.6, { seconds: 3.5, damping: 0.65 });
  tone(stage, 0, hertzOf('E3'), 1.5, {
    level: 0.16,
    room: 1.4,
    partials: [
      [1, 1],
      [2, 0.6],
      [3, 0.3],
      [4, 0.12],
    ],
    attack: 0.3,
    release: 0.6,
    glide: { from: -0.5, seconds: 0.4 },
  });
  return stage.finish({ peak: -6, fadeOut: 0.6 });
}

/** A bell on a buoy, moved by nobody. */
function buoy() {
  const stage = new Stage(4.5, { seconds: 2.6, damping: 0.5 });
  for (const [at, level] of [
    [0, 0.3],
    [0.9, 0.16],
    [2.1, 0.2],
  ]) {
    tone(stage, at, 622, 0.02, {
      level,
      pan: -0.3,
      room: 0.8,
      attack: 0.002,
      release: 1.6,
      partials: [
        [0.5, 0.4, 0.9],
        [1, 1, 0.7],
        [1.2, 0.5, 0.5],
        [2, 0.4, 0.3],
        [2.7, 0.3, 0.2],
      ],
    });
  }
  return stage.finish({ peak: -6, fadeOut: 0.5 });
}

/** Boots on planks, running. */
function planks() {
  const stage = new Stage(4.2, { seconds: 0.7, damping: 0.5 });
  const chance = chances(17);
  for (let i = 0; i < 13; i += 1) {
    const at = 0.1 + i * 0.28 + chance() * 0.03;
    noise(stage, at, 0.012, {
      seed: 30 + i,
      level: 0.5 - i * 0.022,
      cutoff: 300 + 80 * chance(),
      resonance: 2.2,
      release: 0.1,
      pan: -0.2 + i * 0.03,
      room: 0.25,
    });
  }
  return stage.finish({ fadeOut: 0.3 });
}

/** A brass lever that has not been moved for years, and the catch. */
function lever() {
  const stage = new Stage(2.6, { seconds: 0.9, damping: 0.45 });
  const chance = chances(19);
  for (let at = 0; at < 1; at += 0.03 + chance() * 0.025) {
    noise(stage, at, 0.004, {
      seed: Math.round(at * 1e4),
      level: 0.1 + 0.2 * at,
      pass: 'band',
      cutoff: 900 + 500 * at,
      resonance: 8,
      release: 0.05,
      room: 0.3,
    });
  }
  noise(stage, 1.15, 0.012, {
    seed: 77,
    level: 0.8,
    cutoff: 500,
    resonance: 1.5,
    release: 0.1,
    room: 0.4,
  });
  tone(stage, 1.15, 740, 0.02, {
    level: 0.18,
    room: 0.5,
    attack: 0.002,
    release: 0.7,
    partials: [
      [1, 1, 0.2],
      [2.76, 0.5, 0.1],
      [5.4, 0.2, 0.05],
    ],
  });
  return stage.finish({ fadeOut: 0.3 });
}

/** A small engine of one cylinder, coming. */
function engine() {
  const stage = new Stage(10, { seconds: 1, damping: 0.6 });
  const near = (time) => 0.2 + 0.8 * Math.min(1, time / 8);
  for (let stroke = 0, at = 0.2; at < 8.8; stroke += 1) {
    noise(stage, at, 0.025, {
      seed: stroke,
      level: 0.4 * near(at),
      cutoff: 170 + 120 * near(at),
      resonance: 2,
      attack: 0.006,
      release: 0.09,
      pan: -0.5 + at * 0.05,
      room: 0.2,
    });
    at += 0.185 + (stroke % 2) * 0.012;
  }
  return stage.finish({ fadeOut: 1.5 });
}

export const sounds = {
  theme: { compose: theme, channels: 2, kilobits: 30 },
  waves: { compose: waves, channels: 1, kilobits: 32 },
  horn: { compose: horn, channels: 1, kilobits: 32 },
  buoy: { compose: buoy, channels: 1, kilobits: 32 },
  planks: { compose: planks, channels: 1, kilobits: 32 },
  lever: { compose: lever, channels: 1, kilobits: 32 },
  engine: { compose: engine, channels: 1, kilobits: 28 },
};
