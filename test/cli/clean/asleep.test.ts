import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cleanFilm } from '../../../src/cli/clean/clean-film.ts';
import { type PreparedFilm, prepareFilm } from '../../../src/cli/planning/prepare-film.ts';
import { runProviders } from '../../../src/cli/providers/run-providers.ts';
import { filmPlace } from '../../../src/cli/reading/film-place.ts';
import { readFilmFile } from '../../../src/cli/reading/read-and-report.ts';
import { shotId } from '../../../src/film/ids.ts';
import { processEnvironment } from '../../../src/secrets/environment.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { openLedger } from '../../../src/store/ledger/ledger.ts';
import { readLedger } from '../../../src/store/ledger/read-ledger.ts';
import { runHere } from '../../support/run-here.ts';
import { temporaryFolders } from '../../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const film = (near: string): string => `ministudio: 1
title: Cleaned
format: { resolution: 64x36, fps: 24 }
providers: mock
shots:
  - { id: far, action: Waves roll in., duration: 0.5s }
  - { id: near, action: ${near}, duration: 0.5s }
`;

/** Of a film with a take that it does not show. */
let rendered: string;
afterAll(() => rmSync(rendered, { recursive: true }));
beforeAll(async () => {
  rendered = mkdtempSync(join(tmpdir(), 'ministudio-'));
  const path = join(rendered, 'film.yaml');
  for (const near of ['They break.', 'They fall back.']) {
    writeFileSync(path, film(near));
    expect(await runHere(['render', path, '--stale', '--quiet'])).toMatchObject({ code: 0 });
  }
});

/** Cleans it, while something else happens. */
async function cleanWhile(act: (work: string) => Promise<void>) {
  const folder = await newFolder();
  cpSync(rendered, folder, { recursive: true });
  const path = join(folder, 'film.yaml');
  const work = join(folder, '.ministudio');
  const before = readdirSync(join(work, 'takes'));
  const outside = { environment: processEnvironment, cwd: folder, redactor: createRedactor() };
  const providers = await runProviders(outside, { envFiles: false });
  const read = await readFilmFile(path, {}, providers);
  if (!read.ok) throw new Error('the film has errors');
  const place = filmPlace(folder, path);
  const prepare = async (): Promise<PreparedFilm> => {
    const prepared = await prepareFilm(read.film, place, 'sizes', providers);
    await act(work);
    return prepared;
  };
  const cleaned = await cleanFilm(prepare, {
    place,
    redact: (text) => text,
    flags: { paid: false, oldLedgers: false },
    isDryRun: false,
    worker: { emit: () => {}, now: Date.now, delay: async () => {} },
  }).then(
    ({ removals }) => removals.length,
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );
  const { entries } = await readLedger(join(work, 'film.ledger.jsonl'));
  return { cleaned, last: entries.at(-1), before, after: readdirSync(join(work, 'takes')) };
}

test('what nothing needs goes, where nobody comes', async () => {
  const { cleaned, before, after } = await cleanWhile(async () => {});
  expect(cleaned).toBeGreaterThan(0);
  expect(after).toHaveLength(before.length - 1);
});

test('who was asleep while another took the film over, chose a take and left, removes nothing of it', async () => {
  const { cleaned, last, before, after } = await cleanWhile(async (work) => {
    const ledger = await openLedger(join(work, 'film.ledger.jsonl'));
    await ledger.append({ kind: 'circled', shot: shotId('near'), take: 1 });
    await ledger.close();
  });
  expect(cleaned).toBe('folder/locked: film.ledger.jsonl was worked on meanwhile');
  expect(last).toMatchObject({ kind: 'circled' });
  expect(after).toEqual(before);
});

test('who was taken for dead removes nothing under the eyes of the other', async () => {
  const { cleaned, before, after } = await cleanWhile(async (work) => {
    const owner = { schema: 'ministudio/owner@1', id: 'other', host: 'far-away', pid: 7 };
    const draft = join(work, 'draft');
    writeFileSync(draft, JSON.stringify({ ...owner, since: '2026-01-01T00:00:00Z' }));
    renameSync(draft, join(work, 'film.owner.json'));
  });
  expect(cleaned).toContain('folder/locked: film was taken over by process 7 on far-away');
  expect(after).toEqual(before);
});
