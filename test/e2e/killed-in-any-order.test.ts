import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { chargesIn, paidAgain, twiceUnderWay } from '../support/paid-twice.ts';
import { BIN } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';
/** `MINISTUDIO_KILLS=200 npm run jest -- test/e2e/killed-in-any-order` kills that often. */
const KILLS = Number(process.env['MINISTUDIO_KILLS'] ?? 8);
const COMMANDS = [
  'render',
  'animatic',
  'render',
  'retake a --note slower',
  'render --stale',
  'render --only c',
  'render',
  'render --fresh',
] as const;

let server: VideosServer;
beforeEach(async () => {
  server = await startVideosServer({ key: KEY });
});
afterEach(() => server.close());

const env = (): Record<string, string> => ({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url });

test('killed at any moment of any command, and changed in between, a film loses nothing that is paid for, and nothing is paid for twice', async () => {
  const folder = await newFolder();
  const film = await filmIn(folder);
  const told: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    if (kill % 3 === 2) told.push(edited(film));
    const before = chargesIn(folder);
    const command = COMMANDS[kill % COMMANDS.length]!;
    // Later and later, and from the start again: a start takes some hundred milliseconds.
    const afterMs = 300 + ((kill * 397) % 1300);
    await killed(film, command, afterMs);
    await settle(film, folder);
    const after = chargesIn(folder);
    told.push(`${command} for ${afterMs} ms: ${server.jobs.length} jobs`);
    const wrong = [...paidAgain(before, after), ...twiceUnderWay(after), ...unknownTo(folder)];
    expect({ wrong, told: wrong.length > 0 ? told : [] }).toEqual({ wrong: [], told: [] });
  }
  // What is under way is fetched by what asked for it, or left, and the film comes to its end.
  const before = chargesIn(folder);
  const last = await runHere(['render', film, '--stale'], { cwd: folder, env: env() });
  expect(last).toMatchObject({ code: 0 });
  expect(paidAgain(before, chargesIn(folder))).toEqual([]);
  expect(unknownTo(folder)).toEqual([]);
}, 900_000);

async function filmIn(folder: string): Promise<string> {
  const price = 'usd_per_second: 0.25, as_of: 2026-01-01';
  writeFileSync(
    join(folder, 'ministudio.config.yaml'),
    `providers: { openai-videos: { prices: { sora-2: { ${price} } } } }\n`,
  );
  return await writeFilm(
    folder,
    `ministudio: 1
title: Killed
format: { resolution: 64x36, fps: 6 }
providers: openai-videos
shots:
  - { id: a, action: She sits., duration: 16s }
  - { id: b, action: She stands., duration: 4s, join: { mode: chain } }
  - { id: c, action: He runs., duration: 4s }
`,
  );
}

/** To and fro. */
function edited(film: string): string {
  const text = readFileSync(film, 'utf8');
  const [from, to] = text.includes('She sits.') ? ['sits', 'jumps'] : ['jumps', 'sits'];
  writeFileSync(film, text.replace(`She ${from}.`, `She ${to}.`));
  return `she ${to}`;
}

async function killed(film: string, command: string, afterMs: number): Promise<void> {
  const [name, ...rest] = command.split(' ');
  const child = spawn(process.execPath, [BIN, name!, film, ...rest], {
    env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: '/nonexistent', ...env() },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const over = new AbortController();
  await Promise.race([sleep(afterMs, undefined, { signal: over.signal }).catch(() => {}), ended]);
  over.abort();
  child.kill('SIGKILL');
  await ended;
}

/** Looks in the console for what may have been charged: names what is there, and denies the rest. */
async function settle(film: string, folder: string): Promise<void> {
  const run = async (...args: string[]) =>
    await runHere(['resolve', film, ...args], { cwd: folder, env: env() });
  const { jobs } = JSON.parse((await run('--json')).stdout) as {
    jobs: readonly { job: string; shot: string }[];
  };
  for (const { job, shot } of jobs) {
    const [there] = unknownTo(folder);
    const answer = there === undefined ? ['--resubmit'] : ['--operation', there];
    expect(await run(shot, '--job', job, ...answer)).toMatchObject({ code: 0 });
  }
}

/** Jobs that the service has taken, and the ledger does not name. */
function unknownTo(folder: string): readonly string[] {
  const path = join(folder, '.ministudio/film.ledger.jsonl');
  const ledger = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return server.jobs.map(({ id }) => id).filter((id) => !ledger.includes(`"${id}"`));
}
