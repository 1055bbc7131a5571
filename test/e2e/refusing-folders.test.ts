import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { writeMockFilm } from '../support/mock-film.ts';
import { BIN } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

async function newFilm(): Promise<{ folder: string; film: string; books: string }> {
  const root = await newFolder();
  const [folder, books] = [join(root, 'film'), join(root, 'books')];
  return { folder, books, film: await writeMockFilm(folder, books) };
}

describe('a render where something stands in the way', () => {
  test.each<[string, (folder: string) => Promise<void>]>([
    ['a file for the working folder', (folder) => writeFile(join(folder, '.ministudio'), 'mine')],
    ['a link to nothing', (folder) => symlink('nothing', join(folder, '.ministudio'))],
    ['a link to itself', (folder) => symlink('.ministudio', join(folder, '.ministudio'))],
    ['a file for the takes', (folder) => put(folder, '.ministudio/takes')],
    ['a folder for the ledger', (folder) => put(folder, '.ministudio/film.ledger.jsonl/x')],
    ['a folder for the owner', (folder) => put(folder, '.ministudio/film.owner.json/x')],
    ['a file for the output', (folder) => put(folder, 'build')],
  ])('exits 9 before anything is paid for: %s', async (_, obstruct) => {
    const { folder, film, books } = await newFilm();
    await obstruct(folder);
    const { code, stderr } = await runHere(['render', film]);
    expect(stderr).toMatch(
      /^error folder\/blocked {2}cannot (?:read|write) .+\n {2}Move it away, /m,
    );
    expect(code).toBe(9);
    expect(await acceptedSubmissions(books)).toEqual([]);
  });

  test('in the output folder goes on when it is moved away', async () => {
    const { folder, film, books } = await newFilm();
    await put(folder, 'build/film/manifest.json/x');
    expect(await runHere(['render', film])).toMatchObject({
      code: 9,
      stderr: expect.stringContaining('error folder/blocked'),
    });
    await rm(join(folder, 'build/film/manifest.json'), { recursive: true });
    expect(await runHere(['render', film])).toMatchObject({ code: 0 });
    expect(await acceptedSubmissions(books)).toHaveLength(2);
  });

  test('is none where the working folder is a link to another folder', async () => {
    const { folder, film } = await newFilm();
    await mkdir(join(folder, 'real'));
    await symlink('real', join(folder, '.ministudio'));
    expect(await runHere(['render', film])).toMatchObject({ code: 0 });
    expect(await readdir(join(folder, 'real'))).toContain('film.ledger.jsonl');
  });
});

describe('a name that is too long', () => {
  test('of a film exits 9 and says so', async () => {
    const { folder, film, books } = await newFilm();
    const long = join(folder, `${'n'.repeat(240)}.yaml`);
    await writeFile(long, await readFile(film));
    const { code, stderr } = await runHere(['render', long]);
    expect(stderr).toContain('its name is too long for the disk\n  Give the film’s file');
    expect(code).toBe(9);
    expect(await acceptedSubmissions(books)).toEqual([]);
  });

  test('of a shot is cut where a file is called after it', async () => {
    const folder = await newFolder();
    const [scene, shot] = ['幕'.repeat(100), '字'.repeat(99)];
    const film = await writeFilm(
      folder,
      `title: Long
format: { resolution: 64x36, fps: 12 }
silence: [grammar/no-establishing]
scenes:
  - id: ${scene}
    shots:
      - { id: ${shot}a, size: ws, action: A door opens., duration: 3f }
      - { id: ${shot}b, size: cu, action: A door closes., duration: 3f }
`,
    );
    expect(await runHere(['render', film, '--quiet'])).toMatchObject({ code: 0 });
    const text = await readFile(join(folder, 'build/film/manifest.json'), 'utf8');
    const cut = `${'幕'.repeat(32)}-${'字'.repeat(32)}-t1`;
    expect((JSON.parse(text) as Manifest).shots.map(({ id, file }) => [id, file])).toEqual([
      [`${shot}a`, `shots/${cut}.mp4`],
      [`${shot}b`, `shots/${cut}-2.mp4`],
    ]);
  });
});

const onUnix = process.platform === 'win32' ? describe.skip : describe;
onUnix('a render under a limit of what a file may hold', () => {
  // In blocks of 512 bytes: too small for the first clip, and for the picture of its end.
  test.each([2, 8, 16])('exits 9 and goes on without it (%i)', async (blocks) => {
    const { film, books } = await newFilm();
    const script = `ulimit -f ${blocks}; exec "$0" "$@"`;
    const child = spawn('sh', ['-c', script, process.execPath, BIN, 'render', film], {
      env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: '/nonexistent' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(stderr).toMatch(/^error folder\/full .* the file would be larger than .*\n {2}Raise/m);
    expect(code).toBe(9);
    expect(await runHere(['render', film])).toMatchObject({ code: 0 });
    expect(await acceptedSubmissions(books)).toHaveLength(2);
  });
});

/** Writes a file, and the folders above it. */
async function put(folder: string, path: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), 'mine');
}
