import { tmpdir } from 'node:os';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readFilmFile } from '../../src/cli/reading/read-and-report.ts';
import { runProviders } from '../../src/cli/providers/run-providers.ts';
import { processEnvironment } from '../../src/secrets/environment.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { FILMS, filmsIn } from './stored-films.ts';

const PROVIDERS = await runProviders(
  { environment: processEnvironment, cwd: tmpdir(), redactor: createRedactor() },
  { envFiles: false },
);

const GUIDE = readFileSync(new URL('README.md', FILMS), 'utf8');
const newFolder = temporaryFolders();

/** Blocks that are whole films begin with the version; all others are fragments. */
const films = [...GUIDE.matchAll(/```yaml\n(ministudio: 1\n[^]*?)```/g)].map(([, text]) => text!);

describe('films/README.md', () => {
  test('teaches with whole films', () => {
    expect(films.length).toBeGreaterThan(3);
  });

  test.each(films.map((text) => [/^title: (.*)$/m.exec(text)?.[1], text]))(
    'shows "%s" without an error',
    async (_, text) => {
      const file = join(await newFolder(), 'film.yaml');
      await writeFile(file, text!);
      const { diagnostics } = await readFilmFile(file, {}, PROVIDERS);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  test('names every film of the folder', () => {
    for (const name of filmsIn(FILMS)) expect(GUIDE).toContain(`(${name}/film.yaml)`);
  });
});
