import { describe, expect, test } from '@jest/globals';
import { prepareFrames, sceneOf } from '../../src/animatic/draw-frame.ts';
import { Layer } from '../../src/animatic/raster/layer.ts';
import { Raster } from '../../src/animatic/raster/raster.ts';
import { afloatAt, levelAt, waveHeight } from '../../src/animatic/set/waves.ts';
import type { Waves } from '../../src/animatic/set/waves.ts';
import type { Staging } from '../../src/world/stage/staging.ts';
import { stagingOf } from '../support/staging.ts';

const WAVES: Waves = { height: 2, held: undefined, seed: 7 };
const TIMES = Array.from({ length: 200 }, (_, index) => index / 4);

function atSea(weather: string, pieces: Record<string, object> = {}): Staging {
  return stagingOf({
    characters: { bonita: { form: 'vehicle', height: 4, identity: { look: 'a red boat' } } },
    environments: {
      sea: {
        location: 'the open sea',
        interior: false,
        weather,
        layout: { size: [40, 40], pieces },
      },
    },
    shots: [{ environment: 'sea', characters: ['bonita'], size: 'ws', duration: 3 }],
  });
}

const scene = (staging: Staging) => sceneOf(staging, 7, []);

function picture(staging: Staging, ...frames: readonly number[]): string {
  const size = { width: 160, height: 90, seed: 7 };
  const raster = new Raster(size);
  const layer = new Layer(raster, size.width, size.height);
  const maker = prepareFrames(raster, staging, size);
  for (const frame of frames) maker.draw(layer, frame);
  return Buffer.from(
    layer.pixels.buffer,
    layer.pixels.byteOffset,
    layer.pixels.byteLength,
  ).toString('base64');
}

describe('a storm at sea', () => {
  test('is told by the words for it', () => {
    expect(waveHeight('storm, open sea')).toBeGreaterThan(waveHeight('rough sea'));
    expect(waveHeight('rough sea')).toBeGreaterThan(0);
    expect(['clear', 'a snowstorm', 'calm after the storm'].map(waveHeight)).toEqual([0, 0, 0]);
    expect(scene(atSea('clear')).waves).toBeUndefined();
    expect(scene(atSea('storm')).waves?.held).toBeUndefined();
  });

  test('has waves that hide the horizon now and then from who stands, and no higher ones', () => {
    const levels = TIMES.map((seconds) => levelAt(WAVES, [12, 0], seconds));
    const hiding = levels.filter((level) => level > 1.2).length / levels.length;
    expect(hiding).toBeGreaterThan(0.03);
    expect(hiding).toBeLessThan(0.4);
    expect(Math.max(...levels.map(Math.abs))).toBeLessThanOrEqual(2 * 1.2);
  });

  test('makes a boat rise, pitch and roll', () => {
    const lies = TIMES.map((seconds) => afloatAt(WAVES, [0, 0], 90, 10, seconds));
    for (const key of ['up', 'pitch', 'roll'] as const) {
      const values = lies.map((each) => each[key]);
      expect(Math.min(...values)).toBeLessThan(-0.05);
      expect(Math.max(...values)).toBeGreaterThan(0.05);
      expect(Math.max(...values.map(Math.abs))).toBeLessThan(2);
    }
  });

  test('is held back by a pier', () => {
    const { waves } = scene(
      atSea('storm', { pier: { at: [20, 20], size: [3, 20], height: 0.6, description: 'a pier' } }),
    );
    expect(levelAt(waves!, [20, 20], 1.3)).toBeCloseTo(0);
    expect(Math.max(...TIMES.map((time) => levelAt(waves!, [20, 70], time)))).toBeGreaterThan(0.8);
  });

  test('moves from frame to frame, each of which is the same whatever was drawn before', () => {
    const staging = atSea('storm');
    expect(picture(staging, 5)).not.toBe(picture(staging, 6));
    expect(picture(staging, 40, 3, 5)).toBe(picture(staging, 5));
  });
});
