import { mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { StudioEvent } from '../../src/film/studio-event.ts';
import type { FilmOwner } from '../../src/store/lock/film-owner.ts';
import { type LockOrder, type LockStrategy, lockFilm } from '../../src/store/lock/lock.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

interface Tried {
  readonly order: LockOrder;
  readonly events: StudioEvent[];
  readonly robbed: unknown[];
  readonly waits: number[];
  /** What timers would do every ten seconds. */
  readonly beat: () => Promise<void>;
}

/** An order whose time stands still but for what a test does. */
function tried(folder: string, more: Partial<LockOrder> = {}): Tried {
  const events: StudioEvent[] = [];
  const robbed: unknown[] = [];
  const waits: number[] = [];
  const beats: (() => Promise<void>)[] = [];
  const order: LockOrder = {
    folder,
    film: 'film',
    emit: (event) => events.push(event),
    onRobbed: (error) => robbed.push(error),
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    delay: async (ms) => void waits.push(ms),
    repeat: (everyMs, act) => {
      expect(everyMs).toBe(10_000);
      beats.push(act);
      return () => beats.splice(0);
    },
    ...more,
  };
  return { order, events, robbed, waits, beat: async () => await beats[0]?.() };
}

const ELSEWHERE = { host: 'far-away', boot: 'another', namespace: 'net:[1]' };
const LOCKED = { code: 'folder/locked', exitCode: 9 };

function ownerPath(folder: string): string {
  return join(folder, 'film.owner.json');
}

async function ownerOf(folder: string): Promise<FilmOwner> {
  return JSON.parse(await readFile(ownerPath(folder), 'utf8')) as FilmOwner;
}

/** Leaves an owner elsewhere that has given its last sign of life so long ago. */
async function leaveOwner(folder: string, silentSeconds: number): Promise<void> {
  const { order } = tried(folder, { where: ELSEWHERE });
  await lockFilm({ ...order, strategy: 'process' });
  await makeSilent(folder, silentSeconds);
}

async function makeSilent(folder: string, seconds: number): Promise<void> {
  const at = Date.now() / 1000 - seconds;
  await utimes(ownerPath(folder), at, at);
}

const STRATEGIES: readonly LockStrategy[] =
  process.platform === 'linux' ? ['socket', 'process'] : ['process'];

describe.each(STRATEGIES)('the lock of a film, by %s', (strategy) => {
  test('lets one in at a time, and the next one in after that', async () => {
    const { order } = tried(await newFolder(), { strategy });
    const lock = await lockFilm(order);
    await expect(lockFilm(order)).rejects.toMatchObject({
      ...LOCKED,
      message: `film is being rendered by process ${process.pid} of this machine, since 2026-01-02T03:04:05Z`,
      hint: 'Wait until it is done, or stop it; the lock frees itself.',
    });
    await lock.release();
    await (await lockFilm(order)).release();
  });

  test('is not to be stolen from a living process of this machine, which can be stopped', async () => {
    const { order } = tried(await newFolder(), { strategy });
    const lock = await lockFilm(order);
    await expect(lockFilm({ ...order, steal: true })).rejects.toMatchObject(LOCKED);
    await lock.requireHeld();
    await lock.release();
  });

  test('is of one film: another film in the same folder is free', async () => {
    const { order } = tried(await newFolder(), { strategy });
    const locks = [await lockFilm(order), await lockFilm({ ...order, film: 'trailer' })];
    for (const lock of locks) await lock.release();
  });

  test('is one lock, whichever way leads to the folder', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'real'));
    await symlink('real', join(folder, 'link'));
    const { order } = tried(join(folder, 'real'), { strategy });
    const lock = await lockFilm(order);
    await expect(lockFilm({ ...order, folder: join(folder, 'link') })).rejects.toMatchObject(
      LOCKED,
    );
    await lock.release();
  });

  test('says who has it, for as long as it is held', async () => {
    const folder = await newFolder();
    const lock = await lockFilm(tried(folder, { strategy }).order);
    expect(await ownerOf(folder)).toMatchObject({
      schema: 'ministudio/owner@1',
      host: hostname(),
      pid: process.pid,
      since: '2026-01-02T03:04:05Z',
    });
    expect(await readdir(folder)).toEqual(['film.owner.json']);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('of an owner elsewhere that has given a sign of life in this minute is refused', async () => {
    const folder = await newFolder();
    await leaveOwner(folder, 20);
    await expect(lockFilm(tried(folder, { strategy }).order)).rejects.toMatchObject({
      ...LOCKED,
      message: expect.stringMatching(
        /^film is being rendered by process \d+ on far-away, since 2026-01-02T03:04:05Z \(last sign of life 2\d s ago, at 20\S+Z\)$/,
      ),
      hint: expect.stringContaining('--steal'),
    });
    expect((await ownerOf(folder)).host).toBe('far-away');
    expect(await readdir(folder)).toEqual(['film.owner.json']);
  });

  test('of an owner elsewhere that has been silent for a minute is taken over, which is told', async () => {
    const folder = await newFolder();
    await leaveOwner(folder, 61);
    const { order, events } = tried(folder, { strategy });
    const lock = await lockFilm(order);
    expect(events).toEqual([
      expect.objectContaining({ kind: 'film-taken-over', why: 'silent', host: 'far-away' }),
    ]);
    expect((await ownerOf(folder)).host).toBe(hostname());
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is stolen from an owner elsewhere where the user says so; the robbed one notices, once', async () => {
    const folder = await newFolder();
    const victim = tried(folder, { where: ELSEWHERE, strategy: 'process' });
    const robbed = await lockFilm(victim.order);
    const { order, events } = tried(folder, { strategy, steal: true });
    const lock = await lockFilm(order);
    expect(events).toEqual([expect.objectContaining({ kind: 'film-taken-over', why: 'stolen' })]);
    await victim.beat();
    await expect(robbed.requireHeld()).rejects.toMatchObject({
      ...LOCKED,
      message: `film was taken over by process ${process.pid} on ${hostname()}, so this run stops`,
    });
    expect(victim.robbed).toHaveLength(1);
    await robbed.release();
    expect((await ownerOf(folder)).host).toBe(hostname());
    await lock.requireHeld();
    await lock.release();
  });

  test('of a dead owner of this machine is free at once, and nothing is told', async () => {
    const folder = await newFolder();
    const { order, events } = tried(folder, { strategy });
    const lock = await lockFilm(order);
    const text = await readFile(ownerPath(folder), 'utf8');
    await lock.release();
    // Of a process number that has been used again since: that of this test.
    const started = 'Thu Jan  1 00:00:00 1970';
    const owner = { ...(JSON.parse(text) as FilmOwner), processStarted: started };
    await writeFile(ownerPath(folder), JSON.stringify(owner));
    await (await lockFilm(order)).release();
    expect(events).toEqual([]);
  });

  test.each(['', '{"id":', '[]', '{"id":"../../out","schema":"ministudio/owner@1"}'])(
    'where the owner’s file says %j is refused for a minute, and then taken over',
    async (text) => {
      const folder = await newFolder();
      await writeFile(ownerPath(folder), text);
      const { order, events } = tried(folder, { strategy });
      await expect(lockFilm(order)).rejects.toMatchObject({
        ...LOCKED,
        message: expect.stringContaining('a process that has not said who it is'),
      });
      await makeSilent(folder, 61);
      await (await lockFilm(order)).release();
      expect(events).toEqual([expect.objectContaining({ kind: 'film-taken-over', why: 'silent' })]);
      expect(await readdir(folder)).toEqual([]);
    },
  );
});

describe('a sign of life in the future', () => {
  test('makes the owner be watched: without another sign it is dead', async () => {
    const folder = await newFolder();
    await leaveOwner(folder, -3600);
    const { order, events, waits } = tried(folder);
    await (await lockFilm(order)).release();
    expect(waits).toEqual([25_000]);
    expect(events.map(({ kind }) => kind)).toEqual(['film-owner-watched', 'film-taken-over']);
  });

  test('and another while it is watched mean that it lives', async () => {
    const folder = await newFolder();
    await leaveOwner(folder, -3600);
    const { order, events } = tried(folder, { delay: () => makeSilent(folder, -3610) });
    await expect(lockFilm(order)).rejects.toMatchObject(LOCKED);
    expect(events.map(({ kind }) => kind)).toEqual(['film-owner-watched']);
  });

  test('is not waited for where the user steals the film', async () => {
    const folder = await newFolder();
    await leaveOwner(folder, -3600);
    const { order, waits } = tried(folder, { steal: true });
    await (await lockFilm(order)).release();
    expect(waits).toEqual([]);
  });
});

describe('an owner', () => {
  test('gives a sign of life with each beat, and with each look whether it still is the owner', async () => {
    const folder = await newFolder();
    const { order, beat } = tried(folder, { where: ELSEWHERE });
    const lock = await lockFilm(order);
    for (const giveSign of [beat, () => lock.requireHeld()]) {
      await makeSilent(folder, 61);
      await giveSign();
      await expect(lockFilm(tried(folder, { strategy: 'process' }).order)).rejects.toMatchObject(
        LOCKED,
      );
    }
    await lock.release();
  });

  test('puts its file back where somebody has removed it', async () => {
    const folder = await newFolder();
    const lock = await lockFilm(tried(folder).order);
    const owner = await ownerOf(folder);
    await rm(ownerPath(folder));
    await lock.requireHeld();
    expect(await ownerOf(folder)).toEqual(owner);
    await lock.release();
  });

  test('puts it back once, however many look at once', async () => {
    const folder = await newFolder();
    const { order, beat } = tried(folder);
    const lock = await lockFilm(order);
    for (let time = 0; time < 20; time += 1) {
      await rm(ownerPath(folder));
      await Promise.all([beat(), lock.requireHeld(), lock.requireHeld(), beat()]);
    }
    expect(await readdir(folder)).toEqual(['film.owner.json']);
    await lock.release();
  });

  test('that gives the film back gives no sign of life after that: its file stays away', async () => {
    const folder = await newFolder();
    for (let time = 0; time < 20; time += 1) {
      const { order, beat } = tried(folder);
      const lock = await lockFilm(order);
      const signs = [beat(), beat(), lock.requireHeld(), beat()];
      await lock.release();
      await Promise.all(signs);
      expect(await readdir(folder)).toEqual([]);
      await expect(lock.requireHeld()).rejects.toThrow('the lock of film was released');
    }
  });

  test('whose folder is gone stops, since nothing can be kept any more', async () => {
    const folder = join(await newFolder(), 'working');
    await mkdir(folder);
    const lock = await lockFilm(tried(folder).order);
    await rename(folder, `${folder}-moved`);
    await expect(lock.requireHeld()).rejects.toMatchObject({ code: 'folder/blocked', exitCode: 9 });
    await lock.release();
  });
});
