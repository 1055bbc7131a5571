import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fileUrl } from '../../../src/media/ffmpeg/file-arguments.ts';
import type { Loudness } from '../../../src/sound/loudness/measure-loudness.ts';
import { correctTarget, targetBeforeEncoding } from '../../../src/sound/master/encoded-target.ts';
import type { LoudnessTarget } from '../../../src/sound/master/loudness-targets.ts';
import { master } from '../../../src/sound/master/master.ts';
import { settleMaster } from '../../../src/sound/master/settle-master.ts';
import { scratchFolder, testFfmpeg } from '../../support/ffmpeg.ts';
import { RAW, ebur128OfFile } from '../support/ebur128.ts';
import { collect, inBlocks, scaled, seconds, speech, stereo } from '../support/signals.ts';

const WANTED = { loudness: -14, truePeak: -1 };

test('peaks that the encoder makes are left room at first', () => {
  expect(targetBeforeEncoding(WANTED)).toEqual({ loudness: -14, truePeak: -1.5 });
});

test('a file that is as wanted needs no correction', () => {
  const aimed = targetBeforeEncoding(WANTED);
  expect(correctTarget(WANTED, aimed, { integrated: -14.1, truePeak: -1.1 })).toBeUndefined();
});

test('a file is corrected by what it lost in loudness, and by what its peaks are too high', () => {
  const aimed = { loudness: -14, truePeak: -1.5 };
  const corrected = correctTarget(WANTED, aimed, { integrated: -14.5, truePeak: -0.75 });
  expect(corrected).toEqual({ loudness: -13.5, truePeak: -1.75 });
});

test('silence needs no correction', () => {
  const silent = { integrated: -Infinity, truePeak: -Infinity };
  expect(correctTarget(WANTED, targetBeforeEncoding(WANTED), silent)).toBeUndefined();
});

test('an AAC file of limited speech is as wanted after one correction at most', async () => {
  const ffmpeg = await testFfmpeg();
  const folder = await scratchFolder();
  const sound = stereo(scaled(speech(seconds(6), 11), 6));
  const wanted = { loudness: -11, truePeak: -1 };
  const encode = async (target: LoudnessTarget): Promise<Loudness> => {
    const { setting } = await settleMaster(() => inBlocks(sound), target);
    const bytes = await collect(master(inBlocks(sound), setting));
    const path = join(folder.path, 'film.m4a');
    const out = ['-c:a', 'aac', '-b:a', '192k', '-y', fileUrl(path)];
    const input = Buffer.from(bytes.buffer);
    const { status } = spawnSync(ffmpeg.path, ['-v', 'error', ...RAW, '-i', '-', ...out], {
      input,
    });
    expect(status).toBe(0);
    return ebur128OfFile(ffmpeg, path);
  };
  try {
    const aimed = targetBeforeEncoding(wanted);
    const first = await encode(aimed);
    const corrected = correctTarget(wanted, aimed, first);
    const last = corrected === undefined ? first : await encode(corrected);
    expect(last.truePeak).toBeLessThanOrEqual(-1);
    expect(Math.abs(last.integrated - wanted.loudness)).toBeLessThanOrEqual(0.2);
  } finally {
    await folder.remove();
  }
});
