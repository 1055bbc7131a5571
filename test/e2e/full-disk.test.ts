import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { readLedger } from '../../src/store/ledger/read-ledger.ts';
import { writeMockFilm } from '../support/mock-film.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const mounted: string[] = [];
// Before the folders are removed, which is done in the next line's hook.
afterEach(() => {
  for (const path of mounted.splice(0)) spawnSync('umount', ['-l', path]);
});
const newFolder = temporaryFolders();

function mount(...args: readonly string[]): boolean {
  return spawnSync('mount', args).status === 0;
}

/** A disk of its own, of so many bytes. */
async function newDisk(size: string): Promise<{ disk: string; books: string }> {
  const root = await newFolder();
  const [disk, books] = [join(root, 'disk'), join(root, 'books')];
  await mkdir(disk);
  expect(mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk)).toBe(true);
  mounted.push(disk);
  return { disk, books };
}

function mayMount(): boolean {
  if (process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'ministudio-'));
  const isMounted = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  if (isMounted) spawnSync('umount', ['-l', folder]);
  rmdirSync(folder);
  return isMounted;
}

const disksMayBeMounted = mayMount();
if (!disksMayBeMounted) {
  process.stderr.write('No disk may be mounted here: full and read-only disks are not tried.\n');
}
const onDisk = disksMayBeMounted ? describe : describe.skip;

onDisk('a render on a full disk', () => {
  test.each(['4k', '12k', '24k', '48k', '96k', '160k', '220k'])(
    'of %s exits 9, and with more room the same command finishes the film and pays for nothing twice',
    async (size) => {
      const { disk, books } = await newDisk(size);
      const film = await writeMockFilm(disk, books, { seconds: 3 });
      const full = await runHere(['render', film]);
      expect(full.stderr).toMatch(/^error folder\/full {2}cannot write .*: the disk is full$/m);
      expect(full.stderr).toContain('Make room and run it again: it goes on where it stopped.');
      expect(full.code).toBe(9);
      await readLedger(join(disk, '.ministudio/film.ledger.jsonl'));
      expect(mount('-o', 'remount,size=16m', disk)).toBe(true);
      const { code, stdout } = await runHere(['render', film, '--quiet']);
      expect(code).toBe(0);
      expect(await acceptedSubmissions(books)).toHaveLength(2);
      expect(await probeClip(stdout.trim())).toMatchObject({ frames: 2 * 3 * 24 });
    },
  );

  test('of what is drawn here exits 9, and goes on with more room', async () => {
    const { disk } = await newDisk('100k');
    const film = await writeFilm(disk);
    expect(await runHere(['render', film])).toMatchObject({
      code: 9,
      stderr: expect.stringContaining('error folder/full'),
    });
    expect(mount('-o', 'remount,size=16m', disk)).toBe(true);
    expect(await runHere(['render', film])).toMatchObject({ code: 0 });
  });
});

onDisk('a render whose takes are on another disk than what is made', () => {
  test('exits 9 before anything is paid for', async () => {
    const { disk, books } = await newDisk('16m');
    const folder = join(disk, '..', 'film');
    const film = await writeMockFilm(folder, books);
    await mkdir(join(folder, '.ministudio'));
    await symlink(disk, join(folder, '.ministudio/takes'));
    const { code, stderr } = await runHere(['render', film]);
    expect(stderr).toContain('a part of the working folder is on another disk');
    expect(code).toBe(9);
    expect(await acceptedSubmissions(books)).toEqual([]);
  });
});

onDisk('a render on a disk that is read-only', () => {
  test('exits 9, whether there is something to shoot or not', async () => {
    const { disk, books } = await newDisk('16m');
    const film = await writeMockFilm(disk, books);
    const readOnly = { code: 9, stderr: expect.stringContaining('error folder/read-only') };
    mount('-o', 'remount,ro', disk);
    expect(await runHere(['render', film])).toMatchObject(readOnly);
    mount('-o', 'remount,rw', disk);
    expect(await runHere(['render', film])).toMatchObject({ code: 0 });
    mount('-o', 'remount,ro', disk);
    expect(await runHere(['render', film])).toMatchObject(readOnly);
    expect(await acceptedSubmissions(books)).toHaveLength(2);
  });
});
