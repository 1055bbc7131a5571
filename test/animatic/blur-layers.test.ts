import { describe, expect, test } from '@jest/globals';
import { createBlur } from '../../src/animatic/lens/blur-layers.ts';
import { project, viewOf } from '../../src/animatic/lens/lens.ts';
import type { View } from '../../src/animatic/lens/lens.ts';
import { fillBox } from '../../src/animatic/raster/fill.ts';
import { Layer } from '../../src/animatic/raster/layer.ts';
import { solid } from '../../src/animatic/raster/paint.ts';
import { Raster } from '../../src/animatic/raster/raster.ts';

describe('what is out of focus', () => {
  test.each([
    [1280, 720],
    [405, 719],
  ])('lies where it would in focus, in a picture of %i by %i', (width, height) => {
    const raster = new Raster({ width, height });
    const pose = { position: [0, 0, 1], heading: 0, tilt: 0, roll: 0, focalLength: 35 } as const;
    const view = viewOf(pose, width, height);
    const lamp = (seen: View) => project(seen, [0.4, 5, 1.3])!;
    const layer = new Layer(raster, width, height);
    layer.pixels.fill(0xff << 24);
    createBlur(raster, { width, height })(layer, view, 0.005, (small, seen) => {
      const { x, y } = lamp(seen);
      fillBox(small, x - 2, y - 2, 4, 4, solid([1, 1, 1]));
      return 'drawn';
    });
    let [sum, across, down] = [0, 0, 0];
    layer.pixels.forEach((pixel, at) => {
      const bright = pixel & 0xff;
      sum += bright;
      across += bright * ((at % width) + 0.5);
      down += bright * (Math.floor(at / width) + 0.5);
    });
    const { x, y } = lamp(view);
    expect(Math.abs(across / sum - x)).toBeLessThan(1);
    expect(Math.abs(down / sum - y)).toBeLessThan(1);
  });
});
