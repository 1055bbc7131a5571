import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { chainedFilm } from '../support/chained-film.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('a render of a film that is there already', () => {
  let film: string;
  let out: string;
  beforeEach(async () => {
    const folder = await newFolder();
    film = await writeFilm(folder, chainedFilm('mock'));
    out = join(folder, 'build/film');
    await render();
  });

  async function render(...flags: string[]): Promise<string> {
    const { code, stdout, stderr } = await runHere(['render', film, ...flags]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${join(out, 'film.mp4')}\n` });
    return stderr;
  }
  const writtenAt = async (): Promise<number> => (await stat(join(out, 'film.mp4'))).mtimeMs;

  test('writes nothing, and says so', async () => {
    const before = await writtenAt();
    const manifest = await readFile(join(out, 'manifest.json'), 'utf8');
    expect(await render()).toContain('film.mp4: 168 frames, 7.0 s, as it was\n');
    expect(await writtenAt()).toBe(before);
    expect(await readFile(join(out, 'manifest.json'), 'utf8')).toBe(manifest);
  });

  test.each([
    ['its film is not what was written', 'film.mp4'],
    ['a shot of it is not what was made', 'shots/arrival-wide-t1.mp4'],
    ['its manifest is damaged', 'manifest.json'],
  ])('makes it anew where %s', async (_, file) => {
    const before = await readFile(join(out, 'film.mp4'));
    const path = join(out, file);
    const shown = await readFile(path);
    // Another file of that name, and not the one that is kept.
    await rm(path);
    await writeFile(path, 'something else');
    expect(await render()).toContain('stitching 2 shots');
    expect((await readFile(join(out, 'film.mp4'))).equals(before)).toBe(true);
    if (file !== 'manifest.json') expect((await readFile(path)).equals(shown)).toBe(true);
  });

  test.each(['shots/arrival-wide-t1.mp4', 'frames/arrival-on-t1.png', 'report.html'])(
    'makes it anew where %s is gone',
    async (file) => {
      await rm(join(out, file));
      expect(await render()).toContain('stitching 2 shots');
      expect((await stat(join(out, file))).size).toBeGreaterThan(0);
    },
  );

  test('cuts it anew where the film is cut otherwise, though no shot has changed', async () => {
    const text = await readFile(film, 'utf8');
    await writeFile(
      film,
      text.replace('title:', 'ending: { type: fade_out, duration: 1s }\ntitle:'),
    );
    expect(await render()).toContain('stitching 2 shots');
  });
});
