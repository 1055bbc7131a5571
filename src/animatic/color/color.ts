import { clamp, lerp } from '../solids/vector.ts';

/** Red, green, blue from 0 to 1, as the screen shows them (sRGB). */
export type Color = readonly [red: number, green: number, blue: number];

export const WHITE: Color = [1, 1, 1];

/** Reads `#RRGGBB`; undefined for anything else. */
export function parseColor(text: string | undefined): Color | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text ?? '');
  if (match === null) return undefined;
  const [red, green, blue] = match.slice(1).map((pair) => parseInt(pair, 16) / 255);
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** As a canvas takes it. */
export function css(color: Color, alpha = 1): string {
  const [red, green, blue] = color.map((part) => Math.round(clamp(part, 0, 1) * 255));
  return alpha >= 1
    ? `rgb(${red},${green},${blue})`
    : `rgba(${red},${green},${blue},${clamp(alpha, 0, 1).toFixed(4)})`;
}

export function mix(a: Color, b: Color, amount: number): Color {
  return [lerp(a[0], b[0], amount), lerp(a[1], b[1], amount), lerp(a[2], b[2], amount)];
}

export function multiply(a: Color, b: Color): Color {
  return [a[0] * b[0], a[1] * b[1], a[2] * b[2]];
}

export function brighten(a: Color, factor: number): Color {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function sum(a: Color, b: Color): Color {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

/** Luma after Rec. ITU-R BT.709. */
export function luma(color: Color): number {
  return 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2];
}

/** More (above 1) or less (below 1) colourful, at the same luma. */
export function saturate(color: Color, factor: number): Color {
  const gray = luma(color);
  return mix([gray, gray, gray], color, factor);
}

/**
 * Rolls light off above 0.8, as film does, so that a bright surface keeps its hue in place of
 * clipping to white.
 */
export function expose(color: Color): Color {
  const roll = (part: number): number =>
    part <= 0.8 ? Math.max(part, 0) : 0.8 + 0.2 * (1 - Math.exp(-(part - 0.8) / 0.2));
  return [roll(color[0]), roll(color[1]), roll(color[2])];
}

/**
 * The colour of a black body, after Tanner Helland's fit of Mitchell Charity's table (1000 K to
 * 40000 K), white at about 6600 K.
 */
export function kelvinColor(kelvin: number): Color {
  const hot = clamp(kelvin, 1000, 40_000) / 100;
  const red = hot <= 66 ? 255 : 329.698727446 * (hot - 60) ** -0.1332047592;
  const green =
    hot <= 66
      ? 99.4708025861 * Math.log(hot) - 161.1195681661
      : 288.1221695283 * (hot - 60) ** -0.0755148492;
  const blue =
    hot >= 66 ? 255 : hot <= 19 ? 0 : 138.5177312231 * Math.log(hot - 10) - 305.0447927307;
  const part = (value: number): number => clamp(value, 0, 255) / 255;
  return [part(red), part(green), part(blue)];
}
