import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { costs, type CostsOptions } from '../../src/cli/commands/costs.ts';
import type { Shell } from '../../src/cli/shell.ts';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import type { Json } from '../../src/film/json.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { openLedger } from '../../src/store/ledger/ledger.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const FILM = `ministudio: 1
title: Two
format: { resolution: 64x36, fps: 24 }
shots:
  - { id: wide, size: ws, action: A door opens., duration: 4s }
  - { id: close, size: cu, action: A door closes., duration: 2s }
`;
const DAY = Date.UTC(2026, 10, 25);
const NEXT_DAY = Date.UTC(2026, 10, 26);

let folder: string;
beforeEach(async () => {
  folder = await newFolder();
  await mkdir(join(folder, '.ministudio'));
});

interface Job {
  readonly shot: string;
  readonly take?: number;
  readonly at?: number;
  readonly model?: string;
  readonly usd?: number | null;
  readonly end?: Json;
}

const clip = (name: string, actualUsd: number | null = null): Json => ({
  kind: 'clip',
  clip: name,
  actualUsd,
  notes: [],
});

/** Writes a film and the ledger of its jobs; those that made a clip have made a take. */
async function film(name: string, jobs: readonly Job[], text = FILM): Promise<void> {
  await writeFile(join(folder, `${name}.yaml`), text);
  const ledger = await openLedger(join(folder, '.ministudio', `${name}.ledger.jsonl`), {
    now: () => DAY,
  });
  for (const job of jobs) {
    const { shot, take = 1, at = DAY, model = 'kling-3.0', usd = 2, end } = job;
    const job_ = `${shot}/t${take}/s1/0123456789abcdef`;
    const provider = model.split('-')[0]!;
    await ledger.append({
      kind: 'step',
      name: `${job_}#claim1`,
      result: { by: 'x', at, provider, model, usd },
    });
    if (end === undefined) continue;
    await ledger.append({ kind: 'step', name: `${job_}#submit1`, result: end });
    const { clip: made } = end as { readonly clip?: string };
    if (made === undefined) continue;
    const record = { shot, take, clips: [made], frames: shot === 'wide' ? 96 : 48 };
    const named = { fingerprint: 'f', file: 'file', lastFrame: 'frame', provider, model };
    const cost = { estimatedUsd: usd, actualUsd: null };
    const whole = { ...record, ...named, cost, notes: [] } as unknown as TakeRecord;
    await ledger.append({ kind: 'take', take: whole });
  }
  await ledger.close();
}

async function ask(named: readonly string[] = [], options: CostsOptions = {}) {
  let [stdout, stderr] = ['', ''];
  const shell: Shell = {
    cwd: folder,
    environment: { get: () => undefined },
    redactor: createRedactor(),
    out: (text) => (stdout += text),
    err: (text) => (stderr += text),
    color: false,
    now: () => NEXT_DAY,
    signal: new AbortController().signal,
  };
  const code = await costs(shell, named, options);
  return { code, stdout, stderr: stderr.replaceAll(folder, '.') };
}

const JOBS: readonly Job[] = [
  { shot: 'wide', end: clip('one', 1.5) },
  { shot: 'wide', take: 2, at: NEXT_DAY, end: clip('two') },
  { shot: 'close', model: 'luma-ray', usd: 1, end: { kind: 'failed', charged: 'unknown' } },
  { shot: 'close', take: 2, at: NEXT_DAY, model: 'luma-ray', usd: 1, end: clip('three') },
  { shot: 'close', take: 3, model: 'luma-ray', usd: 1, end: { kind: 'not-taken' } },
];

describe('costs', () => {
  test('tells what a film has cost, for what, and what it has nothing of', async () => {
    await film('film', JOBS);
    expect(await ask()).toEqual({
      code: ExitCode.done,
      stderr: '',
      stdout: `film.yaml (.ministudio/film.ledger.jsonl)
  spent: $4.50
  possibly charged besides: $1.00
  wasted of that: $2.50 (failed $1.00, superseded $1.50)
  per usable second: $0.917, of 6.0 s

                         spent  possible  wasted  jobs
  provider   kling       $3.50     $0.00   $1.50     2
             luma        $1.00     $1.00   $1.00     2
  model      kling-3.0   $3.50     $0.00   $1.50     2
             luma-ray    $1.00     $1.00   $1.00     2
  day (UTC)  2026-11-25  $1.50     $1.00   $2.50     2
             2026-11-26  $3.00     $0.00   $0.00     2
  shot       wide        $3.50     $0.00   $1.50     2
             close       $1.00     $1.00   $1.00     2
`,
    });
  });

  test('is shown in README.md as it is printed', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    await film('film', JOBS);
    expect(readme).toContain(`\`\`\`text\n${(await ask()).stdout}\`\`\``);
  });

  test('says at least how much where a price is not known', async () => {
    await film('film', [{ shot: 'wide', usd: null, end: clip('one') }, ...JOBS.slice(3, 4)]);
    const { stdout } = await ask(['film.yaml']);
    expect(stdout.split('\n').slice(1, 7)).toEqual([
      '  spent: at least $1.00, and 1 job at unknown prices',
      '  per usable second: at least $0.167, of 6.0 s',
      '',
      '                         spent  unpriced  jobs',
      '  provider   luma        $1.00         0     1',
      '             kling       $0.00         1     1',
    ]);
  });

  test('never shows as nothing what has cost next to nothing', async () => {
    await film('film', [{ shot: 'wide', usd: 1e-6, end: clip('one') }]);
    const { stdout } = await ask();
    expect(stdout.split('\n').slice(1, 3)).toEqual([
      '  spent: $0.000001',
      '  per usable second: $0.000001, of 4.0 s',
    ]);
  });

  test('counts a film once, however often it is named', async () => {
    await film('film', JOBS);
    const { stdout } = await ask(['film.yaml', './film.yaml', 'film.yml']);
    expect(stdout).toBe((await ask()).stdout);
  });

  test('tells those of a day and later', async () => {
    await film('film', JOBS);
    const { stdout } = await ask([], { since: '2026-11-26', json: true });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'ministudio/costs@1',
      since: '2026-11-26',
      total: { jobs: 2, spentUsd: 3 },
      films: [{ usableSeconds: null, byDay: [{ day: '2026-11-26' }] }],
    });
    await expect(ask([], { since: 'monday' })).rejects.toMatchObject({ code: 'usage/wrong-flag' });
    await expect(ask([], { since: '2026-02-30' })).rejects.toMatchObject({
      code: 'usage/wrong-flag',
    });
  });

  test('tells all films of the folder, those that can’t be read too, and what all came to', async () => {
    await film('one', JOBS.slice(0, 1));
    await film('two', JOBS.slice(0, 1), 'title: [');
    const { stdout } = await ask();
    expect(stdout.match(/^\S.*|.*per usable.*/gm)).toEqual([
      'one.yaml (.ministudio/one.ledger.jsonl)',
      '  per usable second: $0.375, of 4.0 s',
      'two.yaml (.ministudio/two.ledger.jsonl)',
      'all 2 films',
    ]);
    expect(stdout).toMatch(/all 2 films\n {2}spent: \$3\.00\n$/);
  });

  test('writes nothing, and reads on where a line is just being written', async () => {
    await film('film', JOBS);
    const path = join(folder, '.ministudio', 'film.ledger.jsonl');
    await appendFile(path, '{"n":99,"kind":"st');
    const before = await readFile(path);
    expect((await ask()).code).toBe(ExitCode.done);
    expect(await readFile(path)).toEqual(before);
  });

  test('tells of a ledger that is gone, and does not leave it out without a word', async () => {
    await film('gone', [{ shot: 'wide', end: clip('one') }]);
    await rm(join(folder, '.ministudio', 'gone.ledger.jsonl'));
    const { code, stderr } = await ask();
    expect(code).toBe(9);
    expect(stderr).toContain('gone.ledger.jsonl: the ledger is gone: it had 4 lines');
  });

  test('tells the line of a ledger that is damaged, and shows the others', async () => {
    await film('bad', JOBS);
    await film('good', JOBS);
    const path = join(folder, '.ministudio', 'bad.ledger.jsonl');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"usd":2', '"usd":0'));
    const { code, stdout, stderr } = await ask();
    expect(code).toBe(ExitCode.workingFolder);
    expect(stderr).toContain(
      'error ledger/damaged  ./.ministudio/bad.ledger.jsonl:2: the line was changed after it was written\n',
    );
    expect(stdout).toContain('good.yaml');
  });

  test('says that there is nothing where there is nothing', async () => {
    expect(await ask()).toEqual({
      code: ExitCode.done,
      stdout: '',
      stderr: './.ministudio has no ledger\n',
    });
    await film('film', []);
    expect(await ask(['flim.yaml'])).toMatchObject({
      code: ExitCode.usage,
      stderr: expect.stringContaining(
        'there is no flim.yaml, and no .ministudio/flim.ledger.jsonl',
      ),
    });
    expect((await ask()).stdout).toBe(
      'film.yaml (.ministudio/film.ledger.jsonl)\n  nothing was paid for\n',
    );
  });
});
