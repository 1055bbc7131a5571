import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Layer } from '../../src/animatic/raster/layer.ts';
import { Raster } from '../../src/animatic/raster/raster.ts';
import { prepareVideo } from '../../src/animatic/raster/video.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** Rec. ITU-R BT.709, items 3.2 to 3.5, at 8 bits. */
function toBt709([red, green, blue]: Rgb): readonly [luma: number, blue: number, red: number] {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return [
    16 + (luma * 219) / 255,
    128 + (((blue - luma) / 1.8556) * 224) / 255,
    128 + (((red - luma) / 1.5748) * 224) / 255,
  ];
}

function planesOf(pixels: readonly Rgb[], width: number, height: number): Uint8Array {
  const raster = new Raster({ width, height });
  const layer = new Layer(raster, width, height);
  pixels.forEach(([red, green, blue], at) => {
    layer.pixels[at] = red | (green << 8) | (blue << 16) | 0xff000000;
  });
  return prepareVideo(raster, { width, height })(layer);
}

const level = fc.integer({ min: 0, max: 255 });
const size = fc.record({
  width: fc.integer({ min: 1, max: 12 }).map((half) => half * 2),
  height: fc.integer({ min: 1, max: 3 }).map((half) => half * 2),
});
const picture = size.chain(({ width, height }) =>
  fc.record({
    width: fc.constant(width),
    height: fc.constant(height),
    pixels: fc.array(fc.tuple(level, level, level), {
      minLength: width * height,
      maxLength: width * height,
    }),
  }),
);

describe('the planes of a picture', () => {
  test('are its luma, then both chromas, each the mean of four pixels, in BT.709 to half a level', () => {
    fc.assert(
      fc.property(picture, ({ pixels, width, height }) => {
        const planes = planesOf(pixels, width, height);
        const exact = pixels.map(toBt709);
        const mean = (column: number, row: number, part: 1 | 2): number =>
          [0, 1, width, width + 1]
            .map((step) => exact[row * 2 * width + column * 2 + step]![part])
            .reduce((total, value) => total + value / 4, 0);
        const squares = Array.from({ length: (width * height) / 4 }, (_, at): [number, number] => [
          at % (width / 2),
          Math.floor(at / (width / 2)),
        ]);
        const wanted = [
          ...exact.map(([luma]) => luma),
          ...squares.map(([column, row]) => mean(column, row, 1)),
          ...squares.map(([column, row]) => mean(column, row, 2)),
        ];
        expect(planes).toHaveLength(wanted.length);
        for (const [at, value] of wanted.entries()) {
          expect(Math.abs(planes[at]! - value)).toBeLessThanOrEqual(0.52);
        }
      }),
    );
  });

  test('have no colour in a grey', () => {
    for (let grey = 0; grey < 256; grey += 1) {
      const planes = planesOf(
        Array.from({ length: 4 }, () => [grey, grey, grey]),
        2,
        2,
      );
      expect([...planes.subarray(4)]).toEqual([128, 128]);
    }
  });
});
