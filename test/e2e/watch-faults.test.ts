import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { watchedFilms } from '../support/watched-film.ts';

const newFolder = temporaryFolders();
const { watched, watchedFrom } = watchedFilms();

const FILM = `ministudio: 1
title: Watched
format: { resolution: 64x36, fps: 24 }
providers: { use: animatic }
shots:
  - { id: a, action: A lamp is lit., duration: 0.5s }
`;
const WAITING = 'watching 1 file; Ctrl-C ends it';
const MADE = 'a made anew; the film is there # s after it was saved';
const dark = (film: string, how = 'dark'): void => writeFileSync(film, FILM.replace('lit', how));
/** What `folder/…` errors end in, and goes on. */
const told = (said: readonly string[]): readonly string[] => [said[0]!, said.at(-1)!];

describe('a film that is watched goes on', () => {
  test('where its file is removed, and a folder for a while', async () => {
    const film = await writeFilm(await newFolder(), FILM);
    const { waits } = watched(film);
    await waits();
    rmSync(film);
    expect(told(await waits())).toEqual([
      `film.yaml:1:1 error film/missing  There is no file \`${film}\`.`,
      WAITING,
    ]);
    mkdirSync(film);
    expect(told(await waits())).toEqual([
      `film.yaml:1:1 error film/unreadable  \`${film}\` can’t be read: it is a folder.`,
      WAITING,
    ]);
    renameSync(film, `${film}-folder`);
    expect((await waits())[0]).toContain('film/missing');
    dark(film);
    expect(await waits()).toContain(MADE);
  });

  test('where its folder is removed and made again, or another takes its place', async () => {
    const folder = join(await newFolder(), 'film');
    mkdirSync(folder);
    const film = await writeFilm(folder, FILM);
    const { waits } = watchedFrom(dirname(folder), film);
    await waits();
    rmSync(folder, { recursive: true });
    expect((await waits())[0]).toContain('error film/missing');
    mkdirSync(folder);
    await sleep(50);
    dark(film);
    // The folder may be seen before the film is.
    let back = await waits();
    if (back[0]!.includes('film/missing')) back = await waits();
    expect(back).toContain(MADE);

    renameSync(folder, `${folder}-of-before`);
    mkdirSync(folder);
    dark(film, 'dim');
    expect(await waits()).toContain(MADE);
    // The new one is watched, too.
    dark(film, 'blue');
    expect(await waits()).toContain(MADE);
  });

  test('where what it includes is missing with its folder, at first and later', async () => {
    const folder = await newFolder();
    const parts = join(folder, 'parts');
    const film = await writeFilm(
      folder,
      FILM.replace('shots:', 'include: parts/cast.yaml\nshots:'),
    );
    const { waits } = watched(film);
    for (const round of ['first', 'later']) {
      const missing = await waits();
      expect(missing[0]).toContain(
        'error film/include-missing  There is no file `parts/cast.yaml`.',
      );
      expect(missing.at(-1)).toBe('watching 2 files; Ctrl-C ends it');
      mkdirSync(parts);
      expect((await waits())[0]).toContain('film/include-missing');
      writeFileSync(join(parts, 'cast.yaml'), `characters: { ${round}: { form: orb } }\n`);
      expect((await waits()).at(-2)).toContain('the film is there # s after it was saved');
      rmSync(parts, { recursive: true });
    }
  });

  test('where something stands in the way of the film, or its working folder is gone', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, FILM);
    const { waits } = watched(film);
    await waits();
    rmSync(join(folder, 'build'), { recursive: true });
    writeFileSync(join(folder, 'build'), 'in the way');
    dark(film);
    expect(told(await waits())).toEqual([
      expect.stringMatching(/^error folder\/blocked {2}cannot write .*build/),
      WAITING,
    ]);
    rmSync(join(folder, 'build'));
    rmSync(join(folder, '.ministudio'), { recursive: true });
    dark(film, 'dim');
    expect(await waits()).toContain(MADE);
  });

  test('where a provider refuses, and pays for nothing', async () => {
    const folder = await newFolder();
    const books = join(folder, 'books');
    const mock = (options: string, action: string): string =>
      FILM.replace('{ use: animatic }', 'mock')
        .replace('shots:', `provider_options: { mock: { folder: ${books}${options} } }\nshots:`)
        .replace('lit', action);
    const price = (usd: number): string =>
      `providers: { mock: { prices: { mock-1: { usd_per_second: ${usd}, as_of: 2026-01-01 } } } }\n`;
    writeFileSync(join(folder, 'ministudio.config.yaml'), price(0));
    const film = await writeFilm(folder, mock('', 'lit'));
    const { waits } = watched(film);
    await waits();
    writeFileSync(film, mock(', fault: refusal', 'dark'));
    const refused = await waits();
    expect(refused).toContainEqual(expect.stringContaining('error provider/refused  shot a: '));
    expect(refused.at(-1)).toBe(WAITING);
    writeFileSync(film, mock(', fault: corrupt-file', 'dim'));
    expect(await waits()).toContainEqual(expect.stringMatching(/^error provider\/.* shot a: /));
    writeFileSync(film, mock('', 'blue'));
    expect(await waits()).toContain(MADE);
  });

  test('through several quick saves while it renders: the last counts, and each is made once', async () => {
    const folder = await newFolder();
    const books = join(folder, 'books');
    const mock = (action: string): string =>
      FILM.replace('{ use: animatic }', 'mock')
        .replace('shots:', `provider_options: { mock: { folder: ${books}, pending: 3 } }\nshots:`)
        .replace('lit', action);
    const film = await writeFilm(folder, mock('lit'));
    const { waits, stderr } = watched(film);
    await waits();
    writeFileSync(film, mock('dark'));
    while (!stderr().includes('a: take 2 on mock')) await sleep(5);
    for (const action of ['dim', 'red', 'green', 'blue']) {
      writeFileSync(film, mock(action));
      await sleep(15);
    }
    expect(await waits()).toContain(MADE);
    expect(await waits()).toContain(MADE);
    await sleep(1500);
    expect(await acceptedSubmissions(books)).toHaveLength(3);
    expect(stderr().split(WAITING)).toHaveLength(4);
  });
});

const mount = (...args: readonly string[]): boolean => spawnSync('mount', args).status === 0;

function mayMount(): boolean {
  if (process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'ministudio-'));
  const isMounted = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  if (isMounted) spawnSync('umount', ['-l', folder]);
  rmdirSync(folder);
  return isMounted;
}

(mayMount() ? test : test.skip)(
  'a film that is watched goes on where the disk is full or read-only, once it is saved again',
  async () => {
    const disk = join(await newFolder(), 'disk');
    mkdirSync(disk);
    expect(mount('-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk)).toBe(true);
    try {
      const film = await writeFilm(disk, FILM);
      const { waits, stop, ended } = watchedFrom(dirname(disk), film);
      await waits();
      dark(film);
      spawnSync('dd', ['if=/dev/zero', `of=${disk}/fill`, 'bs=4k']);
      const full = await waits();
      expect(full).toContainEqual(expect.stringMatching(/^error folder\/full {2}cannot write /));
      expect(full.at(-1)).toBe(WAITING);
      rmSync(join(disk, 'fill'));
      dark(film, 'dim');
      expect(await waits()).toContain(MADE);
      dark(film, 'blue');
      expect(mount('-o', 'remount,ro', disk)).toBe(true);
      expect(await waits()).toContainEqual(
        expect.stringMatching(/^error folder\/read-only {2}cannot write /),
      );
      expect(mount('-o', 'remount,rw', disk)).toBe(true);
      dark(film, 'red');
      expect(await waits()).toContain(MADE);
      stop();
      await ended;
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  },
);
