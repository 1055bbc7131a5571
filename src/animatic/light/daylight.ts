import type { Color } from '../color/color.ts';
import { parseColor } from '../color/color.ts';

/** What the sky gives at a time of day. */
export interface Daylight {
  readonly zenith: Color;
  readonly horizon: Color;
  /** The glow around the sun or the moon. */
  readonly glow: Color;
  readonly key: Color;
  readonly ambient: Color;
  /** How much of the light the ambient is, 0 to 1. */
  readonly ambience: number;
  /** Degrees above the horizon. */
  readonly elevation: number;
  /** How bright the whole picture is kept, 1 as by day. */
  readonly exposure: number;
  /** 0 to 1. */
  readonly stars: number;
}

interface DaylightRow {
  readonly words: RegExp;
  readonly colors: readonly [zenith: string, horizon: string, glow: string];
  readonly light: readonly [key: string, ambient: string];
  readonly numbers: readonly [ambience: number, elevation: number, exposure: number, stars: number];
}

/** Art-directed, not measured: each row is a key of the colour script. The last one is the default. */
const ROWS: readonly DaylightRow[] = [
  {
    words: /\bspace\b/,
    colors: ['#05070f', '#0d1224', '#8fa0c8'],
    light: ['#e6ecf6', '#3c4658'],
    numbers: [0.44, 40, 0.92, 1],
  },
  {
    words: /night|midnight|moon/,
    colors: ['#0a1230', '#24376a', '#9fb8e8'],
    light: ['#9db8f0', '#2c3d70'],
    numbers: [0.42, 38, 0.72, 1],
  },
  {
    words: /blue.?hour|twilight/,
    colors: ['#16265a', '#7d7fb0', '#e3a98c'],
    light: ['#a9b8ea', '#4a5a94'],
    numbers: [0.5, 18, 0.82, 0.35],
  },
  {
    words: /dusk|sunset|evening/,
    colors: ['#2b3868', '#f0935a', '#ffcf8a'],
    light: ['#ffb066', '#54588c'],
    numbers: [0.42, 14, 0.92, 0.1],
  },
  {
    words: /golden/,
    colors: ['#5b86b4', '#fbc987', '#fff0c4'],
    light: ['#ffca7c', '#7480a8'],
    numbers: [0.4, 22, 1, 0],
  },
  {
    words: /dawn|sunrise/,
    colors: ['#566a9e', '#f6b9a0', '#ffe2c2'],
    light: ['#ffc9a4', '#6d7aa6'],
    numbers: [0.48, 14, 0.94, 0.06],
  },
  {
    words: /morning/,
    colors: ['#4f8cc4', '#f2e3c8', '#fff6dc'],
    light: ['#ffe7bd', '#8296b8'],
    numbers: [0.46, 30, 1, 0],
  },
  {
    words: /overcast|cloud|gr[ae]y/,
    colors: ['#8b98a6', '#ccd3d6', '#e8ebea'],
    light: ['#e4e8ea', '#9aa6b0'],
    numbers: [0.7, 60, 0.96, 0],
  },
  {
    words: /./,
    colors: ['#3f82c6', '#cfe4ec', '#fffbe8'],
    light: ['#fff2d6', '#8ea6c4'],
    numbers: [0.48, 48, 1, 0],
  },
];

function color(text: string): Color {
  return parseColor(text) ?? [1, 0, 1];
}

/** The light of a time of day by its words, e.g. `golden_hour` or `late evening`; by day otherwise. */
export function daylightAt(words: string): Daylight {
  const row = ROWS.find(({ words: pattern }) => pattern.test(words.toLowerCase())) ?? ROWS.at(-1);
  if (row === undefined) throw new RangeError('no daylight');
  const [ambience, elevation, exposure, stars] = row.numbers;
  return {
    zenith: color(row.colors[0]),
    horizon: color(row.colors[1]),
    glow: color(row.colors[2]),
    key: color(row.light[0]),
    ambient: color(row.light[1]),
    ambience,
    elevation,
    exposure,
    stars,
  };
}
