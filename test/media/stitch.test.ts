import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameRate } from '../../src/film/time.ts';
import { frameRate, toSeconds } from '../../src/film/time.ts';
import type { TransitionType } from '../../src/film/vocabulary.ts';
import type { Cut, CutPiece } from '../../src/media/stitch/cut.ts';
import { cutFrames } from '../../src/media/stitch/cut-layout.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { stitch } from '../../src/media/stitch/stitch.ts';
import { keptParts } from '../../src/store/takes/kept-parts.ts';
import type { Stitched, StitchRequest } from '../../src/media/stitch/stitch.ts';
import { ffmpegBytes, makeHouseClip, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';
import { lumaPictures, mean, pictureDigests } from '../support/ffmpeg-pictures.ts';

const SIZE = { width: 64, height: 36 };
const BLACK = 16;

describe('stitching', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  /** A piece of `frames` pictures, flat grey of the given luma or, without it, in motion. */
  async function piece(
    frames: number,
    rate: FrameRate,
    into: { type: TransitionType; frames: number },
    luma?: number,
  ): Promise<CutPiece> {
    const path = join(await mkdtemp(join(scratch.path, 'piece-')), "it's %03d.mp4");
    const grey = luma === undefined ? {} : { filters: `geq=lum=${luma}:cb=128:cr=128` };
    await makeHouseClip(ffmpeg, { out: path, frames, rate, size: '64x36', ...grey });
    return { path, frames, facts: await probeClip(path), transition: into };
  }

  async function stitched(
    cut: Cut,
    changes: Partial<StitchRequest> = {},
  ): Promise<Stitched & { film: string }> {
    const folder = await mkdtemp(join(scratch.path, 'film-'));
    const film = join(folder, '-film %d.mp4');
    const work = join(folder, 'scratch');
    await mkdir(work);
    const metadata = { title: 'A film' };
    const result = await stitch(ffmpeg, { cut, out: film, scratch: work, metadata, ...changes });
    return { ...result, film };
  }

  const straight = { type: 'cut', frames: 0 } as const;

  function cutOf(pieces: readonly CutPiece[], rate: FrameRate, ending: Cut['ending']): Cut {
    return { rate, ...SIZE, pieces, ending };
  }

  test('encodes nothing twice that was kept of an earlier cut, and makes again what is broken', async () => {
    const rate = frameRate(24);
    const dissolve = { type: 'dissolve', frames: 6 } as const;
    const pieces = [await piece(24, rate, straight), await piece(24, rate, dissolve, 90)];
    const more = [...pieces, await piece(12, rate, straight)];
    const folder = await mkdtemp(join(scratch.path, 'kept-'));
    const kept = await keptParts(folder, 'film');
    const found: boolean[] = [];
    const encoded = {
      ...kept,
      find: async (recipe: string) => {
        const path = await kept.find(recipe);
        found.push(path !== undefined);
        return path;
      },
    };
    const first = await stitched(cutOf(pieces, rate, straight), { encoded });
    const second = await stitched(cutOf(pieces, rate, straight), { encoded });
    expect(await readFile(second.film)).toEqual(await readFile(first.film));
    await stitched(cutOf(more, rate, straight), { encoded });
    expect(found).toEqual([false, true, true]);

    const [name] = await readdir(join(folder, 'stretches/film'));
    await writeFile(join(folder, 'stretches/film', name!), 'no clip');
    const mended = await stitched(cutOf(pieces, rate, straight), { encoded });
    expect(await pictureDigests(ffmpeg, mended.film)).toEqual(
      await pictureDigests(ffmpeg, first.film),
    );

    // What a later cut has no use for is not kept.
    const later = await keptParts(folder, 'film');
    await later.removeOthers();
    expect(await readdir(join(folder, 'stretches/film'))).toEqual([]);
  });

  test.each([frameRate(24), frameRate(30000, 1001), frameRate(25), frameRate(60000, 1001)])(
    'by straight cuts changes no picture and keeps every frame on its place at %j',
    async (rate) => {
      const pieces = [
        await piece(31, rate, straight),
        await piece(1, rate, straight, 90),
        await piece(64, rate, straight),
      ];
      const before: string[] = [];
      for (const { path } of pieces) before.push(...(await pictureDigests(ffmpeg, path)));

      const { film, frames, reencoded } = await stitched(cutOf(pieces, rate, straight));

      expect(await pictureDigests(ffmpeg, film)).toEqual(before);
      expect({ frames, reencoded }).toEqual({ frames: 96, reencoded: [] });
      const facts = await probeClip(film);
      expect(facts).toMatchObject({ frames: 96, rate, hasAudio: true, color: 'bt709/tv/yuv420p' });
      expect(facts.seconds).toBeCloseTo(toSeconds(96, rate), 6);
    },
  );

  test('encodes only what a dissolve touches, up to the next keyframe', async () => {
    const rate = frameRate(24);
    const pieces = [
      await piece(60, rate, straight),
      await piece(72, rate, { type: 'dissolve', frames: 9 }),
    ];
    const { film, frames, reencoded } = await stitched(cutOf(pieces, rate, straight));

    expect(frames).toBe(60 + 72 - 9);
    expect(reencoded).toEqual([{ piece: 1, frames: 24, why: 'a dissolve leads into it' }]);
    const seen = await pictureDigests(ffmpeg, film);
    const [first, second] = await Promise.all(
      pieces.map(({ path }) => pictureDigests(ffmpeg, path)),
    );
    expect(seen).toHaveLength(frames);
    expect(seen.slice(0, 51)).toEqual(first?.slice(0, 51));
    expect(seen.slice(51 + 24)).toEqual(second?.slice(24));
  });

  test('a dissolve goes evenly from one to the other, and its middle is their mean', async () => {
    const rate = frameRate(24);
    const pieces = [
      await piece(30, rate, straight, 40),
      await piece(30, rate, { type: 'dissolve', frames: 7 }, 200),
    ];
    const { film } = await stitched(cutOf(pieces, rate, straight));

    const luma = (await lumaPictures(ffmpeg, film, SIZE)).map((picture) =>
      Math.round(mean(picture)),
    );
    const even = [60, 80, 100, 120, 140, 160, 180];
    expect(luma).toEqual([...Array(23).fill(40), ...even, ...Array(23).fill(200)]);
  });

  test('a wipe uncovers the next picture from left to right', async () => {
    const rate = frameRate(24);
    const pieces = [
      await piece(20, rate, straight, 40),
      await piece(20, rate, { type: 'wipe', frames: 9 }, 200),
    ];
    const { film } = await stitched(cutOf(pieces, rate, straight));

    const pictures = await lumaPictures(ffmpeg, film, SIZE);
    const middle = [...(pictures[11 + 4]?.subarray(0, SIZE.width) ?? [])];
    expect(middle.slice(0, 24).every((sample) => Math.abs(sample - 200) <= 2)).toBe(true);
    expect(middle.slice(40).every((sample) => Math.abs(sample - 40) <= 2)).toBe(true);
    const shares = pictures.slice(11, 20).map(mean);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
  });

  test('fades lie inside the pieces, and begin or end in black', async () => {
    const rate = frameRate(24);
    const pieces = [
      await piece(24, rate, { type: 'fade_in', frames: 4 }, 216),
      await piece(24, rate, { type: 'fade_black', frames: 8 }, 116),
    ];
    const cut = cutOf(pieces, rate, { type: 'fade_out', frames: 5 });
    const { film, frames, reencoded } = await stitched(cut);

    expect(frames).toBe(48);
    const luma = (await lumaPictures(ffmpeg, film, SIZE)).map((picture) =>
      Math.round(mean(picture)),
    );
    expect(luma.slice(0, 4)).toEqual([BLACK, 66, 116, 166]);
    expect(luma.slice(4, 20)).toEqual(Array(16).fill(216));
    expect(luma.slice(20, 28)).toEqual([166, 116, 66, BLACK, BLACK, 41, 66, 91]);
    expect(luma.slice(28, 43)).toEqual(Array(15).fill(116));
    expect(luma.slice(43)).toEqual([96, 76, 56, 36, BLACK]);
    expect(reencoded.map(({ why }) => why)).toEqual([
      'it fades in from black',
      'it fades out to black',
      'it fades in from black',
      'it fades out to black',
    ]);
  });

  test('all transitions together have exactly the planned frames, evenly spaced', async () => {
    const rate = frameRate(30000, 1001);
    const types = ['fade_in', 'dissolve', 'cut', 'wipe', 'fade_black', 'fade_out'] as const;
    const pieces: CutPiece[] = [];
    for (const [index, type] of types.entries()) {
      pieces.push(await piece(40 + index * 7, rate, { type, frames: type === 'cut' ? 0 : 6 }));
    }
    const cut = cutOf(pieces, rate, { type: 'fade_out', frames: 6 });
    const { film } = await stitched(cut);

    expect(await pictureDigests(ffmpeg, film)).toHaveLength(cutFrames(cut));
    expect(await probeClip(film)).toMatchObject({ rate, frames: cutFrames(cut) });
  });

  test('a clip with another codec configuration is encoded, and the result says so', async () => {
    const rate = frameRate(24);
    const path = join(scratch.path, 'foreign.mp4');
    await ffmpegBytes(
      ffmpeg,
      ...options({ f: 'lavfi', i: 'testsrc2=size=64x36:rate=24', 'frames:v': 30 }),
      ...options({ 'c:v': 'libx264', pix_fmt: 'yuv420p' }),
      fileUrl(path),
    );
    const facts = await probeClip(path);
    const foreign = { path, frames: 30, facts, transition: straight };
    const pieces = [await piece(30, rate, straight), foreign, await piece(30, rate, straight)];
    const { film, reencoded } = await stitched(cutOf(pieces, rate, straight));

    const why = 'its codec configuration differs from that of the film';
    expect(reencoded).toEqual([{ piece: 1, frames: 30, why }]);
    expect(await pictureDigests(ffmpeg, film)).toHaveLength(90);
  });

  test('a clip that carries sound of its own gives only its pictures', async () => {
    const rate = frameRate(24);
    const silent = await piece(30, rate, straight);
    const path = join(scratch.path, 'loud.mp4');
    await ffmpegBytes(
      ffmpeg,
      ...options({ i: fileUrl(silent.path) }),
      ...options({ f: 'lavfi', i: 'sine=duration=3', 'c:v': 'copy', 'c:a': 'aac' }),
      fileUrl(path),
    );
    const loud = { ...silent, path, facts: await probeClip(path) };
    const { film, reencoded } = await stitched(cutOf([loud, silent], rate, straight));

    const why = "it carries sound of its own, and a film's sound is one track";
    expect(reencoded).toEqual([{ piece: 0, frames: 30, why }]);
    expect(await pictureDigests(ffmpeg, film)).toHaveLength(60);
  });

  test('clips of another maker that agree with each other are copied', async () => {
    const path = join(scratch.path, 'provider.mp4');
    await ffmpegBytes(
      ffmpeg,
      ...options({ f: 'lavfi', i: 'testsrc2=size=64x36:rate=24', 'frames:v': 50 }),
      ...options({ 'c:v': 'libx264', pix_fmt: 'yuv420p' }),
      fileUrl(path),
    );
    const facts = await probeClip(path);
    const pieces = Array.from({ length: 5 }, () => ({
      path,
      frames: 50,
      facts,
      transition: straight,
    }));
    const { film, reencoded } = await stitched(cutOf(pieces, frameRate(24), straight));

    expect(reencoded).toEqual([]);
    const once = await pictureDigests(ffmpeg, path);
    expect(await pictureDigests(ffmpeg, film)).toEqual(pieces.flatMap(() => once));
  });

  test('the same cut makes the same bytes', async () => {
    const rate = frameRate(24);
    const pieces = [
      await piece(30, rate, straight),
      await piece(30, rate, { type: 'dissolve', frames: 6 }),
    ];
    const cut = cutOf(pieces, rate, { type: 'fade_out', frames: 6 });
    const [one, other] = [await stitched(cut), await stitched(cut)];
    expect(Buffer.compare(await readFile(one.film), await readFile(other.film))).toBe(0);
  });

  test('title and provenance are in the file as written', async () => {
    const rate = frameRate(24);
    const metadata = { title: "Orb: 'a=b'; 50 % \\ done", comment: 'Made with MiniStudio 0.1.0' };
    const cut = cutOf([await piece(10, rate, straight)], rate, straight);
    const { film } = await stitched(cut, { metadata });
    const said = await ffmpegBytes(
      ffmpeg,
      ...options({ i: fileUrl(film), f: 'ffmetadata' }),
      'pipe:1',
    );
    const lines = Buffer.from(said).toString('utf8').replaceAll(/\\(.)/g, '$1').split('\n');
    expect(lines).toContain(`title=${metadata.title}`);
    expect(lines).toContain(`comment=${metadata.comment}`);
  });

  test('progress counts up to all frames of the film', async () => {
    const rate = frameRate(24);
    const pieces = [await piece(48, rate, { type: 'fade_in', frames: 6 })];
    const told: [number, number][] = [];
    await stitched(cutOf(pieces, rate, straight), {
      onProgress: (done, total) => told.push([done, total]),
    });
    expect(told).toEqual([
      [24, 48],
      [48, 48],
    ]);
  });

  test('a piece that is not what the cut says is refused, and nothing is written', async () => {
    const rate = frameRate(24);
    const wrong = { ...(await piece(30, rate, straight)), frames: 31 };
    const folder = await mkdtemp(join(scratch.path, 'film-'));
    const refused = stitch(ffmpeg, {
      cut: cutOf([wrong], rate, straight),
      out: join(folder, 'film.mp4'),
      scratch: folder,
      metadata: { title: 'No' },
    });
    await expect(refused).rejects.toMatchObject({ code: 'media/cut-mismatch', exitCode: 8 });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a failing or aborted join leaves no file behind', async () => {
    const rate = frameRate(24);
    const cut = cutOf([await piece(30, rate, straight)], rate, straight);
    const folder = await mkdtemp(join(scratch.path, 'film-'));
    const gone = { ...cut, pieces: cut.pieces.map((part) => ({ ...part, path: '/none.mp4' })) };
    const request = { out: join(folder, 'film.mp4'), scratch: folder, metadata: { title: 'No' } };
    await expect(stitch(ffmpeg, { cut: gone, ...request })).rejects.toMatchObject({
      code: 'media/ffmpeg-failed',
      exitCode: 8,
    });
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    await expect(stitch(ffmpeg, { cut, ...request, signal })).rejects.toBe(reason);
    const left = await readdir(folder);
    expect(left.filter((name) => name.includes('film.mp4'))).toEqual([]);
  });

  test('sound that is not exactly as long as the pictures is refused', async () => {
    const rate = frameRate(24);
    const cut = cutOf([await piece(24, rate, straight)], rate, straight);
    const audio = join(scratch.path, 'short.m4a');
    await ffmpegBytes(
      ffmpeg,
      ...options({ f: 'lavfi', i: 'sine=r=48000,atrim=end_sample=47999' }),
      fileUrl(audio),
    );
    await expect(stitched(cut, { audio })).rejects.toMatchObject({ code: 'media/wrong-length' });
    const none = stitched(cut, { audio: join(scratch.path, 'none.m4a') });
    await expect(none).rejects.toMatchObject({ code: 'media/unreadable-sound' });
  });
});
