import type { Grade } from './style-grade.ts';

/** A curve is straight between this many levels. */
const STEP = 16;

/**
 * The curves of red, green and blue as the kernels bend tones: where each of the 16 straight pieces
 * of one starts, and then by how much each rises, 0 to 255. Straight pieces are within two levels of
 * the curve at any gain that a shot is opened up by.
 */
export function toneCurves(grade: Grade): Uint8Array {
  return Uint8Array.from(
    ([0, 1, 2] as const).flatMap((channel) => pieces(curveOf(grade, channel))),
  );
}

function pieces(curve: (value: number) => number): readonly number[] {
  const starts = Array.from({ length: 256 / STEP }, (_, piece) => levelOf(curve, piece * STEP));
  // The last piece is left at 255, one level before it would end.
  const end = starts.at(-1)! + ((levelOf(curve, 255) - starts.at(-1)!) * STEP) / (STEP - 1);
  return [
    ...starts,
    ...starts.map((start, piece) => Math.round((starts[piece + 1] ?? end) - start)),
  ];
}

function levelOf(curve: (value: number) => number, level: number): number {
  return Math.round(curve(level / 255) * 255);
}

/**
 * What becomes of a channel's values, 0 to 1: blacks lifted by screen, midtones washed by soft light,
 * then contrast: soft light on itself; at last opened up as far as the shot needs.
 */
function curveOf(grade: Grade, channel: 0 | 1 | 2): (value: number) => number {
  const blacks = parseColor(grade.blacks);
  const wash = parseColor(grade.wash);
  return (level) => {
    let value = level;
    value = mix(value, screen(value, blacks.color[channel]), blacks.alpha);
    value = mix(value, softLight(value, wash.color[channel]), wash.alpha);
    value = mix(value, softLight(value, value), grade.contrast);
    return exposed(value, grade.gain);
  };
}

interface Wash {
  readonly color: readonly [red: number, green: number, blue: number];
  readonly alpha: number;
}

/** `rgba(1,2,3,0.4)`; nothing where there is no colour. */
function parseColor(css: string | undefined): Wash {
  const [red = 0, green = 0, blue = 0, alpha = 0] = (css?.match(/[\d.]+/g) ?? []).map(Number);
  return { color: [red / 255, green / 255, blue / 255], alpha };
}

/** Opened up by `gain` in the shadows, and less and less towards white, which stays what it is. */
function exposed(value: number, gain: number): number {
  return (value * gain) / (1 + (gain - 1) * value);
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function screen(backdrop: number, source: number): number {
  return 1 - (1 - backdrop) * (1 - source);
}

/** As in Compositing and Blending Level 1, section 10.1.9. */
function softLight(backdrop: number, source: number): number {
  if (source <= 0.5) return backdrop - (1 - 2 * source) * backdrop * (1 - backdrop);
  const bent =
    backdrop <= 0.25 ? ((16 * backdrop - 12) * backdrop + 4) * backdrop : Math.sqrt(backdrop);
  return backdrop + (2 * source - 1) * (bent - backdrop);
}
