import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { ffmpegBytes, testFfmpeg } from '../support/ffmpeg.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Own
format: { resolution: 128x72, fps: 24 }
scenes:
  - id: one
    shots:
      - { id: own, action: As it was filmed., clip: own.mp4, duration: 1s }
`;

/** 25 pictures a second of two fields each, half the film's size, and a tone. */
async function writeInterlacedClip(path: string): Promise<void> {
  const fields =
    'testsrc2=size=64x36:rate=50:duration=2,tinterlace=interleave_top,setfield=tff,fps=25';
  await ffmpegBytes(
    await testFfmpeg(),
    ...options({ f: 'lavfi', i: fields }),
    ...options({ f: 'lavfi', i: 'sine=duration=2' }),
    ...options({ 'c:v': 'libx264', pix_fmt: 'yuv420p', flags: '+ilme+ildct', 'c:a': 'aac' }),
    ...options({ 'x264-params': 'tff=1', colorspace: 'bt709' }),
    fileUrl(path),
  );
}

test('what an own clip really is, is told in the terminal, the manifest and the report', async () => {
  const folder = await newFolder();
  const film = await writeFilm(folder, FILM);
  await writeInterlacedClip(join(folder, 'own.mp4'));
  const { code, stderr } = await runHere(['render', film]);
  expect(code).toBe(0);
  const told = [
    ['scaled', 'the clip is 64×36 and the film 128×72: it is scaled up'],
    [
      'resampled',
      'the clip has 25 pictures a second and the film 24: 1 of every 25 pictures is left out',
    ],
    ['deinterlaced', 'the clip is interlaced: its two fields a picture are made one (bwdif)'],
  ] as const;
  expect(stderr.split('\n').filter((line) => line.startsWith('own: take 1: '))).toEqual(
    told.map(([, text]) => `own: take 1: ${text}`),
  );
  const out = join(folder, 'build/film');
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Manifest;
  expect(manifest.shots[0]!.notes.map(({ kind, text }) => [kind, text])).toEqual(told);
  expect(manifest.film.audio).toMatchObject({ kind: 'mixed', loudness: expect.closeTo(-16, 0) });
  const report = await readFile(join(out, 'report.html'), 'utf8');
  for (const [kind, text] of told) expect(report).toContain(`<p><b>${kind}:</b> ${text}</p>`);
  // A take that is used again keeps what was told of it.
  expect((await runHere(['render', film, '--quiet'])).code).toBe(0);
  expect(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'))).toMatchObject({
    shots: [{ notes: manifest.shots[0]!.notes }],
  });
});
