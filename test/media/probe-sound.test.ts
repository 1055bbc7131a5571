import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { probeSound } from '../../src/media/probe/probe-sound.ts';
import { tinySound } from '../fakes/tiny-sound.ts';
import { ffmpegBytes, testFfmpeg } from '../support/ffmpeg.ts';

describe('the sound of a line', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ministudio-sound-'));
  });
  afterAll(async () => await rm(folder, { recursive: true, force: true }));
  const written = async (bytes: Uint8Array): Promise<string> => {
    const path = join(folder, 'line.txt');
    await writeFile(path, bytes);
    return path;
  };
  const probe = async (bytes: Uint8Array) =>
    await probeSound(await testFfmpeg(), await written(bytes));

  test.each([
    ['wav', ['-f', 'wav']],
    ['mp3', ['-c:a', 'libmp3lame', '-f', 'mp3']],
    ['ogg', ['-c:a', 'libopus', '-f', 'ogg']],
    ['flac', ['-f', 'flac']],
  ])('is known as %s by its bytes, whatever its name', async (format, how) => {
    const source = join(folder, 'source.wav');
    const target = join(folder, `made.${format}`);
    await writeFile(source, tinySound(0.5));
    await ffmpegBytes(await testFfmpeg(), '-i', fileUrl(source), ...how, fileUrl(target));
    const found = await probe(await readFile(target));
    expect(found.format).toBe(format);
    expect(found.seconds).toBeCloseTo(0.5, 0);
  });

  test.each([
    ['0xFFFFFFFF', 0xffff_ffff],
    ['0', 0],
  ])(
    'is read to its end where a WAV that was streamed says %s of its length',
    async (_, length) => {
      const wave = Buffer.from(tinySound(0.5, 1, { streamed: true }));
      wave.writeUInt32LE(length, 40);
      expect(await probe(wave)).toEqual({ format: 'wav', seconds: 0.5 });
    },
  );

  test.each([
    ['a page', Buffer.from('<!doctype html>')],
    ['nothing', Buffer.alloc(0)],
    ['a playlist', Buffer.from('#EXTM3U\nfile:///etc/passwd\n')],
    ['a WAV in name only', Buffer.from(`RIFF????WAVE${'no sound. '.repeat(99)}`)],
    ['a WAV without a sample', tinySound(0)],
  ])('is none in %s', async (_, bytes) => {
    await expect(probe(bytes)).rejects.toMatchObject({ code: 'media/unreadable-sound' });
  });
});
