import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sourceScript } from '../support/source-script.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const RACERS = 10;
/** Once they run, a race takes a moment. */
const RACES = 5;

/**
 * Says `ready`, and then of each line, which names a folder, what became of its try there; holds what it
 * got until it ends.
 */
const RACER = `
import { lockFilm } from './src/store/lock/lock.ts';
import disk from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { createInterface } from 'node:readline';
const [strategy, links] = process.argv.slice(2);
if (links === 'none') {
  disk.link = async () => { throw Object.assign(new Error('no links'), { code: 'EPERM' }); };
  syncBuiltinESMExports();
}
console.log('ready');
for await (const folder of createInterface({ input: process.stdin })) {
  try {
    await lockFilm({
      folder, film: 'film', strategy, now: Date.now,
      emit() {}, onRobbed() {}, delay: async () => {},
    });
    console.log('won');
  } catch (error) {
    console.log(error.code ?? error.stack);
  }
}
`;

interface Racer {
  readonly process: ChildProcess;
  /** The next line that it says. */
  readonly line: () => Promise<string>;
}

async function start(command: string, args: readonly string[]): Promise<Racer> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  let told = (): void => {};
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    told();
  });
  const line = async (): Promise<string> => {
    while (!text.includes('\n')) await new Promise<void>((resolve) => (told = resolve));
    const [first, ...rest] = text.split('\n');
    text = rest.join('\n');
    return first!;
  };
  expect(await line()).toBe('ready');
  return { process: child, line };
}

async function end(racers: readonly Racer[]): Promise<void> {
  for (const { process: child } of racers) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}

/** An owner of another machine, silent for two minutes. */
async function leaveOwner(folder: string): Promise<void> {
  const path = join(folder, 'film.owner.json');
  const owner = { schema: 'ministudio/owner@1', id: 'gone', host: 'far-away', pid: 1 };
  await writeFile(path, JSON.stringify({ ...owner, since: '2026-01-01T00:00:00Z' }));
  const at = Date.now() / 1000 - 120;
  await utimes(path, at, at);
}

/** Whether processes can be given a network of their own, as containers have. */
const canUnshare =
  process.platform === 'linux' && spawnSync('unshare', ['-n', 'true']).status === 0;
if (!canUnshare) {
  process.stderr.write('No network namespace may be made here: containers are not tried.\n');
}

describe('of ten processes', () => {
  let script: string;

  beforeAll(async () => {
    script = await sourceScript(await mkdtemp(join(tmpdir(), 'ministudio-')), RACER);
  });

  afterAll(() => rm(dirname(script), { recursive: true }));

  /** To start them takes longer than a race, so they race again, for other films. */
  const teams = new Map<string, readonly Racer[]>();

  async function race(folder: string, args: readonly string[], apart: boolean): Promise<string[]> {
    const node = [process.execPath, script, ...args];
    const [command, ...rest] = apart ? ['unshare', '-n', ...node] : node;
    const team = [command, ...rest].join(' ');
    const racers =
      teams.get(team) ??
      (await Promise.all(Array.from({ length: RACERS }, () => start(command!, rest))));
    teams.set(team, racers);
    for (const { process: child } of racers) child.stdin!.write(`${folder}\n`);
    return (await Promise.all(racers.map(({ line }) => line()))).toSorted();
  }

  /** Races for free films, one after the other. */
  async function raceOften(args: readonly string[], apart: boolean): Promise<void> {
    for (let number = 0; number < RACES; number += 1) {
      expect(await race(await newFolder(), args, apart)).toEqual(ONE_WINNER);
    }
  }

  async function killAll(): Promise<void> {
    const racers = [...teams.values()].flat();
    teams.clear();
    await end(racers);
  }
  afterAll(killAll);

  const ONE_WINNER = [...Array<string>(RACERS - 1).fill('folder/locked'), 'won'];
  const onlyApart = canUnshare ? test : test.skip;

  test.each(process.platform === 'linux' ? ['socket', 'process'] : ['process'])(
    'that race for a free film, one wins (by %s)',
    async (strategy) => {
      const folder = await newFolder();
      await raceOften([strategy], false);
      expect(await race(folder, [strategy], false)).toEqual(ONE_WINNER);
      await killAll();
      // They block nobody.
      expect(await race(folder, [strategy], false)).toEqual(ONE_WINNER);
    },
  );

  test('that race for the film of a dead machine, one wins', async () => {
    const folder = await newFolder();
    await leaveOwner(folder);
    expect(await race(folder, ['process'], false)).toEqual(ONE_WINNER);
    expect(await readdir(folder)).toEqual(['film.owner.json']);
  });

  onlyApart('in containers of their own, one wins a dead one’s film', async () => {
    const folder = await newFolder();
    await leaveOwner(folder);
    expect(await race(folder, ['socket'], true)).toEqual(ONE_WINNER);
  });

  test('on a disk that has no links, as exFAT, one wins as well', async () => {
    const folder = await newFolder();
    await raceOften(['process', 'none'], false);
    await leaveOwner(folder);
    expect(await race(folder, ['process', 'none'], false)).toEqual(ONE_WINNER);
    expect(await readdir(folder)).toEqual(['film.owner.json']);
  });

  onlyApart('in containers of their own, one wins a free film', async () => {
    await raceOften(['socket'], true);
  });
});
