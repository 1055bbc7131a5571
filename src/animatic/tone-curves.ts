import type { Grade } from './style-grade.ts';

/** How many darknesses of the vignette have curves of their own: finer steps are not seen. */
export const VIGNETTE_LEVELS = 64;

/**
 * What becomes of each of the 256 levels of a channel, for each level of the vignette, already
 * shifted to the channel's place in a pixel; blue brings the opaque alpha along.
 */
export interface ToneCurves {
  readonly red: Int32Array;
  readonly green: Int32Array;
  readonly blue: Int32Array;
}

/**
 * The vignette, blacks lifted by screen, midtones washed by soft light, then contrast: soft light
 * on itself; at last opened up as far as the shot needs.
 */
export function toneCurves(grade: Grade): ToneCurves {
  const blacks = parseColor(grade.blacks);
  const wash = parseColor(grade.wash);
  const curve = (channel: 0 | 1 | 2, place: (level: number) => number): Int32Array =>
    Int32Array.from({ length: 256 * VIGNETTE_LEVELS }, (_, entry) => {
      const dark = (grade.vignette * (entry >> 8)) / (VIGNETTE_LEVELS - 1);
      let value = mix((entry & 0xff) / 255, CORNER[channel], dark);
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

/** What the vignette darkens to. */
const CORNER = [0.016, 0.012, 0.03] as const;

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
