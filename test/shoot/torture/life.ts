import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { render, resolve, type Shown, shown } from './commands.ts';
import type { TortureFilm } from './film.ts';
import { fuseOf, Killed } from './fuse.ts';
import { PaidService, type ServicePromise } from './paid-service.ts';

/** Processes are killed here, and no power is cut (`test/store/power` does): memory will do. */
const DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface Life {
  readonly shown: Shown;
  readonly kills: number;
  readonly clips: number;
  readonly stills: number;
  readonly acts: number;
}

/**
 * Renders a film until it is there, however often its process is killed.
 *
 * @param fuses after how many acts each process is killed; the last ones live.
 */
export async function live(
  film: TortureFilm,
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
        const isDone = isResolving
          ? (await resolve(process, film), false)
          : await render(process, film);
        acts += fuse.acts();
        if (!isDone) continue;
        return {
          shown: await shown({ ...process, fuse: fuseOf(Infinity) }, film),
          kills,
          clips: service.countOf('clip'),
          stills: service.countOf('still'),
          acts,
        };
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
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
