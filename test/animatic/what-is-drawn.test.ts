import { describe, expect, test } from '@jest/globals';
import { FORMS } from '../../src/film/vocabulary.ts';
import { difference, drawOne } from '../support/drawing.ts';
import { CAMERA, roomWith } from '../support/room.ts';
import { stagingOf } from '../support/staging.ts';

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
  'suitcase',
  'lever',
  'conveyor',
  'arch',
  'painting',
  'loudspeaker',
  'van',
  'mirror-ball',
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

describe('places', () => {
  const lumaAt = (picture: Buffer, x: number, y: number): number => {
    const [red = 0, green = 0, blue = 0] = picture.subarray((y * 160 + x) * 4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  test.each(['forest', 'hills', 'city', 'mountains', 'plain'])(
    'a %s stands behind the ground, and not on it',
    async (land) => {
      const staging = stagingOf({
        environments: {
          place: {
            location: `A snowy place by the ${land}`,
            interior: false,
            identity: { ground: 'snow' },
            layout: { size: [30, 30] },
          },
        },
        scenes: [
          {
            environment: 'place',
            shots: [{ camera: { at: [15, 4], height: 1.6, facing: 0, tilt: 0 }, duration: 2 }],
          },
        ],
      });
      const picture = await drawOne(staging);
      // Snow from right below the horizon down to the slate.
      for (const y of [54, 66, 78]) expect(lumaAt(picture, 80, y)).toBeGreaterThan(150);
    },
  );

  test('thick fog hides what stands far off, thin mist does not', async () => {
    const contrast = async (weather: string): Promise<number> => {
      const house = { at: [4, 30] as const, size: [12, 2] as const, height: 8, color: '#101010' };
      const picture = await drawOne(roomWith({ interior: false, weather, pieces: { house } }));
      return Math.abs(lumaAt(picture, 80, 38) - lumaAt(picture, 10, 38));
    };
    expect(await contrast('thick fog')).toBeLessThan((await contrast('clear')) / 2);
  });

  test('rain runs down the windows of a room while it rains', async () => {
    const pieces = {
      window: {
        at: [4, 7.9] as const,
        size: [3, 0.1] as const,
        height: 2,
        elevation: 0.6,
        facing: 180,
      },
    };
    const dry = await drawOne(roomWith({ pieces, weather: 'the rain has stopped' }));
    const wet = await drawOne(roomWith({ pieces, weather: 'heavy rain outside' }));
    expect(difference(dry, wet)).toBeGreaterThan(0.01);
  });

  test('an insert is sharp where the thing is that it shows', async () => {
    const facing = (framing: 'insert' | 'single') =>
      roomWith({
        characters: { one: { form: 'person', starts: { at: [7.5, 7] } } },
        pieces: { book: { at: [4, 2], size: [0.5, 0.4], height: 0.1, elevation: 0.9 } },
        shot: {
          framing: [framing],
          lens: { mm: 85, aperture: 1.8 },
          camera: { at: [4, 0.9], height: 1.4, facing: 'book', tilt: -22 },
        },
      });
    // Large enough for the blur of a lens to be more than a pixel.
    const size = { width: 480, height: 270 };
    const edges = (picture: Buffer): number => {
      let total = 0;
      for (let index = 480 * 90 * 4; index < 480 * 180 * 4; index += 4) {
        total += Math.abs((picture[index] ?? 0) - (picture[index - 4] ?? 0));
      }
      return total;
    };
    const [thing, person] = [
      await drawOne(facing('insert'), size),
      await drawOne(facing('single'), size),
    ];
    expect(edges(thing)).toBeGreaterThan(edges(person) * 1.1);
  });
});

describe('a plant of which the action tells dew', () => {
  test('has a bead of it on a leaf', async () => {
    const sprig = (action: string) =>
      roomWith({
        characters: { sprig: { form: 'object', height: 0.3, identity: { leaves: 'two leaves' } } },
        shot: { size: 'ecu', framing: ['insert'], action, camera: { facing: 0 } },
      });
    const [dry, wet, again] = await Promise.all(
      ['It stands there.', 'A bead of dew hangs on a leaf.', 'It waits there.'].map((action) =>
        drawOne(sprig(action)),
      ),
    );
    const picture = (frame: Buffer): Buffer => frame.subarray(0, 160 * 80 * 4);
    expect(difference(picture(dry!), picture(wet!))).toBeGreaterThan(0);
    expect(difference(picture(dry!), picture(again!))).toBe(0);
  });
});
