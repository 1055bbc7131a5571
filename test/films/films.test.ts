import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { filmPlace } from '../../src/cli/reading/film-place.ts';
import { prepareFilm } from '../../src/cli/planning/prepare-film.ts';
import { readFilmFile } from '../../src/cli/reading/read-and-report.ts';
import { runProviders } from '../../src/cli/providers/run-providers.ts';
import { processEnvironment } from '../../src/secrets/environment.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { printPrompts } from '../../src/compile/printed/print-prompts.ts';
import { describePrompts } from '../../src/compile/printed/prompts-document.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { goldenText } from './golden-file.ts';
import { FILMS, filmFile, filmsIn } from './stored-films.ts';

const PROVIDERS = await runProviders(
  { environment: processEnvironment, cwd: tmpdir(), redactor: createRedactor() },
  { envFiles: false },
);

const newFolder = temporaryFolders();

/** As if it had never been rendered: the takes of whoever runs the test are not looked at. */
async function prepare(name: string) {
  const file = filmFile(FILMS, name);
  const read = await readFilmFile(file, {}, PROVIDERS);
  if (!read.ok) throw new Error(`${file} has errors`);
  const place = filmPlace(process.cwd(), file);
  const unshot = { ...place, ledger: join(await newFolder(), 'none.jsonl') };
  return prepareFilm(read.film, unshot, 'sizes', PROVIDERS);
}

describe.each(filmsIn(FILMS))('the film %s', (name) => {
  test('has no error and no warning', async () => {
    const { diagnostics } = await readFilmFile(filmFile(FILMS, name), {}, PROVIDERS);
    expect(diagnostics).toEqual([]);
  });

  test('has the plan of its golden file', async () => {
    const { sheet } = await prepare(name);
    const shots = sheet.shots.map(({ fingerprint: _fingerprint, ...shot }) => shot);
    const lines = sheet.lines.map(({ fingerprint: _fingerprint, ...line }) => line);
    const plan = `${JSON.stringify({ ...sheet, shots, lines }, null, 2)}\n`;
    expect(plan).toBe(goldenText(name, 'plan.json', plan));
  });

  // Where each field went is left out: it is tested by itself, and is longer than the prompts.
  test('has the prompts of its golden file', async () => {
    const { compiled, keyframes, lines } = await prepare(name);
    const shots = compiled.map((shot) => ({ ...shot, fates: [] }));
    const prompts = printPrompts(describePrompts(shots, keyframes, lines));
    expect(prompts).toBe(goldenText(name, 'prompts.txt', prompts));
  });
});
