// The players. Each is asked for a note: stage, second, hertz, length, and how loud and where.
import { noise } from './noise.js';
import { tone } from './tone.js';

/** Strings far away: slow to come, slow to go, wide. */
export const strings = (stage, at, hertz, length, { level, pan }) =>
  tone(stage, at, hertz, length, {
    level: level * 0.16,
    pan,
    spread: 6,
    attack: Math.min(1.2, length / 2),
    release: 1.4,
    room: 0.5,
    partials: [
      [1, 1],
      [2, 0.42],
      [3, 0.2],
      [4, 0.1],
      [5, 0.05],
      [6, 0.03],
    ],
    vibrato: { rate: 4.6, cents: 5, delay: 1.5 },
  });

/** Low strings or an organ's pedal: a floor to stand on. */
export const pedal = (stage, at, hertz, length, { level, pan }) =>
  tone(stage, at, hertz, length, {
    level: level * 0.3,
    pan,
    attack: Math.min(0.8, length / 3),
    release: 1,
    room: 0.15,
    partials: [
      [1, 1],
      [2, 0.3],
      [3, 0.09],
      [4, 0.03],
    ],
  });

/** A celesta: steel bars, struck softly. */
export const celesta = (stage, at, hertz, length, { level, pan }) =>
  tone(stage, at, hertz, Math.max(length, 1.6), {
    level: level * 0.22,
    pan,
    release: 0.8,
    room: 0.7,
    partials: [
      [1, 1, 0.75],
      [2, 0.12, 0.5],
      [4, 0.22, 0.22],
      [8.9, 0.05, 0.06],
    ],
  });

/** A harp's string: the higher the partial, the sooner it is gone. */
export const harp = (stage, at, hertz, length, { level, pan }) =>
  tone(stage, at, hertz, Math.max(length, 1.2), {
    level: level * 0.2,
    pan,
    attack: 0.003,
    release: 0.6,
    room: 0.4,
    partials: [1, 2, 3, 4, 5, 6].map((n) => [n, 1 / n ** 1.4, 0.9 / n]),
  });

/** A piano with felt before its strings, and a little of the hammer. */
export const feltPiano = (stage, at, hertz, length, { level, pan }) => {
  const place = pan + Math.max(-0.4, Math.min(0.4, Math.log2(hertz / 330) * 0.18));
  tone(stage, at, hertz, Math.max(length, 0.9), {
    level: level * 0.26,
    pan: place,
    spread: 1.2,
    width: 0.15,
    attack: 0.009,
    release: 0.5,
    room: 0.35,
    partials: [1, 2, 3, 4, 5, 6, 7].map((n) => [
      n * Math.sqrt(1 + 0.0004 * n * n),
      1 / n ** 1.9,
      (1.7 * (220 / hertz) ** 0.4) / n ** 0.7,
    ]),
  });
  noise(stage, at, 0.03, {
    seed: Math.round(hertz),
    level: level * 0.03,
    pan: place,
    cutoff: 700,
    attack: 0.004,
    release: 0.06,
    room: 0.3,
  });
};

/** A concertina's reeds, two by two, a little apart. */
export const concertina = (stage, at, hertz, length, { level, pan }) =>
  tone(stage, at, hertz, length, {
    level: level * 0.13,
    pan,
    spread: 4,
    width: 0.25,
    attack: 0.07,
    release: 0.16,
    room: 0.35,
    partials: [
      [1, 1],
      [2, 0.55],
      [3, 0.5],
      [4, 0.2],
      [5, 0.18],
      [6, 0.08],
      [7, 0.07],
    ],
    vibrato: { rate: 5, cents: 6, delay: 0.9 },
  });

/** Glass, rubbed: nearly a pure tone, very slow. */
export const glass = (stage, at, hertz, length, { level, pan }) =>
  tone(stage, at, hertz, length, {
    level: level * 0.12,
    pan,
    spread: 3,
    width: 0.7,
    attack: Math.min(1.5, length / 2),
    release: 1.8,
    room: 0.9,
    partials: [
      [1, 1],
      [2.01, 0.1],
      [3, 0.05],
    ],
    vibrato: { rate: 5.5, cents: 7, delay: 1 },
  });

/** A synthesiser's bass: short, many partials, the upper ones gone at once. */
export const synthBass = (stage, at, hertz, length, { level, pan }) =>
  tone(stage, at, hertz, length, {
    level: level * 0.3,
    pan,
    attack: 0.004,
    release: 0.04,
    room: 0.06,
    partials: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [n, 1 / n, 0.5 / n ** 0.9]),
  });

/** A synthesiser's lead, plucked. */
export const synthPluck = (stage, at, hertz, length, { level, pan }) =>
  tone(stage, at, hertz, length, {
    level: level * 0.13,
    pan,
    spread: 7,
    width: 0.5,
    attack: 0.003,
    release: 0.12,
    room: 0.45,
    partials: [1, 2, 3, 5, 7].map((n) => [n, 1 / n, 0.28 / Math.sqrt(n)]),
  });

/** A drum with a deep skin: its tone falls as it sounds. */
export function drum(stage, at, { level, hertz = 48, pan = 0, room = 0.1 }) {
  tone(stage, at, hertz, 0.12, {
    level: level * 0.7,
    pan,
    attack: 0.002,
    release: 0.2,
    room,
    partials: [
      [1, 1, 0.14],
      [1.6, 0.2, 0.05],
    ],
    glide: { from: 19, seconds: 0.09 },
  });
  noise(stage, at, 0.01, { seed: 5, level: level * 0.12, pan, cutoff: 2500, release: 0.02, room });
}

/** A hat, or a shaker: a breath of high noise. */
export const hat = (stage, at, { level, seed, length = 0.02, pan = 0.2 }) =>
  noise(stage, at, length, {
    seed,
    level: level * 0.2,
    pan,
    pass: 'high',
    cutoff: 6500,
    attack: 0.002,
    release: 0.05,
    room: 0.1,
  });
