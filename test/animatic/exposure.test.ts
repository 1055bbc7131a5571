import { describe, expect, test } from '@jest/globals';
import { drawOne } from '../support/drawing.ts';
import { roomWith } from '../support/room.ts';

/** The median luma of a picture above its slate, 0 to 1. */
function middleOf(picture: Buffer): number {
  const lumas: number[] = [];
  for (let index = 0; index < 160 * 84 * 4; index += 4) {
    const [red = 0, green = 0, blue = 0] = picture.subarray(index, index + 3);
    lumas.push((0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255);
  }
  return lumas.sort((a, b) => a - b)[lumas.length >> 1] ?? 0;
}

const wall = (color: string) => ({
  wall: { at: [4, 5] as const, size: [14, 0.2] as const, height: 8, color },
});
const lit = (time: string) => ({ lighting: { set: { time } }, interior: false });

describe('a picture', () => {
  test('of dark things at night is opened up until it can be read', async () => {
    const night = await drawOne(roomWith({ ...lit('night'), pieces: wall('#20242C') }));
    expect(middleOf(night)).toBeGreaterThan(0.18);
  });

  test('at night stays darker than the same one by day', async () => {
    const of = async (time: string): Promise<number> =>
      middleOf(await drawOne(roomWith({ ...lit(time), pieces: wall('#808080') })));
    expect(await of('night')).toBeLessThan((await of('noon')) - 0.1);
  });

  test('is exposed the same on all frames of a shot', async () => {
    const staging = roomWith({
      ...lit('night'),
      pieces: { lamp: { at: [4, 3], size: [0.4, 0.4], height: 1.6, description: 'a lamp, unlit' } },
      shot: {
        changes: { environment: { pieces: { lamp: { description: 'a lamp, burning' } } } },
      },
    });
    const [first, later] = [
      await drawOne({ ...staging, segmentStart: 0 }),
      await drawOne({ ...staging, segmentStart: 6 }),
    ];
    // The upper left corner, where the lamp's light does not reach, and before it is lit.
    expect([...later.subarray(0, 4)]).toEqual([...first.subarray(0, 4)]);
  });
});
