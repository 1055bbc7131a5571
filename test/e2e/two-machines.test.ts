import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import { shotId } from '../../src/film/ids.ts';
import { openLedger } from '../../src/store/ledger/ledger.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { writeMockFilm } from '../support/mock-film.ts';
import { BIN, type CliResult, runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/** A film of a service that takes its time. */
async function newFilm(pending: number): Promise<{ folder: string; books: string }> {
  const root = await newFolder();
  const [folder, books] = [join(root, 'film'), join(root, 'books')];
  await writeMockFilm(folder, books, { pending });
  return { folder, books };
}

const ownerPath = (folder: string): string => join(folder, '.ministudio', 'film.owner.json');

/** Writes that another machine renders the film, as one that takes it over does. */
async function putOwner(folder: string, silentSeconds: number): Promise<void> {
  const path = ownerPath(folder);
  const owner = { schema: 'ministudio/owner@1', id: 'other', host: 'far-away', pid: 7 };
  const draft = `${path}.draft`;
  await mkdir(join(folder, '.ministudio'), { recursive: true });
  await writeFile(draft, JSON.stringify({ ...owner, since: '2026-01-01T00:00:00Z' }));
  const at = Date.now() / 1000 - silentSeconds;
  await utimes(draft, at, at);
  await rename(draft, path);
}

/** Begins a render; goes on once the service has taken so many jobs. */
async function begin(
  folder: string,
  books: string,
  jobs: number,
): Promise<{
  readonly ended: Promise<CliResult>;
  readonly signal: (name: NodeJS.Signals) => void;
}> {
  const child = spawn(process.execPath, [BIN, 'render', join(folder, 'film.yaml')], {
    env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: '/nonexistent' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code, stdout: '', stderr }) as CliResult);
  while ((await readdir(join(books, `checks-${jobs - 1}`)).catch(() => [])).length === 0) {
    if (child.exitCode !== null) throw new Error(`the render has ended:\n${stderr}`);
    await sleep(5);
  }
  return { ended, signal: (name) => void child.kill(name) };
}

describe('a film that another machine renders', () => {
  test('is not rendered a second time, until that machine has been silent for a minute', async () => {
    const { folder, books } = await newFilm(1);
    const film = join(folder, 'film.yaml');
    await putOwner(folder, 10);
    const refused = await runHere(['render', film]);
    expect(refused).toMatchObject({ code: 9, stdout: '' });
    expect(refused.stderr).toContain('error folder/locked  film is being rendered by process 7');
    expect(refused.stderr).toContain('on far-away, since 2026-01-01T00:00:00Z (last sign of life');
    expect(refused.stderr).toContain('--steal');
    expect(await acceptedSubmissions(books)).toEqual([]);
    await putOwner(folder, 70);
    const { code, stderr } = await runHere(['render', film]);
    expect(stderr).toMatch(/^film: taken over from process 7 on far-away, .* seems to have died\n/);
    expect(code).toBe(0);
    expect(await readdir(join(folder, '.ministudio'))).not.toContain('film.owner.json');
  });

  test('is rendered with --steal at once, which is told', async () => {
    const { folder } = await newFilm(1);
    await putOwner(folder, 10);
    const { code, stderr } = await runHere(['render', join(folder, 'film.yaml'), '--steal']);
    expect(stderr).toMatch(/^film: taken over from process 7 on far-away, .*, as --steal asks\n/);
    expect(code).toBe(0);
  });
});

test('a render that was killed on this machine blocks nobody, and is gone on with at once', async () => {
  const { folder, books } = await newFilm(100);
  const run = await begin(folder, books, 1);
  run.signal('SIGKILL');
  await run.ended;
  const { code, stderr } = await runHere(['render', join(folder, 'film.yaml')]);
  expect(stderr).not.toContain('taken over');
  expect(code).toBe(0);
  expect(await acceptedSubmissions(books)).toHaveLength(2);
});

describe('a render that is robbed of its film', () => {
  test('stops before it submits anything more, and the next goes on with what was paid for', async () => {
    const { folder, books } = await newFilm(100);
    const { ended } = await begin(folder, books, 1);
    await putOwner(folder, 0);
    const { code, stderr } = await ended;
    expect(stderr).toContain(
      'error folder/locked  film was taken over by process 7 on far-away, so this run stops',
    );
    expect(code).toBe(9);
    expect(await acceptedSubmissions(books)).toHaveLength(1);
    expect(JSON.parse(await readFile(ownerPath(folder), 'utf8'))).toMatchObject({ id: 'other' });
    await putOwner(folder, 70);
    expect(await runHere(['render', join(folder, 'film.yaml')])).toMatchObject({ code: 0 });
    expect(await acceptedSubmissions(books)).toHaveLength(2);
  });

  const canUnshare =
    process.platform === 'linux' && spawnSync('unshare', ['-n', 'true']).status === 0;
  if (!canUnshare) {
    process.stderr.write('No network namespace may be made here: two containers are not tried.\n');
  }
  const inContainer = async (folder: string, ...flags: string[]): Promise<CliResult> => {
    const args = ['-n', process.execPath, BIN, 'render', join(folder, 'film.yaml'), ...flags];
    const child = spawn('unshare', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, stdout: '', stderr };
  };
  (canUnshare ? test : test.skip)('by another container', async () => {
    const { folder, books } = await newFilm(200);
    const { ended } = await begin(folder, books, 1);
    expect(await inContainer(folder)).toMatchObject({
      code: 9,
      stderr: expect.stringContaining('folder/locked'),
    });
    const [thief, victim] = await Promise.all([inContainer(folder, '--steal'), ended]);
    expect(thief).toMatchObject({ code: 0, stderr: expect.stringContaining('as --steal asks') });
    expect(victim).toMatchObject({ code: 9, stderr: expect.stringContaining('was taken over by') });
    expect(await acceptedSubmissions(books)).toHaveLength(2);
    await isWhole(folder, books);
  });

  (canUnshare ? test : test.skip)(
    'while it is asleep, and wakes when the other has made it all, pays for nothing and spoils nothing',
    async () => {
      const { folder, books } = await newFilm(200);
      const asleep = await begin(folder, books, 1);
      asleep.signal('SIGSTOP');
      expect(await inContainer(folder, '--steal')).toMatchObject({ code: 0 });
      asleep.signal('SIGCONT');
      const { code, stderr } = await asleep.ended;
      expect(stderr).toContain('error folder/locked  film was taken over by another process');
      expect(code).toBe(9);
      expect(await acceptedSubmissions(books)).toHaveLength(2);
      await isWhole(folder, books);
    },
  );

  const canScript = process.platform === 'win32' ? test.skip : test;
  canScript('while it cuts lays no old film over the one that the other has made', async () => {
    const { folder } = await newFilm(1);
    const [asleep, awake] = [join(folder, 'asleep'), join(folder, 'awake')];
    // Sleeps over the file that is to become the film.
    const slow = join(folder, 'ffmpeg.sh');
    const { path } = await testFfmpeg();
    const wait = `touch '${asleep}'; while [ ! -e '${awake}' ]; do sleep 0.02; done`;
    const script = `#!/bin/sh\ncase "$*" in *.partial*) ${wait};; esac\nexec '${path}' "$@"\n`;
    await writeFile(slow, script, { mode: 0o755 });
    const env = { MINISTUDIO_FFMPEG: slow };
    let isOver = false;
    const cutting = runCli(['render', join(folder, 'film.yaml')], { env }).finally(() => {
      isOver = true;
    });
    while (!existsSync(asleep) && !isOver) await sleep(10);
    // Another has taken it over, chosen a take, cut its film and left.
    const ledger = await openLedger(join(folder, '.ministudio/film.ledger.jsonl'));
    await ledger.append({ kind: 'circled', shot: shotId('a'), take: 1 });
    await ledger.close();
    const film = join(folder, 'build/film/film.mp4');
    await writeFile(film, 'its film');
    await writeFile(awake, '');
    const { code, stderr } = await cutting;
    expect(stderr).toContain('error folder/locked  film was taken over by another process');
    expect(stderr).toContain('run the same command again, which goes on from there');
    expect(code).toBe(9);
    expect(await readFile(film, 'utf8')).toBe('its film');
    expect(await readdir(join(folder, 'build/film'))).toEqual(['film.mp4']);
  });

  /** What is paid for stands in the ledger: who comes later finds all of it. */
  async function isWhole(folder: string, books: string): Promise<void> {
    const later = await runHere(['render', join(folder, 'film.yaml')]);
    expect(later).toMatchObject({ code: 0, stderr: expect.stringContaining('are there already') });
    expect(await acceptedSubmissions(books)).toHaveLength(2);
  }
});

describe('a film whose folder is elsewhere now', () => {
  test('is there already, though the owner of its old place has died over it', async () => {
    const { folder, books } = await newFilm(1);
    await runHere(['render', join(folder, 'film.yaml')]);
    await putOwner(folder, 1000);
    const moved = join(await newFolder(), 'moved');
    await rename(folder, moved);
    const { code, stderr } = await runHere(['render', join(moved, 'film.yaml')]);
    expect(stderr).toContain('Two Shots: all 2 shots are there already');
    expect(code).toBe(0);
    expect(await acceptedSubmissions(books)).toHaveLength(2);
  });

  test('goes on with the job of a run that was killed in the old place', async () => {
    const { folder, books } = await newFilm(100);
    const { ended, signal } = await begin(folder, books, 1);
    signal('SIGKILL');
    await ended;
    const copy = join(await newFolder(), 'copy');
    await cp(folder, copy, { recursive: true });
    // Of this machine, but of another folder: that its process is dead, only its silence tells.
    const at = Date.now() / 1000 - 70;
    await utimes(ownerPath(copy), at, at);
    const { code, stderr } = await runHere(['render', join(copy, 'film.yaml')]);
    expect(stderr).toContain('taken over from process');
    expect(code).toBe(0);
    expect(await acceptedSubmissions(books)).toHaveLength(2);
  });
});
