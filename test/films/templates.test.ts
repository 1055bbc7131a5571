import { tmpdir } from 'node:os';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readFilmFile } from '../../src/cli/reading/read-and-report.ts';
import { runProviders } from '../../src/cli/providers/run-providers.ts';
import { processEnvironment } from '../../src/secrets/environment.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { TEMPLATES, filmFile, filmsIn } from './stored-films.ts';

const PROVIDERS = await runProviders(
  { environment: processEnvironment, cwd: tmpdir(), redactor: createRedactor() },
  { envFiles: false },
);

describe.each(filmsIn(TEMPLATES))('the template %s', (name) => {
  const file = filmFile(TEMPLATES, name);

  test('has no error and no warning', async () => {
    const { diagnostics } = await readFilmFile(file, {}, PROVIDERS);
    expect(diagnostics).toEqual([]);
  });

  test('begins with the published schema, so that an editor helps from the first line', () => {
    expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(
      '# yaml-language-server: $schema=https://unpkg.com/ministudio/schemas/film.schema.json',
    );
  });

  test('is drawn by the embedded provider, so that it renders as it is', async () => {
    const read = await readFilmFile(file, {}, PROVIDERS);
    expect(read).toMatchObject({ ok: true, film: { providers: { use: ['animatic'] } } });
  });
});
