import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import { shotId } from '../../src/film/ids.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';
import type { ManifestShot } from '../../src/report/manifest.ts';
import { type LedgerEntry, openLedger } from '../../src/store/ledger/ledger.ts';
import { BIN } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/** The second goes on from the first; the third is by itself. */
function filmOf(provider: string, options = '{}'): string {
  return `ministudio: 1
title: Retakes
format: { resolution: 64x36, fps: 24 }
providers: { use: ${provider} }
provider_options: { ${provider}: ${options} }
scenes:
  - id: one
    shots:
      - { id: wide, action: Nothing moves., duration: 0.5s }
      - { id: on, action: Nothing moves., duration: 0.5s, join: { mode: chain } }
      - { id: close, action: Nothing moves., duration: 0.5s }
`;
}

function entriesOf(film: string): readonly LedgerEntry[] {
  return readFileSync(ledgerOf(film), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerEntry);
}

function ledgerOf(film: string): string {
  return join(dirname(film), '.ministudio/film.ledger.jsonl');
}

function takesOf(film: string): readonly TakeRecord[] {
  return entriesOf(film).flatMap((entry) => (entry.kind === 'take' ? [entry.take] : []));
}

function linesOf(stderr: string): readonly string[] {
  return stderr
    .trim()
    .replaceAll(/\d+\.\d s/g, '# s')
    .split('\n');
}

describe('a retake', () => {
  test('makes another take of one shot, cuts the film, and tells what goes on from another picture', async () => {
    const film = await writeFilm(await newFolder(), filmOf('mock'));
    expect(await runHere(['render', film, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout, stderr } = await runHere(
      ['retake', film, 'wide'].concat('--note', ' Slower,  and darker. ', '--seed', '7'),
    );
    const file = join(dirname(film), 'build/film/film.mp4');
    expect({ code, stdout, lines: linesOf(stderr) }).toEqual({
      code: 0,
      stdout: `${file}\n`,
      lines: [
        'wide: take 2 is to be made: mock (mock-1), seed 7, free; note: Slower, and darker.',
        'Retakes: 1 of 3 shots to shoot',
        'on: take 1 is used again',
        'close: take 1 is used again',
        'wide: take 2 on mock (mock-1)',
        'wide: take 2 done, 12 frames in # s',
        'stitching 3 shots, 36 frames',
        `${file}: 36 frames, # s`,
        'on is stale now: it goes on from another picture than is shown (--stale shoots anew, free)',
      ],
    });
    const [first, second] = takesOf(film).filter(({ shot }) => shot === 'wide');
    expect(second).toMatchObject({ take: 2, note: 'Slower, and darker.', seed: 7 });
    expect(second!.prompt).toBe(
      first!.prompt!.replace('moves.', 'moves. For this take: Slower, and darker.'),
    );
    // It counts as made for the film as it is: note and seed are its own.
    expect(second!.fingerprint).toBe(first!.fingerprint);
    const { stdout: plan } = await runHere(['plan', film]);
    expect(plan).toContain('= keep   wide');
    const { shots } = JSON.parse(
      readFileSync(join(dirname(film), 'build/film/manifest.json'), 'utf8'),
    ) as { readonly shots: readonly ManifestShot[] };
    expect(shots.map(({ take, seed, state, note }) => [take, seed, state, note])).toEqual([
      [2, 7, 'fresh', 'Slower, and darker.'],
      [1, 0, 'stale', undefined],
      [1, 0, 'fresh', undefined],
    ]);
  });

  test('has a seed of its own where nothing is said, and makes no other shot', async () => {
    const film = await writeFilm(await newFolder(), filmOf('mock'));
    const { code, stdout, stderr } = await runHere(['retake', film, 'wide', '--json']);
    expect(code).toBe(0);
    const events = linesOf(stderr).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.find(({ kind }) => kind === 'shots-left')).toMatchObject({
      shots: ['on', 'close'],
      usd: 0,
    });
    const [take, ...others] = takesOf(film);
    expect(others).toEqual([]);
    expect(take!.seed).toBeGreaterThan(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'ministudio/retake@1',
      id: 'wide',
      take: 1,
      seed: take!.seed,
      film: null,
      follows: { stale: [], changed: [], usd: 0 },
    });
  });

  test('is told where it is the very picture of an older take, and where its note is not read', async () => {
    const film = await writeFilm(await newFolder(), filmOf('animatic'));
    await runHere(['render', film, '--quiet']);
    const { stderr } = await runHere(['retake', film, 'close', '--note', 'Slower.']);
    expect(linesOf(stderr)).toEqual(
      expect.arrayContaining([
        'close: take 2: animatic-1 draws what is staged and reads no words: the note is kept with the take, and changes nothing in the picture.',
        'close: take 2 is the very picture of take 1: what it is made of has not changed',
      ]),
    );
    expect(takesOf(film).at(-1)).toMatchObject({ shot: 'close', take: 2, note: 'Slower.' });
  });

  test('is shown though it was asked of another provider than the film names', async () => {
    const film = await writeFilm(await newFolder(), filmOf('mock'));
    await runHere(['render', film, '--quiet']);
    await runHere(['retake', film, 'close', '--provider', 'animatic', '--quiet']);
    const { stdout } = await runHere(['takes', film, 'close']);
    expect(stdout).toContain('● take 2  stale  animatic');
    expect(stdout).toContain('shown: chosen');
  });

  test('is shown also where its run was stopped before the film was cut', async () => {
    const film = await writeFilm(await newFolder(), filmOf('mock'));
    await runHere(['render', film, '--quiet']);
    const file = join(dirname(film), 'build/film/film.mp4');
    rmSync(file);
    mkdirSync(file);
    const asked = ['retake', film, 'close', '--provider', 'animatic', '--quiet'];
    expect((await runHere(asked)).code).toBe(9);
    const listed = await runHere(['takes', film, 'close']);
    expect(listed.stdout).toContain('take 2 is asked for (--provider animatic) and not finished');
    rmdirSync(file);
    expect(await runHere(asked)).toMatchObject({ code: 0 });
    const { stdout } = await runHere(['takes', film, 'close']);
    expect(stdout).toContain('● take 2  stale  animatic');
    expect(stdout).toContain('shown: chosen');
    expect(stdout).not.toContain('not finished');
  });

  test('keeps to the budget: nothing is asked for, nor written down, that would pass it', async () => {
    const film = await writeFilm(await newFolder(), filmOf('mock'));
    writeFileSync(
      join(dirname(film), 'ministudio.config.yaml'),
      'providers: { mock: { prices: { mock-1: { usd_per_second: 1, as_of: 2026-01-01 } } } }\n',
    );
    const run = async (...args: readonly string[]) => await runHere(args, { cwd: dirname(film) });
    expect((await run('render', film, '--quiet')).code).toBe(0);
    const { code, stderr } = await run('retake', film, 'wide', '--seed', '1', '--budget', '0.49');
    expect({ code, lines: linesOf(stderr).slice(0, 2) }).toEqual({
      code: 7,
      lines: [
        'wide: take 2 is to be made: mock (mock-1), seed 1, $0.50',
        expect.stringContaining('error budget/passed'),
      ],
    });
    expect(entriesOf(film).filter(({ kind }) => kind === 'retake')).toEqual([]);
    const dry = await run('retake', film, 'wide', '--seed', '1', '--dry-run');
    expect({ ...dry, lines: linesOf(dry.stderr) }).toMatchObject({
      code: 0,
      stdout: '',
      lines: ['wide: take 2 is to be made: mock (mock-1), seed 1, $0.50'],
    });
  });

  test('is refused where it can’t be what is asked', async () => {
    const film = await writeFilm(await newFolder(), filmOf('mock'));
    const problem = async (...args: readonly string[]) => {
      const { code, stderr } = await runHere(['retake', film, ...args]);
      return [code, stderr.split('\n')[0]];
    };
    expect(await problem('wied')).toEqual([
      2,
      'error usage/unknown-shot  the film has no shot "wied"',
    ]);
    expect(await problem('on')).toEqual([
      2,
      'error usage/starts-from-nothing  on goes on from wide, which is not there',
    ]);
    expect(await problem('wide', '--note', ' ')).toEqual([
      2,
      'error usage/wrong-flag  --note says nothing',
    ]);
    const long = 'slower and slower '.repeat(200);
    expect(await problem('wide', '--provider', 'kling', '--note', long, '--dry-run')).toEqual([
      2,
      expect.stringMatching(/^error usage\/long-note {2}the note is too long for kling-/),
    ]);
    expect(existsSync(ledgerOf(film)) ? takesOf(film) : []).toEqual([]);
  });
});

describe('a retake that was killed', () => {
  test('goes on with the same take and the same job when it is run again', async () => {
    const folder = await newFolder();
    const service = join(folder, 'service');
    const film = await writeFilm(folder, filmOf('mock', `{ folder: ${service}, pending: 150 }`));
    const args = ['retake', film, 'wide'];
    const child = spawn(process.execPath, [BIN, ...args], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    // The claim and the submission are on disk, and the job is under way.
    while (!existsSync(join(service, 'checks-0'))) await sleep(20);
    child.kill('SIGKILL');
    await ended;
    const { code, stderr } = await runHere(args);
    expect(code).toBe(0);
    expect(linesOf(stderr)[0]).toMatch(
      /^wide: take 1 goes on where it was stopped: mock \(mock-1\), seed \d+, free$/,
    );
    expect(await acceptedSubmissions(service)).toHaveLength(1);
    expect(takesOf(film).map(({ shot, take }) => `${shot} ${take}`)).toEqual(['wide 1']);
    expect(entriesOf(film).map(({ kind }) => kind)).toEqual([
      'opened',
      'retake',
      'step',
      'step',
      'step',
      'take',
      'retake-ended',
    ]);

    // It has come to its end: the same command makes another, with another seed.
    await runHere([...args, '--quiet']);
    expect(await acceptedSubmissions(service)).toHaveLength(2);
    const [first, second] = takesOf(film);
    expect([second!.take, second!.seed === first!.seed]).toEqual([2, false]);
  });

  test('after its take was made, but before the film was cut, makes no other take', async () => {
    const film = await writeFilm(await newFolder(), filmOf('mock'));
    await runHere(['render', film, '--quiet']);
    await runHere(['render', film, '--quiet', '--only', 'close']);
    const ledger = await openLedger(ledgerOf(film));
    const retake = { shot: shotId('close'), take: 2, seed: 5, drawn: true } as const;
    await ledger.append({ kind: 'retake', retake });
    await ledger.close();
    expect((await runHere(['takes', film, 'close', '--json'])).stdout).toContain('"drawn": true');

    const { stderr } = await runHere(['retake', film, 'close']);
    expect(linesOf(stderr)[0]).toBe(
      'close: take 2 is there already, from a retake that was stopped',
    );
    expect(takesOf(film).filter(({ shot }) => shot === 'close')).toHaveLength(2);
    expect(entriesOf(film).at(-1)!.kind).toBe('retake-ended');
  });

  test('keeps its number: a take that is made in the meantime gets the next', async () => {
    const film = await writeFilm(await newFolder(), filmOf('mock'));
    await runHere(['render', film, '--quiet']);
    const ledger = await openLedger(ledgerOf(film));
    await ledger.append({ kind: 'retake', retake: { shot: shotId('close'), take: 2, seed: 5 } });
    await ledger.close();
    await runHere(['render', film, '--quiet', '--only', 'close']);
    const { stdout } = await runHere(['takes', film, 'close']);
    expect(stdout).toContain(
      'take 2 is asked for (seed 5) and not finished: the same `retake` goes on with it',
    );
    await runHere(['retake', film, 'close', '--seed', '5', '--quiet']);
    expect(takesOf(film).flatMap(({ shot, take }) => (shot === 'close' ? [take] : []))).toEqual([
      1, 3, 2,
    ]);
  });
});
