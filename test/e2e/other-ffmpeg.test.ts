import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { poorFfmpeg } from '../support/poor-ffmpeg.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

(process.platform === 'win32' ? test.skip : test)(
  'an ffmpeg on PATH that no film can be made with is told by every command that uses another',
  async () => {
    const folder = await newFolder();
    const { env, told } = poorFfmpeg(folder);
    const film = await writeFilm(
      folder,
      `ministudio: 1
title: Poor
format: { resolution: 64x36, fps: 24 }
providers: mock
shots:
  - { id: a, action: She waits., duration: 0.5s }
  - { id: b, action: She waits., duration: 0.5s, provider_options: { mock: { fault: lost-reply } } }
`,
    );
    const toldBy = async (...args: readonly string[]): Promise<number> =>
      (await runHere(args, { cwd: folder, env })).stderr.split(told).length - 1;
    expect(await toldBy('render', film, '--only', 'a')).toBe(1);
    expect(await toldBy('render', film)).toBe(1);
    expect(await toldBy('resolve', film, 'b', '--resubmit')).toBe(1);
    writeFileSync(film, readFileSync(film, 'utf8').replace(/ {2}- \{ id: b.*\n/, ''));
    expect(await toldBy('render', film)).toBe(1);
    expect(await toldBy('check', film)).toBe(1);
    expect(await toldBy('check', film, '--quiet')).toBe(0);
  },
);
