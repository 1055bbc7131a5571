import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { lastHeard } from '../../../src/media/sound/last-heard.ts';
import { writePcm } from '../../../src/media/sound/pcm-file.ts';
import { scratchFolder } from '../../support/ffmpeg.ts';

describe('a sound ends', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  /** The level of each sample, alike in both channels. */
  async function endOf(samples: number, levelAt: (index: number) => number): Promise<number> {
    const path = join(scratch.path, 'sound.f32');
    const values = Float32Array.from({ length: 2 * samples }, (_, slot) =>
      levelAt(Math.floor(slot / 2)),
    );
    await writePcm(
      path,
      (async function* () {
        yield values;
      })(),
    );
    return await lastHeard(path, samples);
  }

  test('with its last sample where that is heard', async () => {
    expect(await endOf(10_000, () => 0.1)).toBe(10_000);
  });

  test('before silence, however long that is', async () => {
    expect(await endOf(100_000, (index) => (index < 30_000 ? 0.1 : 0))).toBe(30_000);
    expect(await endOf(10_000, () => 0)).toBe(0);
    expect(await endOf(0, () => 0)).toBe(0);
  });

  test('before the noise with which an encoder filled up its last packet', async () => {
    expect(await endOf(20_000, (index) => (index < 19_000 ? 0.5 : 0.002))).toBe(19_000);
  });

  test('with a quiet sound that goes on for longer than that', async () => {
    expect(await endOf(20_000, (index) => (index < 10_000 ? 0.5 : 0.002))).toBe(20_000);
  });
});
