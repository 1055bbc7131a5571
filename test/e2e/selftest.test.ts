import { describe, expect, test } from '@jest/globals';
import type { SelftestDocument } from '../../src/cli/selftest/selftest-document.ts';
import { poorFfmpeg } from '../support/poor-ffmpeg.ts';
import { runHere } from '../support/run-here.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('selftest av', () => {
  test('finds every beep of every odd clip with its flash, at a whole rate and at one that is none', async () => {
    const { code, stdout, stderr } = await runHere(['selftest', 'av', '--json']);
    expect(stderr).toBe('');
    const { schema, ok, films } = JSON.parse(stdout) as SelftestDocument;
    expect({ schema, ok, code }).toEqual({ schema: 'ministudio/selftest@1', ok: true, code: 0 });
    expect(films.map(({ fps }) => fps)).toEqual(['24', '30000/1001']);
    for (const { shots, problems, frames, samples } of films) {
      expect(problems).toEqual([]);
      expect(frames).toEqual({
        planned: frames.planned,
        decoded: frames.planned,
        indexed: frames.planned,
      });
      expect(samples.indexed).toBe(samples.planned);
      const found = shots.flatMap(({ offsetsMs }) => offsetsMs.filter((offset) => offset !== null));
      expect(found).toHaveLength(shots.reduce((sum, each) => sum + each.flashes, 0) - 1);
      expect(Math.max(...found.map(Math.abs))).toBeLessThanOrEqual(1);
    }
  });

  test('prints a table for people, and which ffmpeg it has not taken', async () => {
    const { env, told } = poorFfmpeg(await newFolder());
    const { code, stdout, stderr } = await runHere(['selftest', 'av', '--fps', '25'], { env });
    expect(code).toBe(0);
    expect(stderr.split(told)).toHaveLength(2);
    expect(stdout).toMatch(/^25 fps: 18 shots, (\d+) of \1 frames, (\d+) of \2 samples$/m);
    expect(stdout).toMatch(/^ {2}shot-4 +silent +cut, dissolve 5 +no sound +\d+\.\d×$/m);
    expect(stdout).toMatch(/^✔ every beep is within 1 ms of its flash/m);
  });

  test('refuses a rate that is none', async () => {
    const { code, stderr } = await runHere(['selftest', 'av', '--fps', '24,fast']);
    expect(code).toBe(2);
    expect(stderr).toContain('--fps fast is no frame rate that can be tried');
  });

  test('exits 8 where ffmpeg can’t be had', async () => {
    const env = { MINISTUDIO_FFMPEG: '/nonexistent/ffmpeg' };
    const { code, stderr } = await runHere(['selftest', 'av'], { env });
    expect(code).toBe(8);
    expect(stderr).toContain('media/ffmpeg-missing');
  });
});
