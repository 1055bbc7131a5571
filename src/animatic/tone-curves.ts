import type { Grade } from './style-grade.ts';

/**
 * What becomes of each of the 256 levels of a channel, for red, then green, then blue: blacks lifted
 * by screen, midtones washed by soft light, then contrast: soft light on itself; at last opened up as
 * far as the shot needs.
 */
export function toneCurves(grade: Grade): Uint8Array {
  const blacks = parseColor(grade.blacks);
  const wash = parseColor(grade.wash);
  return Uint8Array.from({ length: 256 * 3 }, (_, entry) => {
    const channel = (entry >> 8) as 0 | 1 | 2;
    let value = (entry & 0xff) / 255;
    value = mix(value, screen(value, blacks.color[channel]), blacks.alpha);
    value = mix(value, softLight(value, wash.color[channel]), wash.alpha);
    value = mix(value, softLight(value, value), grade.contrast);
    value = exposed(value, grade.gain);
    return Math.round(value * 255);
  });
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
