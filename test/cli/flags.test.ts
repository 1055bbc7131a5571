import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';

const FILM = `title: Two
format: { resolution: 64x36, fps: 12 }
vars: { n: 1 }
shots:
  - { id: a, size: ws, action: A door opens., duration: 1s }
  - { id: b, size: cu, action: A door closes., duration: 1s }
`;

describe('flags', () => {
  let folder: string;
  let film: string;
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'ministudio-')));
    film = await writeFilm(folder, FILM);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each([
    [['render', '--only', ''], '--only names nothing', 'Leave --only out, or name one.'],
    [
      ['plan', '--only', 'a', '--stale'],
      '--only names all that is shot, and --stale asks for more',
      'Leave one of them out.',
    ],
    [
      ['render', '--only', 'a', '--from', 'b'],
      '--only names all that is shot, and --from asks for more',
      'Leave one of them out.',
    ],
    [['render', '--only', ' , '], '--only names nothing', 'Leave --only out, or name one.'],
    [['plan', '--provider', ''], '--provider names nothing', 'Leave --provider out, or name one.'],
    [['render', '--out', ''], '--out names no folder', 'Leave --out out, or name one.'],
    [['plan', '--seed', ''], '--seed  is not a seed', 'Write a whole number from 0 to 4294967295.'],
    [
      ['plan', '--seed', '0x10'],
      '--seed 0x10 is not a seed',
      'Write a whole number from 0 to 4294967295.',
    ],
    [['render', '--budget', 'much'], '--budget much is no amount', 'Write US dollars: 12.50'],
    [['render', '--budget', '-1'], '--budget -1 is no amount', 'Write US dollars: 12.50'],
    [['plan', '--set', 'n'], '--set wants KEY=VALUE, not "n"', 'Write --set hero=red'],
  ])('%j is wrong usage, as an empty variable of the shell makes it', async (args, what, hint) => {
    const [command = '', ...rest] = args;
    expect(await runHere([command, film, ...rest])).toEqual({
      code: 2,
      stdout: '',
      stderr: `error usage/wrong-flag  ${what}\n  ${hint}\n`,
    });
  });

  test.each([
    ['mend', '--dry-run'],
    ['schema'],
    ['explain', 'film/duplicate-id'],
    ['providers', 'list'],
  ])('%s takes --no-color, as every command does', async (...args) => {
    const here = { cwd: folder };
    const command = args[0] === 'mend' ? ['mend', film, ...args.slice(1)] : args;
    const plain = await runHere(command, here);
    expect(await runHere([...command, '--no-color'], here)).toEqual(plain);
    expect(plain.code).not.toBe(2);
  });

  test.each(['plan', 'prompts', 'world', 'takes', 'render --dry-run'])(
    '%s --quiet tells errors only, beside its result',
    async (line) => {
      const [command = '', ...rest] = line.split(' ');
      const warned = join(folder, 'warned.yaml');
      await writeFile(warned, `${FILM}characters: { orb: { name: Orb } }\n`);
      const loud = await runHere([command, warned, ...rest]);
      expect(loud).toMatchObject({ code: 0, stderr: expect.stringContaining('warning') });
      const quiet = await runHere([command, warned, '--quiet', ...rest]);
      expect(quiet).toEqual({ ...loud, stderr: '' });
    },
  );

  test('a variable may be set by any name, and one that there is not is told', async () => {
    const { code, stderr } = await runHere(['plan', film, '--set', '__proto__=1']);
    expect(code).toBe(3);
    expect(stderr).toContain('`--set __proto__=…` names a variable that is not in `vars`.');
  });

  test('a shot that is not the film’s is told with those that are', async () => {
    expect(await runHere(['render', film, '--only', 'z', '--dry-run'])).toMatchObject({
      code: 2,
      stderr: 'error usage/unknown-shot  the film has no shot "z"\n  Known here: `a`, `b`.\n',
    });
  });

  test('--yes answers nothing, since nothing is asked, and lifts no budget', async () => {
    for (const command of ['render', 'animatic']) {
      const plain = await runHere([command, film, '--dry-run', '--json']);
      expect(await runHere([command, film, '--dry-run', '--json', '--yes'])).toEqual(plain);
      expect(plain.code).toBe(0);
    }
    const priced = join(folder, 'priced.yaml');
    const price = '{ usd_per_second: 0.25, as_of: 2026-01-01 }';
    await writeFile(priced, `providers: { mock: { prices: { mock-1: ${price} } } }\n`);
    const dear = await writeFilm(folder, FILM.replace('shots:', 'providers: mock\nshots:'));
    const run = ['render', dear, '--config', priced, '--budget', '0.01'];
    const held = await runHere(run);
    expect(held).toMatchObject({ code: 7, stderr: expect.stringContaining('budget/passed') });
    expect(await runHere([...run, '--yes'])).toEqual(held);
    await writeFilm(folder, FILM);
  });

  test('a dry run shows what the same flags would shoot, and shoots nothing', async () => {
    await runHere(['render', film, '--quiet']);
    const states = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { stdout } = await runHere(['render', film, '--dry-run', '--json', ...args]);
      const sheet = JSON.parse(stdout) as { shots: { id: string; state: string }[] };
      return sheet.shots.map(({ id, state }) => `${id} ${state}`);
    };
    expect(await states()).toEqual(['a fresh', 'b fresh']);
    expect(await states('--only', 'b')).toEqual(['a fresh', 'b stale']);
    expect(await states('--from', 'a')).toEqual(['a stale', 'b stale']);
    expect(await states('--fresh')).toEqual(['a stale', 'b stale']);
    expect(await states()).toEqual(['a fresh', 'b fresh']);
  });

  test('a provider that nobody knows is answered with the one that was probably meant', async () => {
    const { code, stderr } = await runHere(['plan', film, '--provider', 'animatci'], {});
    expect({ code, stderr }).toEqual({
      code: expect.any(Number),
      stderr: expect.stringContaining('ministudio knows (perhaps animatic?)'),
    });
    expect(code).not.toBe(0);
  });

  test.each(['plan', 'prompts', 'render'])(
    '%s --json answers a film that is not valid with the document of validate, and nothing else',
    async (command) => {
      const broken = await writeFilm(folder, 'title: T\nshots: [{ id: a, acton: Hm. }]\n');
      const { code, stdout, stderr } = await runHere([command, broken, '--json'], {});
      const { stdout: validated } = await runHere(['validate', broken, '--json'], {});
      expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: validated, stderr: '' });
      await writeFilm(folder, FILM);
    },
  );
});
