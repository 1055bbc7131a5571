import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { FrameRate } from '../../src/film/time.ts';
import { formatRate, frameRate, SAMPLE_RATE, sampleAt, toSeconds } from '../../src/film/time.ts';
import type { Cut } from '../../src/media/stitch/cut.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { openMedia } from '../../src/media/probe/open-media.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { stitch } from '../../src/media/stitch/stitch.ts';
import { ffmpegBytes, makeHouseClip, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { lumaPictures, mean } from '../support/ffmpeg-pictures.ts';
import { writeSound } from '../support/sound.ts';

const SHOTS = 24;
const FRAMES = 37;
const FLASH = 12;

describe('sound and picture', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  test.each([frameRate(24), frameRate(30000, 1001), frameRate(24000, 1001)])(
    'stay within a millisecond of each other over many shots at %j',
    async (rate) => {
      const name = formatRate(rate).replace('/', '-');
      const clip = join(scratch.path, `flash-${name}.mp4`);
      await makeFlashClip(ffmpeg, clip, rate);
      const piece = {
        path: clip,
        frames: FRAMES,
        facts: await probeClip(clip),
        transition: { type: 'cut', frames: 0 },
      } as const;
      const total = SHOTS * FRAMES;
      const flashes = Array.from({ length: SHOTS }, (_, shot) => shot * FRAMES + FLASH);
      const audio = join(scratch.path, `beeps-${name}.m4a`);
      await writeBeeps(ffmpeg, audio, sampleAt(total, rate), flashes, rate);

      const film = join(scratch.path, `film-${name}.mp4`);
      await stitch(ffmpeg, {
        cut: {
          rate,
          width: 64,
          height: 36,
          pieces: Array.from({ length: SHOTS }, () => piece),
          ending: { type: 'cut', frames: 0 },
        },
        out: film,
        scratch: scratch.path,
        audio,
        metadata: { title: 'Flash and beep' },
      });

      const pictures = await lumaPictures(ffmpeg, film, { width: 64, height: 36 });
      const seen = pictures.flatMap((picture, frame) => (mean(picture) > 120 ? [frame] : []));
      expect(seen).toEqual(flashes);
      const heard = await onsets(ffmpeg, film);
      expect(heard).toHaveLength(SHOTS);
      const offsets = heard.map((at, shot) => (at - toSeconds(seen[shot] ?? 0, rate)) * 1000);
      expect(Math.max(...offsets.map(Math.abs))).toBeLessThan(1);
    },
  );

  test('silence is as long as the pictures to the sample, in two channels', async () => {
    for (const rate of [frameRate(24), frameRate(30000, 1001)]) {
      const clip = join(scratch.path, `silent-${rate.num}.mp4`);
      await makeFlashClip(ffmpeg, clip, rate);
      const facts = await probeClip(clip);
      const piece = { path: clip, frames: FRAMES, facts, transition: { type: 'cut', frames: 0 } };
      const pieces = [piece, piece, piece] as Cut['pieces'];
      const film = join(scratch.path, `silent film ${rate.num}.mp4`);
      await stitch(ffmpeg, {
        cut: { rate, width: 64, height: 36, pieces, ending: { type: 'cut', frames: 0 } },
        out: film,
        scratch: scratch.path,
        metadata: { title: 'Silence' },
      });
      const samples = sampleAt(3 * FRAMES, rate);
      expect(await soundOf(film)).toEqual({ samples, channels: 2 });
      const heard = await ffmpegBytes(
        ffmpeg,
        ...options({ i: fileUrl(film), map: '0:a:0', f: 's16le' }),
        'pipe:1',
      );
      expect(heard.every((byte) => byte === 0)).toBe(true);
      expect(heard.length).toBeGreaterThanOrEqual(samples * 4);
    }
  });
});

async function makeFlashClip(ffmpeg: Ffmpeg, out: string, rate: FrameRate): Promise<void> {
  await makeHouseClip(ffmpeg, {
    out,
    frames: FRAMES,
    rate,
    size: '64x36',
    source: 'color=black',
    filters: `geq=lum='if(eq(N,${FLASH}),235,16)':cb=128:cr=128`,
  });
}

/** What the container says of a film's sound. */
async function soundOf(film: string): Promise<{ samples: number; channels: number }> {
  const input = openMedia(film);
  const track = await input.getPrimaryAudioTrack();
  const seconds = (await track?.computeDuration()) ?? 0;
  const channels = (await track?.getNumberOfChannels()) ?? 0;
  input.dispose();
  return { samples: Math.round(seconds * SAMPLE_RATE), channels };
}

/** Tones that begin, at full strength, with the sample at which a frame begins. */
async function writeBeeps(
  ffmpeg: Ffmpeg,
  path: string,
  samples: number,
  frames: readonly number[],
  rate: FrameRate,
): Promise<void> {
  const starts = new Set(frames.map((frame) => sampleAt(frame, rate)));
  let since = Number.POSITIVE_INFINITY;
  await writeSound(ffmpeg, path, samples, (index) => {
    since = starts.has(index) ? 0 : since + 1;
    // A cosine, so that it starts with a step that can be found to the sample.
    return since < 2400 ? 0.8 * Math.cos((2 * Math.PI * 1000 * since) / SAMPLE_RATE) : 0;
  });
}

/** Seconds at which sound starts after silence, as a player that honours timestamps plays it. */
async function onsets(ffmpeg: Ffmpeg, film: string): Promise<readonly number[]> {
  const bytes = await ffmpegBytes(
    ffmpeg,
    ...options({ i: fileUrl(film), map: '0:a:0', af: 'aresample=async=1:first_pts=0' }),
    ...options({ ac: 1, ar: SAMPLE_RATE, f: 's16le' }),
    'pipe:1',
  );
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
  const found: number[] = [];
  let quiet = SAMPLE_RATE;
  for (const [index, sample] of samples.entries()) {
    const isLoud = Math.abs(sample) > 0.4 * 32767;
    if (isLoud && quiet > SAMPLE_RATE / 4) found.push(index / SAMPLE_RATE);
    quiet = isLoud ? 0 : quiet + 1;
  }
  return found;
}
