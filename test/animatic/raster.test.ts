import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Color } from '../../src/animatic/color/color.ts';
import {
  fillBox,
  fillEllipse,
  fillOutline,
  fillPolygon,
  fillSoft,
  outlineOn,
} from '../../src/animatic/raster/fill.ts';
import { disc, linear, radial } from '../../src/animatic/raster/gradient.ts';
import { Layer } from '../../src/animatic/raster/layer.ts';
import { between, opaque } from '../../src/animatic/raster/pixel.ts';
import { fade, glare, joined, rows, solid } from '../../src/animatic/raster/paint.ts';
import { Raster } from '../../src/animatic/raster/raster.ts';

const WIDTH = 40;
const HEIGHT = 24;
const BLACK: Color = [0, 0, 0];
const WHITE: Color = [1, 1, 1];

function sheet(width = WIDTH, height = HEIGHT): Layer {
  return new Layer(new Raster({ width, height }), width, height);
}

function blackSheet(): Layer {
  const layer = sheet();
  fillBox(layer, 0, 0, WIDTH, HEIGHT, solid(BLACK));
  return layer;
}

const redAt = (layer: Layer, x: number, y: number): number =>
  (layer.pixels[y * layer.width + x] ?? 0) & 0xff;

/** How many pixels' worth of white there is on a black sheet. */
function whiteness(layer: Layer): number {
  return layer.pixels.reduce((total, pixel) => total + (pixel & 0xff), 0) / 255;
}

/** The area of a polygon by the shoelace formula. */
function areaOf(points: readonly { x: number; y: number }[]): number {
  const double = points.reduce((total, { x, y }, index) => {
    const next = points[(index + 1) % points.length]!;
    return total + x * next.y - next.x * y;
  }, 0);
  return Math.abs(double) / 2;
}

const inside = (length: number) => fc.double({ min: 0.5, max: length - 0.5, noNaN: true });
const point = fc.record({ x: inside(WIDTH), y: inside(HEIGHT) });
const anywhere = fc.record({
  x: fc.double({ min: -500, max: 500, noNaN: true }),
  y: fc.double({ min: -500, max: 500, noNaN: true }),
});

describe('an area', () => {
  test('covers as much of the picture as it has area, to a part in a hundred and its edge', () => {
    fc.assert(
      fc.property(fc.tuple(point, point, point), (triangle) => {
        const layer = blackSheet();
        fillPolygon(layer, triangle, solid(WHITE));
        const area = areaOf(triangle);
        expect(Math.abs(whiteness(layer) - area)).toBeLessThan(0.5 + area / 100);
      }),
    );
  });

  test('is the same whichever way round it is drawn', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 7 }), (points) => {
        const [one, other] = [blackSheet(), blackSheet()];
        fillPolygon(one, points, solid(WHITE));
        fillPolygon(other, points.toReversed(), solid(WHITE));
        expect(one.pixels).toEqual(other.pixels);
      }),
    );
  });

  test('may lie anywhere, and is cut at the sides of the picture', () => {
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 3, maxLength: 6 }), (points) => {
        const layer = blackSheet();
        fillPolygon(layer, points, solid(WHITE));
        expect(layer.pixels.every((pixel) => pixel >>> 24 === 255)).toBe(true);
      }),
    );
    const layer = blackSheet();
    fillBox(layer, -100, -100, 1000, 1000, solid(WHITE));
    expect(whiteness(layer)).toBe(WIDTH * HEIGHT);
  });

  test('has a half-covered edge where it ends in the middle of a pixel', () => {
    const layer = blackSheet();
    fillBox(layer, 2.5, 3, 4, 2, solid(WHITE));
    expect([1, 2, 3, 5, 6, 7].map((x) => redAt(layer, x, 3))).toEqual([0, 128, 255, 255, 128, 0]);
    expect(redAt(layer, 4, 2)).toBe(0);
    expect(redAt(layer, 4, 5)).toBe(0);
  });

  test('that is enclosed twice is covered once', () => {
    const layer = blackSheet();
    outlineOn(layer).box(2, 2, 8, 8).box(6, 6, 8, 8);
    fillOutline(layer, solid(WHITE, 0.5));
    expect(redAt(layer, 3, 3)).toBe(redAt(layer, 7, 7));
  });

  test('joined to its neighbour leaves no line where they meet', () => {
    fc.assert(
      fc.property(fc.tuple(inside(WIDTH), inside(WIDTH)), ([above, below]) => {
        const layer = blackSheet();
        const [top, foot] = [
          { x: above, y: 0 },
          { x: below, y: HEIGHT },
        ];
        const paint = joined(solid(WHITE));
        fillPolygon(layer, [{ x: 0, y: 0 }, top, foot, { x: 0, y: HEIGHT }], paint);
        fillPolygon(layer, [top, { x: WIDTH, y: 0 }, { x: WIDTH, y: HEIGHT }, foot], paint);
        expect(whiteness(layer)).toBeGreaterThan(WIDTH * HEIGHT - 0.5);
      }),
    );
  });

  test('of more edges than there was room for is drawn whole', () => {
    const layer = blackSheet();
    fillBox(layer, 0, 0, 1, 1, solid(WHITE));
    const outline = outlineOn(layer);
    for (let column = 0; column < 20; column += 1) {
      for (let cell = 0; cell < 60; cell += 1) outline.box(column * 2, cell * 0.4, 1, 0.2);
    }
    fillOutline(layer, solid(WHITE));
    expect(Math.abs(whiteness(layer) - (1 + 20 * 60 * 0.2 - 0.5))).toBeLessThan(2);
  });

  test('round as an ellipse is as large as one', () => {
    const layer = blackSheet();
    fillEllipse(layer, 20, 12, 14, 9, solid(WHITE));
    expect(Math.abs(whiteness(layer) - Math.PI * 14 * 9)).toBeLessThan(4);
  });
});

describe('a paint', () => {
  const row = (layer: Layer): number[] => Array.from({ length: 8 }, (_, x) => redAt(layer, x, 0));
  const column = (layer: Layer): number[] =>
    Array.from({ length: 4 }, (_, y) => redAt(layer, 0, y));

  test('fades from a colour at one height to another lower down', () => {
    const layer = sheet(4, 4);
    fillBox(layer, 0, 0, 4, 4, fade([0, BLACK], [4, WHITE]));
    expect(column(layer)).toEqual([32, 96, 159, 223]);
  });

  test('has a colour for each row, asked at its middle', () => {
    const layer = sheet(4, 4);
    fillBox(
      layer,
      0,
      0,
      4,
      4,
      rows(0, 4, (y) => [y / 4, 0, 0]),
    );
    expect(column(layer)).toEqual([32, 96, 159, 223]);
  });

  test('along a line keeps its first and its last colour beyond the ends', () => {
    const layer = sheet(8, 1);
    fillBox(
      layer,
      0,
      0,
      8,
      1,
      linear(
        [2, 0],
        [6, 0],
        [
          [0, BLACK, 1],
          [1, WHITE, 1],
        ],
      ),
    );
    expect(row(layer)).toEqual([0, 0, 32, 96, 159, 223, 255, 255]);
  });

  test('round a middle ends at the rim', () => {
    const layer = blackSheet();
    const paint = radial(disc(20, 12, 6), [
      [0, WHITE, 1],
      [1, WHITE, 0],
    ]);
    fillBox(layer, 0, 0, WIDTH, HEIGHT, paint);
    expect(redAt(layer, 20, 12)).toBeGreaterThan(220);
    expect(redAt(layer, 23, 12)).toBeLessThan(140);
    expect(redAt(layer, 27, 12)).toBe(0);
    expect(redAt(layer, 13, 12)).toBe(0);
  });

  test('of light adds to what is there, and no more than white', () => {
    const layer = sheet(4, 1);
    fillBox(layer, 0, 0, 4, 1, solid([0.5, 0.5, 0.5]));
    fillBox(layer, 0, 0, 2, 1, glare([1, 0, 0], 0.25));
    fillBox(layer, 2, 0, 2, 1, glare([1, 1, 1], 1));
    expect([...layer.pixels].map((pixel) => (pixel >>> 0).toString(16))).toEqual([
      'ff8080c0',
      'ff8080c0',
      'ffffffff',
      'ffffffff',
    ]);
  });

  test('of light on nothing covers nothing', () => {
    const layer = sheet(2, 1);
    fillSoft(
      layer,
      disc(1, 0.5, 4),
      [
        [0, WHITE, 0.5],
        [1, WHITE, 0],
      ],
      'light',
    );
    expect(layer.pixels.every((pixel) => pixel >>> 24 === 0 && (pixel & 0xff) > 60)).toBe(true);
  });
});

describe('a pixel', () => {
  const part = fc.integer({ min: 0, max: 255 });
  const color = fc.tuple(part, part, part).map(([r, g, b]) => [r / 255, g / 255, b / 255] as const);

  test('between two others is none of its neighbours but by the share', () => {
    fc.assert(
      fc.property(color, color, fc.integer({ min: 0, max: 256 }), (from, to, share) => {
        const mixed = between(opaque(from), opaque(to), share);
        for (const channel of [0, 1, 2] as const) {
          const exact = (from[channel] * (256 - share) + to[channel] * share) * (255 / 256);
          expect(Math.abs(((mixed >>> (channel * 8)) & 0xff) - exact)).toBeLessThanOrEqual(0.51);
        }
      }),
    );
  });
});

describe('a layer', () => {
  test('lends rows to the canvas library, which draws on what is there', () => {
    const layer = blackSheet();
    fillBox(layer, 0, 0, 10, 10, solid([1, 0, 0]));
    layer.ink({ top: 0, bottom: 10 }, (brush) => {
      brush.fillStyle = 'rgba(0,0,255,0.5)';
      brush.fillRect(5, 0, 10, 10);
    });
    fillBox(layer, 12, 0, 1, 10, solid([0, 1, 0]));
    layer.ink({ top: 0, bottom: 1 }, (brush) => {
      brush.fillStyle = '#ffffff';
      brush.fillRect(0, 0, 1, 1);
    });
    const seen = [0, 2, 7, 11, 12].map((x) => (layer.pixels[x]! >>> 0).toString(16));
    expect(seen).toEqual(['ffffffff', 'ff0000ff', 'ff7f0080', 'ff7f0000', 'ff00ff00']);
  });

  test('has the same coordinates in every band', () => {
    const layer = sheet(4, 200);
    layer.ink({ top: 150, bottom: 160 }, (brush) => {
      brush.fillStyle = '#ffffff';
      brush.fillRect(0, 155, 4, 1);
    });
    const lit = Array.from({ length: 200 }, (_, y) => y).filter((y) => redAt(layer, 1, y) > 0);
    expect(lit).toEqual([155]);
  });

  test('keeps no style of the brush from one turn to the next', () => {
    const layer = blackSheet();
    layer.ink({ top: 0, bottom: 10 }, (brush) => {
      brush.globalAlpha = 0.1;
      brush.translate(3, 3);
    });
    layer.ink({ top: 0, bottom: 10 }, (brush) => {
      brush.fillStyle = '#ffffff';
      brush.fillRect(0, 0, 1, 1);
    });
    expect(redAt(layer, 0, 0)).toBe(255);
  });
});
