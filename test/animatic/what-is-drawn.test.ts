import { describe, expect, test } from '@jest/globals';
import { FORMS } from '../../src/film/vocabulary.ts';
import { difference, drawOne } from '../support/drawing.ts';
import { CAMERA, roomWith } from '../support/room.ts';

const EMPTY = roomWith({});

describe('forms', () => {
  const pictures = new Map<string, Buffer>();

  test.each(FORMS)('%s is seen, and is no other form', async (form) => {
    const height = form === 'orb' ? 0.5 : 1.6;
    const staging = roomWith({
      characters: {
        one: { form, height, palette: ['#C04030'], starts: { at: [4, 4], facing: 150 } },
      },
    });
    const picture = await drawOne({ ...staging, segmentStart: 30 });
    expect(difference(picture, await drawOne({ ...EMPTY, segmentStart: 30 }))).toBeGreaterThan(0.2);
    for (const [other, drawn] of pictures) {
      const distance = difference(picture, drawn);
      // A child of a grown-up's height differs by its proportions only.
      expect({ other, apart: distance > 0.1 }).toEqual({ other, apart: true });
    }
    pictures.set(form, picture);
  });
});

const PIECES = [
  'desk',
  'chair',
  'bench',
  'shelf',
  'window',
  'door',
  'bed',
  'tree',
  'pine',
  'cypress',
  'lamp',
  'candle',
  'column',
  'stairs',
  'sofa',
  'screen',
  'car',
  'rock',
  'fire',
  'stove',
  'counter',
  'stage',
  'fountain',
  'house',
  'lighthouse',
  'clock',
  'globe',
  'book',
  'letter',
  'rug',
  'boat',
  'plant',
  'water',
  'neon-sign',
  'thing',
];

describe('pieces', () => {
  test.each(PIECES)('a %s is seen', async (name) => {
    const staging = roomWith({
      pieces: { [name]: { at: [4, 7], size: [3, 2], height: 1.2, facing: 180 } },
      interior: false,
    });
    const without = await drawOne(roomWith({ interior: false }));
    expect(difference(await drawOne(staging), without)).toBeGreaterThan(0.1);
  });

  test('what a description says counts where the name says nothing', async () => {
    const piece = { at: [4, 4] as const, size: [1.4, 1] as const, height: 1.2 };
    const named = await drawOne(roomWith({ pieces: { tree: piece } }));
    const described = await drawOne(
      roomWith({ pieces: { a: { ...piece, description: 'a tree' } } }),
    );
    const box = await drawOne(roomWith({ pieces: { a: piece } }));
    expect(difference(described, box)).toBeGreaterThan(0.1);
    expect(difference(described, named)).toBeLessThan(difference(described, box));
  });

  test('a desk in front hides the legs of who stands behind it', async () => {
    const characters = { one: { form: 'person' as const, starts: { at: [4, 5] as const } } };
    const pieces = (y: number) => ({
      desk: { at: [4, y] as const, size: [3, 0.6] as const, height: 0.9 },
    });
    const before = await drawOne(roomWith({ characters, pieces: pieces(4) }));
    const beforeAlone = await drawOne(roomWith({ pieces: pieces(4) }));
    const behind = await drawOne(roomWith({ characters, pieces: pieces(6) }));
    const behindAlone = await drawOne(roomWith({ pieces: pieces(6) }));
    expect(difference(before, beforeAlone)).toBeLessThan(difference(behind, behindAlone));
  });
});

describe('camera', () => {
  test('a camera that turns right moves what it sees to the left', async () => {
    const turned = (heading: number) =>
      roomWith({
        pieces: { post: { at: [4, 5], size: [0.3, 0.3], height: 2, color: '#FF2020' } },
        shot: { camera: { ...CAMERA, facing: heading } },
      });
    const reds = async (heading: number): Promise<number> => {
      const picture = await drawOne(turned(heading));
      let [total, count] = [0, 0];
      for (let index = 0; index < picture.length; index += 4) {
        const [red = 0, green = 0] = [picture[index], picture[index + 1]];
        if (red > green * 2 && red > 70) {
          total += (index / 4) % 160;
          count += 1;
        }
      }
      expect(count).toBeGreaterThan(20);
      return total / count;
    };
    expect(await reds(10)).toBeLessThan((await reds(0)) - 10);
  });

  test('a shallow focus blurs what is behind', async () => {
    const at = (aperture: number) =>
      roomWith({
        characters: { one: { form: 'person', starts: { at: [4, 2.5], facing: 180 } } },
        pieces: { shelf: { at: [4, 7.6], size: [7, 0.5], height: 2.6 } },
        shot: { lens: { mm: 85, aperture } },
      });
    const edges = (picture: Buffer): number => {
      let total = 0;
      for (let index = 4; index < 160 * 40 * 4; index += 4) {
        total += Math.abs((picture[index] ?? 0) - (picture[index - 4] ?? 0));
      }
      return total;
    };
    expect(edges(await drawOne(at(1.4)))).toBeLessThan(edges(await drawOne(at(16))));
  });
});

describe('light and style', () => {
  const person = {
    one: {
      form: 'person' as const,
      palette: ['#D0D0D0'],
      starts: { at: [4, 2.6] as const, facing: 180 },
    },
  };
  const sideOf = async (azimuth: number): Promise<number> => {
    const picture = await drawOne(
      roomWith({
        characters: person,
        lighting: {
          set: { key: [{ intensity: 1, direction: { azimuth, elevation: 20 } }] },
        },
        shot: { lens: { mm: 50 } },
      }),
    );
    const mean = (from: number, to: number): number => {
      let total = 0;
      for (let y = 45; y < 75; y += 1) {
        for (let x = from; x < to; x += 1) total += picture[(y * 160 + x) * 4] ?? 0;
      }
      return total;
    };
    return mean(82, 90) - mean(70, 78);
  };

  test('a key from the right lights the right side of a figure, one from the left the left', async () => {
    expect(await sideOf(80)).toBeGreaterThan(await sideOf(-80));
  });

  const redAt = (picture: Buffer, x: number, y: number): number =>
    (picture[(y * 160 + x) * 4] ?? 0) - (picture[(y * 160 + x) * 4 + 2] ?? 0);
  const behind = { background: [{ color: '#FF0000', intensity: 1 }] };

  test('a light of the background lights what is behind the figure, and not the figure', async () => {
    const shot = { lens: { mm: 50 } };
    const plain = await drawOne(roomWith({ characters: person, lighting: { set: {} }, shot }));
    const red = await drawOne(roomWith({ characters: person, lighting: { set: behind }, shot }));
    expect(redAt(red, 30, 40)).toBeGreaterThan(redAt(plain, 30, 40) + 15);
    expect(Math.abs(redAt(red, 80, 60) - redAt(plain, 80, 60))).toBeLessThan(4);
  });

  test('outdoors it lights the land and the sky over the horizon', async () => {
    const outdoors = { interior: false, shot: { camera: { ...CAMERA, tilt: 0 } } };
    const plain = await drawOne(roomWith({ ...outdoors, lighting: { set: {} } }));
    const red = await drawOne(roomWith({ ...outdoors, lighting: { set: behind } }));
    for (const y of [36, 70]) {
      expect(redAt(red, 30, y)).toBeGreaterThan(redAt(plain, 30, y) + 10);
    }
  });

  test('one that a piece carries shines from there', async () => {
    const pieces = { shelf: { at: [1.5, 7] as const, size: [0.4, 0.4] as const, height: 1 } };
    const at = (intensity: number) =>
      roomWith({
        pieces,
        lighting: { set: { background: [{ at: 'shelf', color: '#FF0000', intensity }] } },
      });
    const [dark, lit] = [await drawOne(at(0)), await drawOne(at(1))];
    expect(redAt(lit, 36, 30)).toBeGreaterThan(redAt(dark, 36, 30) + 5);
    expect(Math.abs(redAt(lit, 140, 30) - redAt(dark, 140, 30))).toBeLessThan(3);
  });

  test('noir is black and white', async () => {
    const picture = await drawOne(roomWith({ characters: person, style: 'noir' }));
    let colour = 0;
    // Above the slate, whose shot number is amber.
    for (let index = 0; index < 160 * 84 * 4; index += 4) {
      colour = Math.max(colour, Math.abs((picture[index] ?? 0) - (picture[index + 2] ?? 0)));
    }
    expect(colour).toBeLessThan(6);
  });

  test('rain falls outdoors', async () => {
    const dry = await drawOne(roomWith({ interior: false, weather: 'overcast' }));
    const wet = await drawOne(roomWith({ interior: false, weather: 'overcast, heavy rain' }));
    expect(difference(dry, wet)).toBeGreaterThan(0.1);
  });
});
