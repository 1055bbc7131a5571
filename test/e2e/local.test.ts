/** @jest-environment ./test/support/native-realm.cjs */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { describeWithRuntime } from '../support/onnx/describe-runtime.ts';
import { tinyFolderFiles, writeModelFolder } from '../support/onnx/tiny-folder.ts';
import { runCli } from '../support/run-cli.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Two Shots
format: { resolution: 160x90, fps: 24 }
providers: { use: [local, animatic] }
scenes:
  - id: coast
    shots:
      - id: door
        action: A red door.
        duration: 0.5s
        movement: { type: pan, direction: left, amount: 6 }
      - id: sea
        action: A blue sea.
        duration: 0.5s
        join: { mode: chain }
`;

describeWithRuntime('a film of the provider `local`', () => {
  test('is made by the model folder of LOCAL_MODEL_PATH, and its manifest says how', async () => {
    const folder = await newFolder();
    const model = await writeModelFolder(join(await newFolder(), 'tiny'), tinyFolderFiles());
    const file = await writeFilm(folder, FILM);
    const { code, stdout, stderr } = await runCli(['render', file], {
      env: { LOCAL_MODEL_PATH: model },
    });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(await probeClip(stdout.trim())).toMatchObject({ frames: 24, width: 160, height: 90 });
    const path = join(folder, 'build/film/manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
    const takes = manifest.shots.map(({ provider, model: id }) => `${provider} ${id}`);
    expect(takes).toEqual([
      expect.stringMatching(/^local tiny@[0-9a-f]{12}$/),
      expect.stringMatching(/^local tiny@[0-9a-f]{12}$/),
    ]);
    expect(stderr).toContain('door: take 1: the model makes single pictures');
    expect(stderr).toContain('sea: take 1: it begins as the given first frame');
  });

  test('is made by the next provider of its chain where LOCAL_MODEL_PATH is not set', async () => {
    const file = await writeFilm(await newFolder(), FILM);
    const { code, stdout } = await runCli(['plan', file, '--json']);
    expect(code).toBe(0);
    expect(stdout).toContain('local: LOCAL_MODEL_PATH is not set');
  });

  test('is refused, with what to set, where there is no other provider', async () => {
    const file = await writeFilm(await newFolder(), FILM.replace('[local, animatic]', 'local'));
    const { code, stderr } = await runCli(['plan', file]);
    expect(code).toBe(2);
    expect(stderr).toContain('local: LOCAL_MODEL_PATH is not set');
  });
});
