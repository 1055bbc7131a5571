import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Land } from './land.ts';
import { drift, hash } from '../noise.ts';

export type LandKind = 'hills' | 'mountains' | 'forest' | 'city' | 'desert' | 'sea' | 'plain';

const KINDS: readonly (readonly [RegExp, LandKind])[] = [
  // Streets without a city about them.
  [/\bfrontier\b|wild west|ghost town|western town|\boutback\b/, 'desert'],
  [/\bvillages?\b|\bhamlets?\b|\bsmall town\b/, 'hills'],
  [
    /\bcit(?:y|ies)\b|cityscape|\bstreets?\b|\balleys?\b|downtown|skyline|\brooftops?\b|\burban\b|metropolis/,
    'city',
  ],
  [/forest|\bwood(?:s|land)\b|jungle|\bgroves?\b|\btrees\b/, 'forest'],
  [/\bdeserts?\b|\bdunes?\b|sahara|\bmars\b|wasteland/, 'desert'],
  [
    /\bsea(?:side|shore|front)?\b|\boceans?\b|harbou?r|\bbeach|\bislands?\b|\bcoast|\blake(?:s|side|shore)?\b|\bships?\b|\bshores?\b|shoreline/,
    'sea',
  ],
  [/mountain|\balps\b|\bpeaks?\b|\bcliffs?\b|canyon|valley|glacier/, 'mountains'],
  [/\bplains?\b|\bfields?\b|meadow|prairie|\bsteppes?\b|\bfarm/, 'plain'],
];

/** A lake that is a part of its place, as of a park, and not all around it. */
const A_PART =
  /\b(?:small|little|tiny|artificial|ornamental|garden|distant|far[- ]off|village|duck|dry|dried[- ]up) (?:\w+ )?(?:lake|sea|beach|harbou?r)s?\b|\blake(?: \w+)? (?:in|of) (?:a|an|the|its) (?:park|garden|courtyard|middle|distance)\b/g;

/**
 * The land around a place by its words; hills where they say nothing known. With a boat on it, the
 * smallest lake is water as far as one sees.
 */
export function landKind(words: string, isAfloat = false): LandKind {
  const text = words.toLowerCase();
  const around = isAfloat ? text : text.replaceAll(A_PART, '');
  return KINDS.find(([pattern]) => pattern.test(around))?.[1] ?? 'hills';
}

/** One silhouette around a place. */
export interface Ring {
  readonly distance: number;
  readonly tint: Color;
  readonly height: (heading: number) => number;
  /** Degrees from corner to corner, where its outline is finer than usual. */
  readonly step?: number;
}

const wave = (seed: number, heading: number, size: number): number =>
  drift(seed, (((heading % 360) + 360) % 360) / size);

const blockSkyline = (seed: number, heading: number, size: number): number =>
  hash(seed, Math.floor((((heading % 360) + 360) % 360) / size));

/** The tips of firs along a forest's edge, one every `size` degrees, no two as tall. */
function firs(seed: number, heading: number, size: number, tall: number): number {
  const along = (((heading % 360) + 360) % 360) / size;
  const tree = Math.floor(along);
  const flank = 1 - Math.abs((along - tree) * 2 - 1);
  return tall * flank * (0.2 + 1.15 * hash(seed, tree));
}

/** The silhouettes around a place, the farthest first: rings in the world, so that they pass by. */
export function ringsOf({ kind, ground, seed }: Land): Ring[] {
  const green = mix(ground, [0.24, 0.34, 0.24], 0.55);
  switch (kind) {
    case 'city':
      return [
        {
          distance: 700,
          tint: [0.34, 0.37, 0.46],
          height: (at) => 60 + 150 * blockSkyline(seed, at, 2.6),
        },
        {
          distance: 320,
          tint: [0.25, 0.27, 0.35],
          height: (at) => 24 + 90 * blockSkyline(seed + 1, at, 3.7),
        },
        {
          distance: 140,
          tint: [0.18, 0.19, 0.26],
          height: (at) => 10 + 34 * blockSkyline(seed + 2, at, 5.5),
        },
      ];
    case 'forest':
      return [
        {
          distance: 420,
          tint: mix(green, [0.3, 0.42, 0.45], 0.4),
          height: (at) => 40 + 50 * wave(seed, at, 18),
        },
        {
          distance: 120,
          tint: brighten(green, 0.8),
          height: (at) => 13 + 7 * wave(seed + 1, at, 9) + firs(seed + 3, at, 1.3, 5),
          step: 0.44,
        },
        {
          distance: 55,
          tint: brighten(green, 0.55),
          height: (at) => 8 + 4 * wave(seed + 2, at, 12) + firs(seed + 4, at, 2.1, 4.4),
          step: 0.5,
        },
      ];
    case 'mountains':
      return [
        {
          distance: 3000,
          tint: [0.55, 0.6, 0.7],
          height: (at) =>
            420 + 620 * Math.abs(wave(seed, at, 17) - 0.45) + 180 * wave(seed + 3, at, 5),
        },
        {
          distance: 1400,
          tint: [0.36, 0.42, 0.46],
          height: (at) => 120 + 260 * wave(seed + 1, at, 13) + 50 * wave(seed + 4, at, 3),
        },
        {
          distance: 400,
          tint: brighten(green, 0.8),
          height: (at) => 10 + 50 * wave(seed + 2, at, 21),
        },
      ];
    case 'desert':
      return [
        {
          distance: 1500,
          tint: mix(ground, [0.6, 0.42, 0.36], 0.5),
          height: (at) => 60 + 130 * wave(seed, at, 26),
        },
        { distance: 380, tint: ground, height: (at) => 4 + 32 * wave(seed + 1, at, 34) },
      ];
    case 'sea':
      return [
        {
          distance: 1800,
          tint: [0.36, 0.44, 0.5],
          height: (at) => Math.max(0, 130 * (wave(seed, at, 31) - 0.62)),
        },
      ];
    case 'plain':
      return [
        {
          distance: 900,
          tint: mix(green, [0.4, 0.48, 0.5], 0.4),
          height: (at) => 14 + 40 * wave(seed, at, 40),
        },
        {
          distance: 240,
          tint: brighten(green, 0.72),
          height: (at) => 3 + 9 * wave(seed + 1, at, 4) * wave(seed + 2, at, 23),
        },
      ];
    case 'hills':
      return [
        {
          distance: 1300,
          tint: mix(green, [0.42, 0.5, 0.58], 0.5),
          height: (at) => 60 + 150 * wave(seed, at, 22),
        },
        {
          distance: 480,
          tint: mix(green, [0.35, 0.45, 0.42], 0.25),
          height: (at) => 14 + 62 * wave(seed + 1, at, 28),
        },
        {
          distance: 130,
          tint: brighten(green, 0.78),
          height: (at) => 2 + 12 * wave(seed + 2, at, 19) + 2.2 * wave(seed + 3, at, 1.4),
        },
      ];
  }
}
