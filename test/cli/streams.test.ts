import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { BIN } from '../support/run-cli.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const onLinux = process.platform === 'linux' ? test : test.skip;

/** A film with so many problems that no pipe holds them. */
async function brokenFilm(folder: string): Promise<string> {
  const file = join(folder, 'film.yaml');
  const keys = Array.from({ length: 1_000 }, (_, index) => `key-${index}: 1\n`);
  await writeFile(file, `title: T\n${keys.join('')}shots: [{ id: a, action: Hello. }]\n`);
  return file;
}

describe('what can’t be written', () => {
  test('because its reader has seen enough is success', async () => {
    const film = await brokenFilm(await newFolder());
    const films = Array.from({ length: 20 }, () => film);
    const child = spawn(process.execPath, [BIN, 'validate', ...films], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
  });

  onLinux('because the disk is full is told, and exits 9', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [BIN, 'validate', await brokenFilm(await newFolder())], {
      stdio: ['ignore', full, 'pipe'],
    });
    let told = '';
    child.stderr!.on('data', (chunk: Buffer) => (told += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, told }).toEqual({
      code: 9,
      told: 'error folder/full  cannot write the output: the disk is full\n  Make room and run it again: it goes on where it stopped.\n',
    });
  });
});
