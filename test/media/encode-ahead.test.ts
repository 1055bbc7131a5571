import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frameRate } from '../../src/film/time.ts';
import type { Cut, CutPiece } from '../../src/media/stitch/cut.ts';
import { type Ahead, encodeAhead } from '../../src/media/stitch/encode-ahead.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import { stitch } from '../../src/media/stitch/stitch.ts';
import { keptParts } from '../../src/store/takes/kept-parts.ts';
import { makeHouseClip, scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';

const RATE = frameRate(24);
const CUT = { type: 'cut', frames: 0 } as const;
const DISSOLVE = { type: 'dissolve', frames: 6 } as const;

describe('while shots are still being made', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let pieces: readonly CutPiece[];
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
    pieces = await Promise.all(
      [CUT, DISSOLVE, CUT, DISSOLVE].map(async (transition, index): Promise<CutPiece> => {
        const path = join(scratch.path, `piece-${index}.mp4`);
        await makeHouseClip(ffmpeg, { out: path, frames: 30, rate: RATE, size: '64x36' });
        return { path, frames: 30, facts: await probeClip(path), transition };
      }),
    );
  });
  afterAll(() => scratch.remove());

  const cut = (ending: Cut['ending'] = CUT): Cut => ({
    rate: RATE,
    width: 64,
    height: 36,
    pieces,
    ending,
  });

  async function opened(changes: Partial<Cut> = {}) {
    const folder = await mkdtemp(join(scratch.path, 'film-'));
    const work = join(folder, 'scratch');
    await mkdir(work);
    const encoded = await keptParts(folder, 'film');
    const { signal } = new AbortController();
    const ahead = encodeAhead(ffmpeg, {
      cut: { ...cut(), ...changes },
      encoded,
      scratch: work,
      signal,
    });
    const kept = async (): Promise<number> =>
      (await readdir(join(folder, 'stretches/film'))).length;
    return { folder, work, encoded, ahead, kept };
  }

  async function until(count: number, kept: () => Promise<number>): Promise<void> {
    while ((await kept()) < count) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  function add(ahead: Ahead, ...indexes: readonly number[]): void {
    for (const index of indexes) ahead.add(index, pieces[index]!);
  }

  test('a transition is encoded as soon as both of its shots are there, whatever the order', async () => {
    const { ahead, kept } = await opened();
    add(ahead, 3, 1);
    add(ahead, 2);
    await until(1, kept);
    add(ahead, 0);
    await until(2, kept);
    await ahead.close();
    expect(await kept()).toBe(2);
  });

  test('the stitch takes what was encoded, and the film has the same bytes as without', async () => {
    const { ahead, kept, encoded, work, folder } = await opened();
    add(ahead, 0, 1, 2, 3);
    await until(2, kept);
    await ahead.close();
    const before = await readdir(join(folder, 'stretches/film'));
    const made = async (file: string, options: object): Promise<Buffer> => {
      const out = join(folder, file);
      const metadata = { title: 'A film' };
      await stitch(ffmpeg, { cut: cut(), out, scratch: work, metadata, ...options });
      return await readFile(out);
    };
    const ready = await made('ready.mp4', { encoded });
    expect(await readdir(join(folder, 'stretches/film'))).toEqual(before);
    expect((await readdir(work)).filter((name) => /^stretch-\d+\.mp4$/.test(name))).toEqual([]);
    expect(ready.equals(await made('anew.mp4', {}))).toBe(true);
  });

  test('a fade needs one shot, and the film’s last is known as such', async () => {
    const { ahead, kept } = await opened({ ending: { type: 'fade_out', frames: 6 } });
    add(ahead, 3);
    await until(1, kept);
    await ahead.close();
    expect(await kept()).toBe(1);
  });

  test('nothing is encoded where nothing is blended, and nothing begins after it is closed', async () => {
    const straight = await opened({
      pieces: pieces.map((piece) => ({ ...piece, transition: CUT })),
    });
    add(straight.ahead, 0, 1, 2, 3);
    await straight.ahead.close();
    expect(await straight.kept()).toBe(0);

    const closed = await opened();
    await closed.ahead.close();
    add(closed.ahead, 0, 1, 2, 3);
    await closed.ahead.close();
    expect(await closed.kept()).toBe(0);
  });

  test('what can’t be encoded is left to the stitch, which tells', async () => {
    const { work, encoded } = await opened();
    let tries = 0;
    const tried = new Promise<void>((resolve) => {
      encoded.find = async () => {
        tries += 1;
        resolve();
        throw new Error('the disk is full');
      };
    });
    const { signal } = new AbortController();
    const ahead = encodeAhead(ffmpeg, { cut: cut(), encoded, scratch: work, signal });
    add(ahead, 0, 1);
    await tried;
    add(ahead, 2, 3);
    await ahead.close();
    expect(tries).toBe(1);
  });
});
