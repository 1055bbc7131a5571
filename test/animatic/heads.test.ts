import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from '@jest/globals';
import type { FigureLight } from '../../src/animatic/figures/figure-light.ts';
import { drawHead } from '../../src/animatic/figures/head.ts';
import type { Head } from '../../src/animatic/figures/head.ts';
import { lookOf } from '../../src/animatic/figures/look.ts';
import { drawOne } from '../support/drawing.ts';
import { filmOf } from '../support/film-builder.ts';
import { roomWith } from '../support/room.ts';

const WHITE: FigureLight = {
  ambient: [1, 1, 1],
  beams: [],
  rim: { towards: [0, 0, 1], color: [0, 0, 0], hard: false },
  air: (color) => color,
};
/** Pixels of half a head's height. */
const SCALE = 80;

/** How bright a head is at a point of its own measures, turned by degrees to the picture's right. */
function brightness(hair: string, degrees: number, [x, y]: readonly [number, number]): number {
  const { characters } = filmOf({ characters: { emma: { identity: { hair } } } });
  const head: Head = {
    look: lookOf(Object.values(characters)[0]!, undefined),
    yaw: (degrees * Math.PI) / 180,
    pitch: 0,
    expression: { smile: 0, raise: 0, worry: 0, wide: 0, gape: 0, pride: 0 },
    speech: { open: 0, round: 0 },
    lids: 1,
    gaze: [0, 0],
    child: false,
    pixels: SCALE,
    seconds: 0,
  };
  const canvas = createCanvas(4 * SCALE, 4 * SCALE);
  const brush = canvas.getContext('2d');
  brush.translate(2 * SCALE, 2 * SCALE);
  brush.scale(SCALE, -SCALE);
  drawHead(brush, WHITE, head);
  const pixel = brush.getImageData((2 + x) * SCALE, (2 - y) * SCALE, 1, 1).data;
  return Math.max(pixel[0]!, pixel[1]!, pixel[2]!);
}

test.each([45, 60, 75, 90, 100, -60, -90])(
  'no hair lies across the cheek of a face that is turned by %d degrees',
  (degrees) => {
    const cheek = Math.sign(degrees) * 0.62;
    for (const y of [-0.06, -0.1, -0.16]) {
      expect(brightness('short black', degrees, [cheek, y])).toBeGreaterThan(120);
    }
  },
);

test('long hair leaves the face free in profile', async () => {
  // Of the head of somebody in green, who is seen from the south, facing so many degrees from north.
  const skin = async (facing: number): Promise<number> => {
    const picture = await drawOne(
      roomWith({
        characters: {
          emma: {
            form: 'person',
            height: 1.7,
            identity: { hair: 'long black hair', skin: 'fair skin' },
            palette: ['#20A040'],
            starts: { at: [4, 4], facing },
          },
        },
        shot: { size: 'cu', camera: { at: [4, 2.4], height: 1.6, facing: 0 } },
      }),
    );
    let count = 0;
    for (let at = 0; at < picture.length; at += 4) {
      if (picture[at]! - picture[at + 2]! > 35 && picture[at]! > picture[at + 1]!) count += 1;
    }
    return count;
  };
  expect(await skin(92)).toBeGreaterThan(0.3 * (await skin(120)));
});

test.each([
  [{ beard: 'none' }, { beard: 'none' }],
  [{ face: 'no beard, no glasses' }, { beard: 'none', glasses: false }],
  [{ face: 'without a moustache' }, { beard: 'none' }],
  [{ hair: 'none' }, { cut: 'bald' }],
  [{ hair: 'a shaved head' }, { cut: 'bald' }],
  [{ face: 'a full beard and glasses' }, { beard: 'full', glasses: true }],
])('what a description denies is not drawn: %j', (identity, look) => {
  const { characters } = filmOf({ characters: { emma: { identity } } });
  expect(lookOf(Object.values(characters)[0]!, undefined)).toMatchObject(look);
});
