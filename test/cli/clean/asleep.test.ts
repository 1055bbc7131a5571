import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PreparedFilm } from '../../../src/cli/planning/prepare-film.ts';
import { shotId } from '../../../src/film/ids.ts';
import { beforeActs } from '../../support/before-acts.ts';

/** What happens the moment before a file is moved or removed; first, as what is loaded before is not seen. */
const acts = await beforeActs(['rename', 'rm', 'unlink']);
afterAll(acts.restore);
const { runProviders } = await import('../../../src/cli/providers/run-providers.ts');
const { filmPlace } = await import('../../../src/cli/reading/film-place.ts');
const { readFilmFile } = await import('../../../src/cli/reading/read-and-report.ts');
const { processEnvironment } = await import('../../../src/secrets/environment.ts');
const { createRedactor } = await import('../../../src/secrets/redactor.ts');
const { openLedger } = await import('../../../src/store/ledger/ledger.ts');
const { readLedger } = await import('../../../src/store/ledger/read-ledger.ts');
const { runHere } = await import('../../support/run-here.ts');
const { temporaryFolders } = await import('../../support/temporary-folder.ts');
const { cleanFilm } = await import('../../../src/cli/clean/clean-film.ts');
const { prepareFilm } = await import('../../../src/cli/planning/prepare-film.ts');

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

/** Cleans it, while something else happens: before it looks, or once just before it removes the first file. */
async function cleanWhile(act: (work: string) => Promise<void>, isLate = false) {
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
    if (!isLate) await act(work);
    return prepared;
  };
  if (isLate)
    acts.once(
      (path) => path.startsWith(join(work, 'takes')),
      () => act(work),
    );
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

/** Another takes the film over, and is there still. */
async function takeOver(work: string): Promise<void> {
  const owner = { schema: 'ministudio/owner@1', id: 'other', host: 'far-away', pid: 7 };
  const draft = join(work, 'draft');
  writeFileSync(draft, JSON.stringify({ ...owner, since: '2026-01-01T00:00:00Z' }));
  renameSync(draft, join(work, 'film.owner.json'));
}

/** Another has taken the film over, chosen a take, and left. */
async function choose(work: string): Promise<void> {
  const ledger = await openLedger(join(work, 'film.ledger.jsonl'));
  await ledger.append({ kind: 'circled', shot: shotId('near'), take: 1 });
  await ledger.close();
}

/** Another has taken the film over, used what was there without a line in the ledger, and left. */
async function comeAndGo(work: string): Promise<void> {
  rmSync(join(work, 'film.owner.json'));
}

/** Another has begun another film in the same folder. */
async function beginAnother(work: string): Promise<void> {
  const ledger = await openLedger(join(work, 'other.ledger.jsonl'));
  await ledger.close();
}

describe.each([
  ['before it has looked', false],
  ['between its last question and its act', true],
])('who was asleep %s', (_, isLate) => {
  test('while another took the film over, chose a take and left, removes nothing of it', async () => {
    const { cleaned, last, before, after } = await cleanWhile(choose, isLate);
    expect(cleaned).toMatch(/^folder\/locked: film.* (was worked on meanwhile|was taken over by )/);
    expect(last).toMatchObject({ kind: 'circled' });
    expect(after).toEqual(before);
  });

  test('and was taken for dead removes nothing under the eyes of the other', async () => {
    const { cleaned, before, after } = await cleanWhile(takeOver, isLate);
    expect(cleaned).toContain('folder/locked: film was taken over by process 7 on far-away');
    expect(after).toEqual(before);
  });

  test('removes nothing where another came and left no line', async () => {
    const { cleaned, before, after } = await cleanWhile(comeAndGo, isLate);
    expect(cleaned).toBe('folder/locked: film was worked on meanwhile');
    expect(after).toEqual(before);
  });

  test('removes nothing where another film was begun there', async () => {
    const { cleaned, before, after } = await cleanWhile(beginAnother, isLate);
    expect(cleaned).toBe('folder/locked: other was worked on meanwhile');
    expect(after).toEqual(before);
  });
});
