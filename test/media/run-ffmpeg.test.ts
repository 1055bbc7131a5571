import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { runFfmpeg } from '../../src/media/ffmpeg/run-ffmpeg.ts';
import { scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';

/** Would take for ever. */
const ENDLESS = [...options({ re: true, f: 'lavfi', i: 'testsrc2' }), '-f', 'null', '-'];

describe('running ffmpeg', () => {
  let ffmpeg: Ffmpeg;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
    scratch = await scratchFolder();
  });
  afterAll(() => scratch.remove());

  test('a failure says what was wanted, what ffmpeg said and which command it was', async () => {
    const run = { purpose: 'look at nothing', arguments: ['-i', 'file:/no where.mp4'] };
    await expect(runFfmpeg(ffmpeg, run)).rejects.toMatchObject({
      code: 'media/ffmpeg-failed',
      exitCode: 8,
      message: expect.stringMatching(/^ffmpeg could not look at nothing: .*No such file/s),
      hint: expect.stringContaining("-i 'file:/no where.mp4'"),
    });
  });

  test('an aborted run is ended at once, with the reason of whoever aborted it', async () => {
    const controller = new AbortController();
    const reason = new Error('interrupted');
    const started = performance.now();
    const running = runFfmpeg(ffmpeg, {
      purpose: 'run for ever',
      arguments: ENDLESS,
      signal: controller.signal,
      onFrames: () => controller.abort(reason),
    });
    await expect(running).rejects.toBe(reason);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('a signal that was aborted before starts nothing', async () => {
    const gone = { ...ffmpeg, path: '/nowhere/ffmpeg' };
    const signal = AbortSignal.abort('too late');
    const run = runFfmpeg(gone, { purpose: 'start', arguments: [], signal });
    await expect(run).rejects.toBe('too late');
  });

  test('an ffmpeg that is gone is a failure like any other', async () => {
    const gone = { ...ffmpeg, path: '/nowhere/ffmpeg' };
    const run = runFfmpeg(gone, { purpose: 'start', arguments: [] });
    await expect(run).rejects.toMatchObject({ code: 'media/ffmpeg-failed' });
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['fails', 'echo "x: No space left on device" >&2; exit 1', { code: 'ENOSPC' }],
    ['ends well', 'echo "trailer: No space left on device" >&2; exit 0', { code: 'ENOSPC' }],
    ['has no quota', 'echo "x: Disk quota exceeded" >&2; exit 1', { code: 'EDQUOT', errno: -122 }],
    ['is ended for it', 'kill -XFSZ $$', { code: 'EFBIG' }],
  ])(
    'a disk that refuses is told as the system tells it, where ffmpeg %s',
    async (_, script, is) => {
      const clip = join(scratch.path, 'clip.mp4');
      const run = { purpose: 'write', arguments: ['-y', `file:${clip}`] };
      await expect(runFfmpeg(await pretender(script), run)).rejects.toMatchObject({
        ...is,
        path: clip,
      });
    },
  );

  test('a folder that can’t be written to is found out by trying', async () => {
    const clip = join(scratch.path, 'nowhere', 'clip.mp4');
    const run = { purpose: 'write', arguments: [`file:${clip}`] };
    await expect(runFfmpeg(await pretender('exit 1'), run)).rejects.toMatchObject({
      code: 'ENOENT',
      path: clip,
    });
  });

  test('what it only complains of is no failure, and leaves nothing behind', async () => {
    const before = await readdir(scratch.path);
    const run = { purpose: 'write', arguments: [`file:${join(scratch.path, 'clip.mp4')}`] };
    const complainer = await pretender('echo "missing picture" >&2');
    await runFfmpeg(complainer, run);
    expect(await readdir(scratch.path)).toEqual([...before, basename(complainer.path)].toSorted());
  });

  test('of a flood of complaints the end is kept', async () => {
    const flood = 'yes complaint | head -n 500000 >&2; echo the end >&2; exit 1';
    const run = runFfmpeg(await pretender(flood), { purpose: 'shout', arguments: [] });
    const message = await run.then(String, (error: Error) => error.message);
    expect(message).toMatch(/^ffmpeg could not shout: /);
    expect(message).toMatch(/complaint\nthe end$/);
    expect(message.length).toBeLessThan(5000);
  });

  test('the child is given its own environment and nothing of ours', async () => {
    const { stdout } = await runFfmpeg(await pretender('env'), {
      purpose: 'tell its environment',
      arguments: [],
      capture: true,
    });
    const names = Buffer.from(stdout).toString('utf8').trim().split('\n');
    const given = names.map((line) => line.split('=')[0]).filter((name) => name !== '_');
    const allowed = ['HOME', 'LD_LIBRARY_PATH', 'PATH', 'PWD', 'SHLVL', 'TEMP', 'TMP', 'TMPDIR'];
    expect(
      given.filter((name = '') => !allowed.includes(name) && !name.startsWith('MALLOC_')),
    ).toEqual([]);
  });

  /** A program of our own in the place of ffmpeg. */
  async function pretender(script: string): Promise<Ffmpeg> {
    const path = join(scratch.path, `pretender-${script.length}`);
    await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { ...ffmpeg, path };
  }
});
