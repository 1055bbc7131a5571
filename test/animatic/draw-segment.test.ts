import { describe, expect, test } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { drawSegment, prepareSegment } from '../../src/animatic/draw-segment.ts';
import { Raster } from '../../src/animatic/raster/raster.ts';
import {
  cornersPng,
  difference,
  digestOf,
  drawFrames,
  drawOne,
  SMALL,
} from '../support/drawing.ts';
import { stagingOf } from '../support/staging.ts';

const ROOM = {
  title: 'A Room',
  environments: {
    room: {
      location: 'A study',
      interior: true,
      layout: {
        size: [6, 6] as const,
        pieces: { desk: { at: [3, 4] as const, size: [1.6, 0.8] as const, height: 0.8 } },
      },
    },
  },
  characters: { ada: { form: 'person' as const, starts: { at: [3, 3] as const } } },
  scenes: [
    {
      environment: 'room',
      shots: [{ characters: ['ada'], camera: { at: [3, 0.5] as const, facing: 0 }, duration: 2 }],
    },
  ],
};

describe('a segment', () => {
  test('the same staging and seed give the same bytes', async () => {
    const staging = stagingOf(ROOM);
    const once = digestOf(await drawFrames(staging, { frames: 6 }));
    expect(digestOf(await drawFrames(staging, { frames: 6 }))).toBe(once);
  });

  test('memory that drew another segment before gives the same bytes', async () => {
    const staging = stagingOf(ROOM);
    const picture = { ...SMALL, frames: 3, seed: 7, references: [] };
    const raster = new Raster(SMALL);
    const night = stagingOf({ ...ROOM, characters: {}, title: 'Another' });
    (await prepareSegment(night, { ...picture, seed: 3 }, raster)).draw(2);
    const again = await prepareSegment(staging, picture, raster.again());
    const frames = [0, 1, 2].map((frame) => Buffer.from(again.draw(frame)));
    expect(digestOf(frames)).toBe(digestOf(await drawFrames(staging, { frames: 3 })));
  });

  test('another seed gives another picture', async () => {
    const staging = stagingOf(ROOM);
    expect(difference(await drawOne(staging), await drawOne(staging, { seed: 8 }))).toBeGreaterThan(
      0,
    );
  });

  test('a shot drawn in two segments is the shot drawn in one', async () => {
    const staging = stagingOf(ROOM);
    const whole = await drawFrames(staging, { frames: 6 });
    const parts = [
      ...(await drawFrames(staging, { frames: 4 })),
      ...(await drawFrames({ ...staging, segmentStart: 4 }, { frames: 2 })),
    ];
    expect(digestOf(parts)).toBe(digestOf(whole));
  });

  test('a given first frame is the first picture to the pixel, and the last one is the last', async () => {
    const { png, rgba } = cornersPng(SMALL.width, SMALL.height);
    const frames = await drawFrames(stagingOf(ROOM), {
      frames: 30,
      firstFrame: png,
      lastFrame: png,
    });
    expect(frames).toHaveLength(30);
    expect(frames[0]?.equals(rgba)).toBe(true);
    expect(frames[29]?.equals(rgba)).toBe(true);
    expect(difference(frames[15] ?? rgba, rgba)).toBeGreaterThan(10);
  });

  test('a first frame is left little by little', async () => {
    const { png } = cornersPng(SMALL.width, SMALL.height);
    const frames = await drawFrames(stagingOf(ROOM), { frames: 14, firstFrame: png });
    const steps = frames.slice(1).map((frame, index) => difference(frame, frames[index] ?? frame));
    const whole = difference(frames[0] ?? Buffer.alloc(0), frames.at(-1) ?? Buffer.alloc(0));
    expect(Math.max(...steps)).toBeLessThan(whole / 3);
  });

  test('a first frame of another size fills the picture', async () => {
    const { png } = cornersPng(SMALL.width * 2, SMALL.height * 2);
    const [frame] = await drawFrames(stagingOf(ROOM), { firstFrame: png });
    const canvas = createCanvas(SMALL.width, SMALL.height);
    canvas.getContext('2d').drawImage(await loadImage(png), 0, 0, SMALL.width, SMALL.height);
    expect(difference(frame ?? Buffer.alloc(0), canvas.data())).toBe(0);
  });

  test('an abort ends the drawing with its own reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const drawn: number[] = [];
    const drawing = drawSegment(
      stagingOf(ROOM),
      { ...SMALL, frames: 20, seed: 1, references: [] },
      async () => {
        drawn.push(1);
        if (drawn.length === 3) controller.abort(reason);
        await Promise.resolve();
      },
      controller.signal,
    );
    await expect(drawing).rejects.toBe(reason);
    expect(drawn).toHaveLength(3);
  });

  test('every pixel is opaque', async () => {
    const frame = await drawOne(stagingOf(ROOM));
    expect(frame.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true);
  });

  test('a script that no font can draw is reported, not drawn as boxes in silence', async () => {
    const report = await drawSegment(
      stagingOf({ ...ROOM, title: 'Ogham \u{1680}\u{1BC20} Film' }),
      { ...SMALL, frames: 1, seed: 1, references: [] },
      async () => Promise.resolve(),
      new AbortController().signal,
    );
    expect(report.missingGlyphs).toContain('\u{1BC20}');
  });

  test('Latin, Greek, Cyrillic and Vietnamese are at hand everywhere', async () => {
    const report = await drawSegment(
      stagingOf({ ...ROOM, title: 'Łódź, Ελλάδα, Москва, Việt' }),
      { ...SMALL, frames: 1, seed: 1, references: [] },
      async () => Promise.resolve(),
      new AbortController().signal,
    );
    expect(report.missingGlyphs).toEqual([]);
  });
});
