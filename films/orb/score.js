// The music of The Orb and the Library: 80 beats a minute, so that every cut is on a half bar.
// Courtyard: D minor, searching. The book opens: D major. Dawn: home.
import { celesta, glass, harp, pedal, strings } from '../../.scripts/synthesiser/instruments.js';
import { chances, noise } from '../../.scripts/synthesiser/noise.js';
import { play } from '../../.scripts/synthesiser/notation.js';
import { Stage } from '../../.scripts/synthesiser/stage.js';
import { tone } from '../../.scripts/synthesiser/tone.js';

const BEAT = 0.75;

function theme() {
  const stage = new Stage(48.5, { seconds: 3.2, damping: 0.35 });
  const from = (at, level, pan = 0) => ({ at, beat: BEAT, level, pan });
  // The courtyard (0 s): a light that asks, and nobody answers.
  play(stage, strings, from(0.2, 0.7), 'D3+A3+E4:8 Bb2+F3+D4:6');
  play(stage, pedal, from(0.2, 0.5), 'D2:8 Bb1:6');
  play(stage, celesta, from(0.75, 0.7, 0.25), '-:1 A5:1 D6:1 E6:3 -:2 F6:1 E6:1 D6:1 A5:2');
  // The library (10.5 s): the vault opens above it.
  play(stage, strings, from(10.5, 0.9), 'F3+C4+A4:4 C3+G3+E4:4 D3+A3+F4:3 Bb2+F3+D4+A4:3');
  play(stage, pedal, from(10.5, 0.7), 'F2:4 C2:4 D2:3 Bb1:3');
  play(stage, harp, from(13.5, 0.6, -0.35), 'C4:.5 E4:.5 G4:.5 C5:.5 D5:.5 G4:.5 E5:1');
  play(
    stage,
    harp,
    from(16.5, 0.6, -0.3),
    'D4:.5 F4:.5 A4:.5 D5:.5 E5:.5 A4:.5 Bb3:.5 D4:.5 F4:.5 A4:1.5',
  );
  play(stage, celesta, from(16.5, 0.6, 0.3), '-:2 A5:1 D6:1 E6:2');
  // The closed book (21 s): one thread of light.
  play(stage, glass, from(21, 0.9, 0.1), 'E5:4');
  play(stage, pedal, from(21, 0.4), 'G1:4');
  play(stage, celesta, from(22.5, 0.5, 0.3), 'G6:1 E6:1');
  // It circles (24 s), closer and closer, over a dominant that will not resolve.
  play(stage, strings, from(24, 0.7), 'A2+E3+D4:6');
  play(stage, pedal, from(24, 0.6), 'A1:6');
  const circle = ['A4', 'D5', 'E5', 'A5', 'E5', 'D5'];
  let now = 24;
  for (let step = 0; now < 28.45; step += 1) {
    const length = BEAT / (step < 6 ? 2 : step < 12 ? 3 : 4);
    const level = 0.35 + step * 0.016;
    play(stage, harp, from(now, level, Math.sin(step) * 0.5), `${circle[step % 6]}:1`);
    now += length;
  }
  // The book opens (28.5 s): D major, and all of it shines.
  play(stage, strings, from(28.4, 1.25), 'D3+A3+F#4+A4:4 G2+D3+B3+D5:3.4');
  play(stage, pedal, from(28.5, 1), 'D2:4 G1:3.4');
  play(
    stage,
    harp,
    from(28.5, 0.8, -0.2),
    'D4:.25 F#4:.25 A4:.25 D5:.25 F#5:.25 A5:.25 D6:.25 F#6:2.25',
  );
  play(stage, harp, from(31.5, 0.6, -0.2), 'G3:.5 D4:.5 B4:.5 D5:.5 G5:1');
  play(stage, celesta, from(30, 0.9, 0.3), 'A5:1 D6:1 F#6:3');
  // A whisper (34 s): the music steps back by itself.
  play(stage, strings, from(34, 0.55), 'E3+B3+G4:4.6');
  play(stage, celesta, from(36.75, 0.6, 0.3), 'F#6:1');
  // The lamps answer (37.5 s), one bell each.
  play(stage, strings, from(37.4, 1.05), 'D3+A3+F#4:2 B2+F#3+D4+A4:2 G2+D3+B3:2 A2+E3+C#4+G4:2');
  play(stage, pedal, from(37.5, 0.9), 'D2:2 B1:2 G1:2 A1:2');
  ['D5:1', 'F#5:1', 'A5:1', 'D6:1'].forEach((bell, lamp) => {
    play(stage, celesta, from(37.9 + lamp * BEAT, 0.85, lamp % 2 === 0 ? -0.6 : 0.6), bell);
  });
  // First light (43.5 s): the question of the beginning, answered.
  play(stage, strings, from(43.4, 1.05), 'D3+A3+E4+F#4:5.4');
  play(stage, pedal, from(43.5, 0.9), 'D2:5');
  play(stage, celesta, from(43.5, 0.8, 0.2), 'A5:.75 D6:.75 F#6:2.5 D6:2');
  play(stage, glass, from(44.4, 0.6), 'A5:2.6');
  return stage.finish({ fadeOut: 0.4 });
}

/** Night air in a courtyard: it comes and goes between the columns. */
function wind(seconds, level, cutoff) {
  const stage = new Stage(seconds + 1.5, { seconds: 1.5, damping: 0.6 });
  const swell = (time) => 0.65 + 0.35 * Math.sin((2 * Math.PI * time) / (seconds / 2));
  noise(stage, 0, seconds + 1.5, {
    seed: 3,
    level,
    cutoff: (time) => cutoff * swell(time),
    resonance: 1.1,
    shape: swell,
    attack: 0.01,
    width: 0,
  });
  return stage;
}

const courtyard = () => wind(10, 0.5, 520).finishLoop({ peak: -6 });

function dawn() {
  const stage = wind(9, 0.35, 420);
  const chance = chances(11);
  for (const at of [1.2, 1.55, 1.8, 4.1, 4.35, 6.3, 6.5, 6.75]) {
    const bird = { level: 0.03 + chance() * 0.03, pan: chance() * 1.2 - 0.6, room: 0.9 };
    const hertz = 2700 + chance() * 900;
    tone(stage, at, hertz, 0.06, {
      ...bird,
      partials: [[1, 1]],
      attack: 0.02,
      release: 0.05,
      glide: { from: chance() * 8 - 3, seconds: 0.12 },
    });
  }
  return stage.finishLoop({ peak: -6 });
}

/** A large closed room: hardly more than the size of it. */
function room() {
  const stage = new Stage(9.5, { seconds: 3.5, damping: 0.7 });
  noise(stage, 0, 9.5, {
    seed: 21,
    level: 0.6,
    cutoff: 150,
    resonance: 0.6,
    attack: 0.01,
    room: 0.5,
  });
  noise(stage, 0, 9.5, {
    seed: 22,
    level: 0.05,
    pass: 'band',
    cutoff: 900,
    resonance: 0.8,
    attack: 0.01,
    room: 0.5,
  });
  return stage.finishLoop({ peak: -6 });
}

/** An oak door on old hinges, a hand's breadth. */
function door() {
  const stage = new Stage(3, { seconds: 2.2, damping: 0.5 });
  const chance = chances(31);
  noise(stage, 0, 0.05, {
    seed: 30,
    level: 0.8,
    cutoff: 240,
    resonance: 2,
    release: 0.15,
    room: 0.6,
  });
  // Wood that sticks and slips: clicks through a body that answers, quicker and then slower.
  for (let at = 0.18; at < 1.35;) {
    const share = (at - 0.18) / 1.17;
    const body = 330 + 190 * Math.sin(Math.PI * share) + chance() * 20;
    noise(stage, at, 0.004, {
      seed: Math.round(at * 1e4),
      level: 0.28 * Math.sin(Math.PI * share) ** 0.6,
      pass: 'band',
      cutoff: body,
      resonance: 9,
      release: 0.05,
      room: 0.5,
    });
    at += 0.034 - 0.02 * Math.sin(Math.PI * share) + chance() * 0.012;
  }
  return stage.finish({ fadeOut: 0.3 });
}

/** A heavy cover, and many pages after it. */
function pages() {
  const stage = new Stage(2.6, { seconds: 1.4, damping: 0.4 });
  noise(stage, 0, 0.04, { seed: 41, level: 0.7, cutoff: 300, release: 0.12, room: 0.5 });
  [0.25, 0.5, 0.68, 0.82, 0.95, 1.1, 1.3].forEach((at, page) => {
    const sweep = (time) => 1400 + 9000 * time + 300 * page;
    noise(stage, at, 0.1, {
      seed: 42 + page,
      level: 0.3 - page * 0.025,
      pass: 'band',
      cutoff: sweep,
      resonance: 1,
      attack: 0.05,
      release: 0.12,
      pan: -0.3 + page * 0.09,
      room: 0.4,
    });
  });
  return stage.finish({ fadeOut: 0.3 });
}

/** A wick that takes the flame. */
function flame() {
  const stage = new Stage(1.6, { seconds: 1.8, damping: 0.4 });
  const rising = (time) => 250 + 1500 * Math.exp(-((time - 0.16) ** 2) / 0.012);
  noise(stage, 0, 0.35, {
    seed: 51,
    level: 0.5,
    cutoff: rising,
    attack: 0.12,
    release: 0.5,
    room: 0.5,
  });
  return stage.finish({ fadeOut: 0.3 });
}

export const sounds = {
  theme: { compose: theme, channels: 2, kilobits: 30 },
  courtyard: { compose: courtyard, channels: 1, kilobits: 28 },
  library: { compose: room, channels: 1, kilobits: 24 },
  dawn: { compose: dawn, channels: 1, kilobits: 28 },
  door: { compose: door, channels: 1, kilobits: 32 },
  pages: { compose: pages, channels: 1, kilobits: 32 },
  flame: { compose: flame, channels: 1, kilobits: 32 },
};
