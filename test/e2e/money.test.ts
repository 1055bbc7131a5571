import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CostsDocument } from '../../src/report/costs-text.ts';
import { tinyClip } from '../fakes/tiny-clip.ts';
import { DEAR, dearProvider } from '../support/dear-provider.ts';
import { BIN, type CliResult, runCli } from '../support/run-cli.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/**
 * Charges what `CHARGES` says, and notes each submission in `accepted`. With `WAITS` its jobs end when there is a
 * file `ready`.
 */
const provider = (folder: string): string =>
  dearProvider({
    imports: `import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';`,
    helpers: `const { CHARGES, WAITS } = process.env;
const made = () => {
  const bytes = readFileSync('${folder}/clip.mp4');
  const actual = CHARGES === undefined ? {} : { actualUsd: Number(CHARGES) };
  return { kind: 'completed', media: { kind: 'bytes', bytes }, ...actual };
};`,
    methods: `async start() {
      writeFileSync('${folder}/accepted/' + randomUUID(), '');
      return WAITS === undefined ? made() : { kind: 'started', operation: {} };
    },
    async check() { return existsSync('${folder}/ready') ? made() : { kind: 'pending' }; },`,
  });

const film = (title: string, shots: number): string =>
  `ministudio: 1
title: ${title}
format: { resolution: 64x36, fps: 12 }
providers: dear
shots:
${Array.from({ length: shots }, (_, shot) => `  - { id: s${shot + 1}, size: ws, action: A door opens., duration: 2s }`).join('\n')}
`;

let folder: string;
beforeEach(async () => {
  folder = await newFolder();
  await mkdir(join(folder, 'accepted'));
  await writeFile(join(folder, 'dear.mjs'), provider(folder));
  const clip = await tinyClip({ width: 64, height: 36, fps: 12, seconds: 2 });
  await writeFile(join(folder, 'clip.mp4'), clip);
});

const configure = (budget: string): Promise<void> =>
  writeFile(join(folder, 'ministudio.config.yaml'), `budget: ${budget}\n${DEAR}`);
const run = (args: readonly string[], env: Record<string, string> = {}): Promise<CliResult> =>
  runCli(args, { cwd: folder, env });
const accepted = async (): Promise<number> => (await readdir(join(folder, 'accepted'))).length;

describe('a provider that charges more than it said', () => {
  test('is given nothing more that would pass the cap; what is made is kept, and paid for once', async () => {
    await configure('1');
    await writeFile(join(folder, 'film.yaml'), film('Dear', 3));
    const first = await run(['render', 'film.yaml'], { CHARGES: '0.5' });
    expect(first.code).toBe(7);
    expect(first.stderr).toContain(
      'error budget/passed  shot s3: this would cost $0.20 after $1.00 that were spent or are under way, and $1.00 are allowed\n',
    );
    expect(await accepted()).toBe(2);

    // Nothing is begun while the rest does not fit.
    const again = await run(['render', 'film.yaml']);
    expect(again.code).toBe(7);
    expect(again.stderr).toContain(
      'this would cost $0.20 after $1.00 that were spent, and $1.00 are allowed',
    );
    expect(await accepted()).toBe(2);

    const enough = await run(['render', 'film.yaml', '--budget', '1.2', '--json']);
    expect(enough.code).toBe(0);
    expect(await accepted()).toBe(3);
    const wastedUsd = { failed: 0, superseded: 0 };
    const costs = {
      run: { jobs: 1, spentUsd: 0.2, possibleUsd: 0, unpricedJobs: 0, wastedUsd },
      film: { jobs: 3, spentUsd: 1.2, possibleUsd: 0, unpricedJobs: 0, wastedUsd },
    };
    expect(JSON.parse(enough.stdout)).toMatchObject({ costs });
    const told = JSON.parse((await run(['costs', '--json'])).stdout) as CostsDocument;
    expect(told.films).toEqual([
      expect.objectContaining({ ...costs.film, film: 'film.yaml', usdPerUsableSecond: 0.2 }),
    ]);
  });
});

describe('a month’s budget', () => {
  test('holds for two films that are rendered at once, and a higher one lets both be finished', async () => {
    await configure('{ month: 0.5 }');
    for (const name of ['one', 'two']) {
      await writeFile(join(folder, `${name}.yaml`), film(name, 2));
    }
    const both = await Promise.all([run(['render', 'one.yaml']), run(['render', 'two.yaml'])]);
    expect(await accepted()).toBe(2);
    expect(both.map(({ code }) => code)).toContain(7);
    const book = join(folder, '.ministudio/spending.jsonl');
    const settled = (await readFile(book, 'utf8')).match(/"kind":"settled"/g);
    expect(settled).toHaveLength(2);
    for (const name of ['one', 'two']) {
      const more = { MINISTUDIO_BUDGET_MONTH: '0.8' };
      expect((await run(['render', `${name}.yaml`], more)).code).toBe(0);
    }
    expect(await accepted()).toBe(4);
  });
});

test('a month counts on what its book has lost of a film, and says so', async () => {
  await configure('{ month: 0.3 }');
  await writeFile(join(folder, 'film.yaml'), film('Dear', 1));
  expect((await run(['render', 'film.yaml'])).code).toBe(0);
  const book = join(folder, '.ministudio/spending.jsonl');
  await rm(book);
  await writeFile(join(folder, 'film.yaml'), film('Dear', 2));
  const { code, stderr } = await run(['render', 'film.yaml']);
  expect(code).toBe(7);
  expect(stderr).toContain(
    'this would cost $0.20 after $0.20 that were spent or are under way in ',
  );
  expect(stderr).toContain(`${book} lacked 1 job of this film in this month: $0.20 is counted`);
  expect(await accepted()).toBe(1);
  const more = await run(['render', 'film.yaml'], { MINISTUDIO_BUDGET_MONTH: '0.4' });
  expect(more.code).toBe(0);
  expect(await accepted()).toBe(2);
});

test('a job of a run that was killed may be charged, is counted once, and is settled by the next run', async () => {
  await configure('{ film: 0.2, month: 0.2 }');
  await writeFile(join(folder, 'film.yaml'), film('Dear', 1));
  const ledger = join(folder, '.ministudio/film.ledger.jsonl');
  const killed = spawn(process.execPath, [BIN, 'render', 'film.yaml'], {
    cwd: folder,
    env: {
      ...process.env,
      MINISTUDIO_ENV_FILE: '/dev/null',
      XDG_CONFIG_HOME: '/nonexistent',
      WAITS: '1',
    },
    stdio: 'ignore',
  });
  const gone = once(killed, 'exit');
  while (!(await readFile(ledger, 'utf8').catch(() => '')).includes('"kind":"started"')) {
    if (killed.exitCode !== null) throw new Error('it has ended by itself');
    await setImmediate();
  }
  killed.kill('SIGKILL');
  await gone;
  expect((await run(['costs'])).stdout).toContain(
    '  spent: $0.00\n  possibly charged besides: $0.20\n',
  );

  await writeFile(join(folder, 'ready'), '');
  const { code, stderr } = await run(['render', 'film.yaml'], { WAITS: '1', CHARGES: '0.15' });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(await accepted()).toBe(1);
  expect((await run(['costs'])).stdout).toContain('  spent: $0.15\n  per usable second: $0.075,');
  const book = await readFile(join(folder, '.ministudio/spending.jsonl'), 'utf8');
  expect(book.trim().split('\n').slice(1)).toEqual([
    expect.stringMatching(/"kind":"reserved".*"film":"film.yaml".*"usd":0.2,/),
    expect.stringMatching(/"kind":"settled".*"usd":0.15,/),
  ]);
});
