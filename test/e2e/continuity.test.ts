import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findFfmpeg } from '../../src/media/ffmpeg/find-ffmpeg.ts';
import { extractFrame } from '../../src/media/pictures/last-frame.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { startVideosServer } from '../fakes/videos-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { psnr, readPixels } from '../support/picture-difference.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

test('a chained shot starts with the very picture that the shot before it ends with', async () => {
  const folder = await newFolder();
  expect((await runHere(['render', await writeFilm(folder), '--quiet'])).code).toBe(0);
  const ffmpeg = await findFfmpeg({ get: (name) => process.env[name] });
  const working = join(folder, '.ministudio');
  const takes = readFileSync(join(working, 'film.ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerEntry)
    .flatMap((entry) => (entry.kind === 'take' ? [entry.take] : []));
  const takeOf = (id: string): TakeRecord => takes.find(({ shot }) => shot === id)!;
  const [wide, on] = [takeOf('wide'), takeOf('on')];
  expect(on.firstFrame).toBe(wide.lastFrame);

  const clip = join(working, 'takes', `${on.clips[0]!.slice('sha256:'.length)}.mp4`);
  const handOff = await readPixels(
    join(working, 'frames', `${wide.lastFrame.slice('sha256:'.length)}.png`),
  );
  const frame = join(folder, 'frame.png');
  await extractFrame(ffmpeg, clip, 0, frame);
  expect(psnr(await readPixels(frame), handOff)).toBeGreaterThan(30);

  // The clip repeats the hand-off frame, so one more than the shot's 48 was made, and it is dropped.
  expect((await probeClip(clip)).frames).toBe(49);
  const film = join(folder, 'build/film/film.mp4');
  await extractFrame(ffmpeg, film, 47, frame);
  expect(psnr(await readPixels(frame), handOff)).toBeGreaterThan(30);
  await extractFrame(ffmpeg, clip, 1, frame);
  const next = await readPixels(frame);
  await extractFrame(ffmpeg, film, 48, frame);
  expect(psnr(await readPixels(frame), next)).toBeGreaterThan(30);
});

test('a chain of shots as long as a clip pays for no second more, and each goes on from the last picture shown', async () => {
  const folder = await newFolder();
  const server = await startVideosServer({ key: 'a key' });
  try {
    const env = { OPENAI_API_KEY: 'a key', OPENAI_BASE_URL: server.url };
    const text = chainedFilm('openai-videos').replace('duration: 3s', 'duration: 4s');
    const film = await writeFilm(
      folder,
      `${text}      - { id: far, size: ls, characters: [orb], action: It goes., duration: 4s, join: { mode: chain } }\n`,
    );
    const plan = await runHere(['plan', film], { env });
    expect(plan.stdout).toContain('the last picture is held for 1 frame.');
    expect((await runHere(['render', film, '--quiet'], { env })).code).toBe(0);
    expect(server.jobs.map(({ fields }) => fields['seconds'])).toEqual(['4', '4', '4']);

    const out = join(folder, 'build/film');
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest.film.frames).toBe(288);
    const held = expect.objectContaining({ kind: 'held', asked: '96f', given: '95f' });
    expect(manifest.shots.map(({ adjustments }) => adjustments)).toEqual([
      expect.not.arrayContaining([held]),
      expect.arrayContaining([held]),
      expect.arrayContaining([held]),
    ]);

    const ffmpeg = await findFfmpeg({ get: (name) => process.env[name] });
    const filmFile = join(out, 'film.mp4');
    expect((await probeClip(filmFile)).frames).toBe(288);
    const shown = async (index: number) => {
      const frame = join(folder, `${index}.png`);
      await extractFrame(ffmpeg, filmFile, index, frame);
      return await readPixels(frame);
    };
    const [before, last, after] = [await shown(190), await shown(191), await shown(192)];
    expect(psnr(last, before)).toBeGreaterThan(40);
    expect(psnr(last, after)).toBeLessThan(30);
    const onPath = join(out, manifest.shots[1]!.lastFrame);
    expect(server.jobs[2]!.inputReference?.equals(readFileSync(onPath))).toBe(true);
  } finally {
    await server.close();
  }
});
