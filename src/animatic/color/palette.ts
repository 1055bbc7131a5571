import type { Environment } from '../../film/environment.ts';
import type { Style } from '../../film/style.ts';
import { colorInText } from './color-words.ts';
import { brighten, luma, mix, parseColor, saturate } from './color.ts';
import type { Color } from './color.ts';

/** The colours of a place. */
export interface SetPalette {
  readonly wall: Color;
  readonly floor: Color;
  readonly ceiling: Color;
  readonly trim: Color;
  readonly wood: Color;
  readonly accent: Color;
}

const MATERIALS: readonly (readonly [RegExp, Color])[] = [
  [/stone|gothic|castle|cave|ruin|temple|dungeon/, [0.5, 0.47, 0.43]],
  [/brick/, [0.52, 0.31, 0.25]],
  [/concrete|bunker|industrial|garage|warehouse|subway/, [0.5, 0.51, 0.52]],
  [/spaceship|space station|lab|hospital|clinic|sterile|clean room/, [0.74, 0.79, 0.82]],
  [/wood|cabin|library|study|tavern|barn/, [0.47, 0.34, 0.24]],
  [/office|kitchen|apartment|bedroom|living|loft|cafe|diner|classroom|room/, [0.72, 0.66, 0.58]],
];

function words(environment: Environment | undefined): string {
  return [
    environment?.location,
    ...Object.values(environment?.identity ?? {}),
    ...Object.values(environment?.composition ?? {}),
  ]
    .join(' ')
    .toLowerCase();
}

/** What a place is painted in: its own palette first, else the stuff that its words name. */
export function paletteOf(environment: Environment | undefined, style: Style): SetPalette {
  const own = (environment?.palette ?? []).map(parseColor).filter((color) => color !== undefined);
  const styled = style.palette.map(parseColor).filter((color) => color !== undefined);
  const text = words(environment);
  const stuff = MATERIALS.find(([pattern]) => pattern.test(text))?.[1] ?? [0.6, 0.57, 0.54];
  const colors = own.length > 0 ? own : styled;
  const vividness = (color: Color): number => Math.max(...color) - Math.min(...color);
  const accent = [...colors].sort((a, b) => vividness(b) - vividness(a))[0] ??
    colorInText(text) ?? [0.78, 0.55, 0.3];
  const first = colors.find((color) => color !== accent) ?? colors[0];
  // Walls carry most of the picture: never so dark that no light shows on them.
  const wall = lift(first === undefined ? stuff : mix(first, stuff, 0.25), 0.34);
  const ground = environment?.interior === false ? groundOf(environment, text) : undefined;
  const wood: Color = mix([0.4, 0.26, 0.16], colors[0] ?? [0.4, 0.26, 0.16], 0.35);
  return {
    wall,
    floor:
      ground ??
      lift(
        /wood|library|cabin|parquet/.test(text)
          ? mix(wood, wall, 0.2)
          : brighten(mix(wall, [0.42, 0.36, 0.32], 0.35), 0.86),
        0.3,
      ),
    ceiling: brighten(wall, 0.8),
    trim: brighten(saturate(wall, 0.9), 0.62),
    wood: lift(wood, 0.26),
    accent,
  };
}

const GROUNDS: readonly (readonly [RegExp, Color])[] = [
  [/flagstone|paving|paved|cobble|slabs|concrete/, [0.5, 0.48, 0.46]],
  [/snow|ice\b|arctic|glacier/, [0.86, 0.9, 0.95]],
  [/desert|dune|sand|beach/, [0.82, 0.68, 0.46]],
  [/grass|meadow|field|lawn|park|hill|prairie|garden|farm/, [0.42, 0.55, 0.28]],
  [/forest|jungle|wood(s|land)\b|moss/, [0.28, 0.36, 0.22]],
  [/street|road|asphalt|city|alley|rooftop/, [0.34, 0.35, 0.39]],
];

/** What one stands on outdoors, by the words for it; the author's own words for the ground first. */
function groundOf(environment: Environment, text: string): Color | undefined {
  const said = environment.identity['ground'] ?? environment.identity['floor'] ?? '';
  const find = (words: string): Color | undefined =>
    GROUNDS.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1];
  return find(said) ?? colorInText(said) ?? find(text);
}

/** The colour, brightened to at least this luma. */
export function lift(color: Color, least: number): Color {
  const light = luma(color);
  return light >= least
    ? color
    : brighten(mix(color, [0.5, 0.5, 0.5], 0.12), least / Math.max(light, 0.05));
}
