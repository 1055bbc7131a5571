import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { inRounds } from '../../../src/cli/watch/in-rounds.ts';
import type { Shell } from '../../../src/cli/shell.ts';
import { filmOf } from '../../support/film-builder.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

test('a film that is saved while it is being read, after its bytes were, is rendered once more', async () => {
  const folder = await newFolder();
  const file = join(folder, 'film.yaml');
  await writeFile(file, 'as it was');
  const end = new AbortController();
  const shell = {
    cwd: folder,
    now: Date.now,
    err() {},
    signal: new AbortController().signal,
    unheard: end.signal,
  } as unknown as Shell;
  let rounds = 0;
  const render = async ({ isNew }: Parameters<Parameters<typeof inRounds>[2]>[0]) => {
    rounds += 1;
    const title = rounds === 1 ? 'As it was' : 'As it is';
    // What was read is checked by now, and so was not yet compared.
    if (rounds === 1) await writeFile(file, 'as it is');
    await isNew(filmOf({ title }), ['film.yaml']);
    if (rounds === 2) end.abort();
    return 0;
  };
  const late = setTimeout(() => end.abort(), 3000);
  await inRounds(shell, 'film.yaml', render, async () => {});
  clearTimeout(late);
  expect(rounds).toBe(2);
});
