import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CLIP_FORMS } from '../../../src/cli/selftest/clip-forms.ts';
import {
  clipArguments,
  clipSound,
  flashClip,
  type FlashClip,
  pictureAt,
} from '../../../src/cli/selftest/flash-clip.ts';
import { flashFilm, flashShots } from '../../../src/cli/selftest/flash-film.ts';
import { findBeep } from '../../../src/cli/selftest/measure-flashes.ts';
import { gatherSounds } from '../../../src/cli/sound/gather-sounds.ts';
import { mixFilm } from '../../../src/cli/sound/mix-film.ts';
import type { CompiledShot } from '../../../src/compile/compiled-shot.ts';
import { layTimeline } from '../../../src/compile/timeline/timeline.ts';
import { shotId } from '../../../src/film/ids.ts';
import { formatRate, type FrameRate, SAMPLE_RATE, sampleAt } from '../../../src/film/time.ts';
import type { Ffmpeg } from '../../../src/media/ffmpeg/ffmpeg.ts';
import { inParallel } from '../../../src/media/ffmpeg/in-parallel.ts';
import { decodeSound } from '../../../src/media/sound/decode-sound.ts';
import { readPcm } from '../../../src/media/sound/read-pcm.ts';
import { requireExactSound } from '../../../src/media/stitch/sound-length.ts';
import type { TakeRecord } from '../../../src/plan/take-record.ts';
import { measureStep } from '../../../src/sound/measure/click.ts';
import { parseFrameRate } from '../../../src/source/values/frame-rate.ts';
import { filmOf } from '../../source/read-text.ts';
import { makeHouseClip, ffmpegBytes, scratchFolder, testFfmpeg } from '../../support/ffmpeg.ts';

/** All sixty at the rate whose frames are no whole samples; elsewhere each form once. */
const shotsAt = (fps: string): number =>
  fps === '29.97' || process.env['MINISTUDIO_RUNS'] !== undefined ? 60 : 18;
/** A millisecond. */
const NEAR = SAMPLE_RATE / 1000;

/**
 * The half of it that is about sound, for every usual rate; `test/e2e/selftest.test.ts` has the whole
 * with its pictures.
 */
describe('what is heard in the clips of a film', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  /** One clip of each form, which several shots show. */
  async function makeClips(folder: string, rate: FrameRate): Promise<Map<string, FlashClip>> {
    await mkdir(folder);
    const size = { width: 16, height: 16 };
    const frames = Math.ceil((1.1 * rate.num) / rate.den);
    const made = await inParallel(CLIP_FORMS, 2, async (form) => {
      const clip = flashClip({ form, ...size, rate, frames, dropped: 0 });
      const raw = join(folder, `${form.name}.f32`);
      await writeFile(raw, clipSound(clip) ?? new Float32Array());
      await ffmpegBytes(ffmpeg, ...clipArguments(clip, raw, join(folder, form.name)));
      return [form.name, clip] as const;
    });
    return new Map(made);
  }

  test.each(['23.976', '24', '25', '29.97', '30', '50', '59.94', '60'])(
    'lies within a millisecond of its pictures over many shots at %s frames a second, and no join clicks',
    async (fps) => {
      const rate = parseFrameRate(fps)!;
      const folder = join(scratch.path, fps);
      const clips = await makeClips(folder, rate);
      // What is shown of each take, of which only its rate counts here.
      await makeHouseClip(ffmpeg, { out: join(folder, 'house'), frames: 2, rate });
      const shots = flashShots(rate, shotsAt(fps));
      const film = await filmOf(flashFilm(rate, shots), { providers: ['flashes'] });
      const timeline = layTimeline(film);
      const expected: number[] = [];
      const takes = new Map(
        shots.map((shot, index) => {
          const half = Math.floor(shot.frames / 2);
          const first = { startFrame: 0, dropFrames: shot.chained ? 1 : 0 };
          const uses = shot.clips === 1 ? [first] : [first, { startFrame: half, dropFrames: 1 }];
          const clip = clips.get(shot.form.name)!;
          for (const { startFrame, dropFrames } of shot.form.sound === 'none' ? [] : uses) {
            const at = sampleAt(timeline.shots[index]!.startFrame + startFrame, rate);
            const after = clip.flashAt - pictureAt(clip, dropFrames);
            expected.push(at + after * SAMPLE_RATE);
          }
          const take = {
            shot: shotId(shot.id),
            take: 1,
            uses,
            file: 'house',
            clips: uses.map(() => clip.form.name),
          };
          return [take.shot, take as unknown as TakeRecord] as const;
        }),
      );
      const compiled = shots.map(({ id }) => ({ id, segments: [] }) as unknown as CompiledShot);
      const outside = { ffmpeg, scratch: folder, signal: new AbortController().signal };
      const store = { pathOf: (digest: string) => join(folder, digest) };
      const gathered = await gatherSounds({
        film,
        compiled,
        takes,
        stale: new Set(),
        lines: [],
        spoken: new Map(),
        folder,
        store,
        ...outside,
      });
      const { mixed } = await mixFilm({ film, timeline, gathered, ...outside });
      await requireExactSound(mixed!.file, timeline.frames, rate);

      const out = join(folder, 'film.f32');
      await decodeSound(ffmpeg, { source: mixed!.file, out, zero: 'sound' });
      const sound = await readPcm(out);
      const off = expected.map((due) => Math.abs((findBeep(sound, due) ?? Infinity) - due));
      expect(expected.length).toBeGreaterThan(shotsAt(fps));
      expect(off.filter((samples) => samples > NEAR)).toEqual([]);
      const joins = timeline.shots.slice(1).map(({ startFrame }) => sampleAt(startFrame, rate));
      expect(joins.filter((at) => measureStep(sound, at).isClick)).toEqual([]);
      expect(formatRate(timeline.rate)).toBe(formatRate(rate));
    },
  );
});
