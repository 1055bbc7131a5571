import { describe, expect, test } from '@jest/globals';
import { prepareGrade } from '../../src/animatic/color/grade.ts';
import { Layer } from '../../src/animatic/raster/layer.ts';
import { Raster } from '../../src/animatic/raster/raster.ts';
import { gradeOf } from '../../src/animatic/color/style-grade.ts';
import type { Grade } from '../../src/animatic/color/style-grade.ts';

const styled = (name: string) =>
  gradeOf({ name, traits: [], palette: [], references: [], avoid: [] });
const PLAIN = { ...styled('plain'), contrast: 0, vignette: 0 };

/** What the grade makes of greys of all levels, in a picture so wide. */
function graded(grade: Grade, width: number): readonly number[] {
  const size = { width, height: Math.ceil(256 / width) };
  const raster = new Raster(size);
  const layer = new Layer(raster, size.width, size.height);
  layer.pixels.forEach((_, at) => {
    const level = Math.min(255, at);
    layer.pixels[at] = level | (level << 8) | (level << 16) | 0xff000000;
  });
  prepareGrade(raster, grade, size)(layer);
  return [...layer.pixels.subarray(0, 256)];
}

const redOf = (pixel: number) => pixel & 0xff;

describe('the grade', () => {
  test('a plain one leaves every level as it is', () => {
    expect(graded(PLAIN, 256).map(redOf)).toEqual(Array.from({ length: 256 }, (_, level) => level));
  });

  test('a picture is opened up as its gain says, to two levels', () => {
    const gain = 2.2;
    graded({ ...PLAIN, gain }, 256).forEach((pixel, level) => {
      const value = level / 255;
      const opened = 255 * ((value * gain) / (1 + (gain - 1) * value));
      expect(Math.abs(redOf(pixel) - opened)).toBeLessThanOrEqual(2);
    });
  });

  test('brighter stays brighter in every style', () => {
    for (const name of ['noir', 'ghibli', 'cyberpunk', 'documentary', 'realistic', 'cinematic']) {
      const levels = graded({ ...styled(name), vignette: 0, gain: 2.2 }, 256);
      const reds = levels.map(redOf);
      expect(reds).toEqual(reds.toSorted((a, b) => a - b));
    }
  });

  test('pixels at the end of a row are bent as those before them, whatever the width', () => {
    const grade = { ...styled('cinematic'), vignette: 0, gain: 1.7 };
    const whole = graded(grade, 256);
    for (const width of [2, 10, 18, 26, 50]) expect(graded(grade, width)).toEqual(whole);
  });
});
