import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fuseOf, Killed } from './fuse.ts';
import { PaidService, type ServicePromise } from './paid-service.ts';
import { CLIPS, render, resolve } from './studio.ts';

/** `MINISTUDIO_TORTURE=2000 npm run jest -- test/shoot/torture` kills that many more. */
const FILMS = Number(process.env['MINISTUDIO_TORTURE'] ?? 10);
/** Processes are killed here, and no power is cut: a disk in memory does. */
const DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

interface Life {
  readonly files: readonly string[];
  readonly kills: number;
  readonly jobs: number;
  readonly acts: number;
}

/**
 * Renders a film until it is there, however often its process is killed.
 *
 * @param fuses after how many acts each process is killed; the last ones live.
 */
async function live(
  promise: ServicePromise,
  fuses: readonly number[],
  random: () => number,
): Promise<Life> {
  const folder = await mkdtemp(join(DISK, 'ministudio-torture-'));
  const service = new PaidService(promise, random);
  const clock = { now: 1_000_000 };
  let acts = 0;
  let kills = 0;
  try {
    for (let run = 0; run < 1000; run += 1) {
      const fuse = fuseOf(fuses[run] ?? Infinity);
      // Somebody looks in the console now and then, where nobody else can tell.
      const isResolving = promise === 'blind' && run % 2 === 1;
      const process = { folder, service, fuse, clock, random };
      try {
        const files = isResolving ? (await resolve(process), undefined) : await render(process);
        acts += fuse.acts();
        if (files !== undefined) return { files, kills, jobs: service.jobs.length, acts };
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
      }
    }
    throw new Error('the film was never finished');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Mulberry32, so that what fails can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** On a network that never fails. */
const calm = (): number => 0.9;

const PROMISES: readonly ServicePromise[] = ['idempotent', 'findable', 'blind'];

describe.each(PROMISES)('a film by a service that is %s', (promise) => {
  const undisturbed = live('idempotent', [], calm);

  test('that is killed once, at any act, is paid for once and made as it would have been', async () => {
    const { files, acts } = await undisturbed;
    // Each act in turn, in steps that share no factor with how acts come in pairs.
    const step = FILMS < 100 ? 13 : 1;
    for (let at = 1; at <= acts; at += step) {
      const died = await live(promise, [at], at % 2 === 0 ? calm : () => 0.6);
      expect({ at, jobs: died.jobs, kills: died.kills }).toEqual({ at, jobs: CLIPS, kills: 1 });
      expect(died.files).toEqual(files);
    }
  }, 600_000);

  test('that is killed again and again on a bad network is paid for once, and made as it would have been', async () => {
    const { files } = await undisturbed;
    let kills = 0;
    for (let seed = 1; seed <= FILMS; seed += 1) {
      const random = randomFrom(seed);
      const fuses = Array.from({ length: 8 }, () => 1 + Math.floor(random() * 60));
      const life = await live(promise, fuses, random);
      expect({ seed, jobs: life.jobs }).toEqual({ seed, jobs: CLIPS });
      expect(life.files).toEqual(files);
      kills += life.kills;
    }
    expect(kills).toBeGreaterThan(FILMS * 3);
  }, 600_000);
});
