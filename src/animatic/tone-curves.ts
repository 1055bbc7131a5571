import type { Grade } from './style-grade.ts';

/**
 * What becomes of each of the 256 levels of a channel, already shifted to the channel's place in a
 * little-endian RGBA pixel; blue brings the opaque alpha along.
 */
export interface ToneCurves {
  readonly red: Uint32Array;
  readonly green: Uint32Array;
  readonly blue: Uint32Array;
}

/**
 * Blacks lifted by screen, midtones washed by soft light, then contrast: soft light on itself; at
 * last opened up as far as the shot needs.
 */
export function toneCurves(grade: Grade): ToneCurves {
  const blacks = parseColor(grade.blacks);
  const wash = parseColor(grade.wash);
  const curve = (channel: 0 | 1 | 2, place: (level: number) => number): Uint32Array =>
    Uint32Array.from({ length: 256 }, (_, level) => {
      let value = level / 255;
      value = mix(value, screen(value, blacks.color[channel]), blacks.alpha);
      value = mix(value, softLight(value, wash.color[channel]), wash.alpha);
      value = mix(value, softLight(value, value), grade.contrast);
      value = exposed(value, grade.gain);
      return place(Math.round(value * 255));
    });
  return {
    red: curve(0, (level) => level),
    green: curve(1, (level) => level << 8),
    blue: curve(2, (level) => (level << 16) | 0xff000000),
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
