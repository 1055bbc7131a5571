import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findFfmpeg } from '../../src/media/find-ffmpeg.ts';
import { extractFrame } from '../../src/media/last-frame.ts';
import { probeClip } from '../../src/media/probe-clip.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';
import type { LedgerEntry } from '../../src/store/ledger.ts';
import { psnr, readPixels } from '../support/picture-difference.ts';
import { runCli } from '../support/run-cli.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

test('a chained shot starts with the very picture that the shot before it ends with', async () => {
  const folder = await newFolder();
  expect((await runCli(['render', await writeFilm(folder), '--quiet'])).code).toBe(0);
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
