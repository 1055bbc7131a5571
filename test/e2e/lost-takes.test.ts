import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { ffmpegBytes, testFfmpeg } from '../support/ffmpeg.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Lost
format: { resolution: 64x36, fps: 24 }
providers: { use: animatic }
scenes:
  - id: one
    shots:
      - { id: drawn, action: Nothing moves., duration: 0.5s }
      - { id: own, action: As it was filmed., clip: own.mp4, duration: 0.5s }
`;

let clip: Uint8Array;
beforeAll(async () => {
  clip = await ffmpegBytes(
    await testFfmpeg(),
    ...options({ f: 'lavfi', i: 'testsrc2=size=64x36:rate=30:duration=1' }),
    ...options({ 'c:v': 'libx264', pix_fmt: 'yuv420p', f: 'matroska' }),
    'pipe:1',
  );
});

interface Rendered {
  readonly folder: string;
  readonly film: string;
  /** Where the file of a shot's newest take is kept. */
  readonly fileOf: (shot: string) => string;
}

async function rendered(): Promise<Rendered> {
  const folder = await newFolder();
  const film = await writeFilm(folder, FILM);
  writeFileSync(join(folder, 'own.mp4'), clip);
  expect((await runHere(['render', film, '--quiet'])).code).toBe(0);
  return {
    folder,
    film,
    fileOf(shot) {
      const take = takesOf(folder).findLast((record) => record.shot === shot)!;
      return join(folder, '.ministudio/takes', `${take.file.slice('sha256:'.length)}.mp4`);
    },
  };
}

function takesOf(folder: string): readonly TakeRecord[] {
  return readFileSync(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerEntry)
    .flatMap((entry) => (entry.kind === 'take' ? [entry.take] : []));
}

async function planned(film: string): Promise<readonly string[]> {
  const { stdout } = await runHere(['plan', film, '--json']);
  return (JSON.parse(stdout) as CallSheet).shots.map(({ id, state, reasons }) =>
    [id, state, ...reasons].join(' '),
  );
}

async function renderedAgain(film: string): Promise<readonly string[]> {
  const { code, stderr } = await runHere(['render', film]);
  expect(code).toBe(0);
  return stderr.split('\n').filter((line) => /^(drawn|own): (?!take \d+:)/.test(line));
}

describe('a take whose file was deleted', () => {
  test('is planned as missing and made again, before anything is stitched', async () => {
    const { film, fileOf, folder } = await rendered();
    rmSync(fileOf('drawn'));
    expect(await planned(film)).toEqual([
      'drawn missing the file of take 1 is gone; it is made again',
      'own fresh',
    ]);
    expect((await runHere(['plan', film, '--detailed-exitcode'])).code).toBe(10);
    expect(await renderedAgain(film)).toEqual([
      'own: take 1 is used again',
      'drawn: the file of take 1 is gone; it is made again',
      'drawn: take 2 on animatic (animatic-1)',
      expect.stringMatching(/^drawn: take 2 done, 12 frames in /),
    ]);
    expect(
      takesOf(folder)
        .map(({ shot, take }) => `${shot} ${take}`)
        .toSorted(),
    ).toEqual(['drawn 1', 'drawn 2', 'own 1']);
    expect(await planned(film)).toEqual(['drawn fresh', 'own fresh']);
  });

  test('is made again from the clip that is kept where there is one, as the same take', async () => {
    const { film, fileOf, folder } = await rendered();
    const before = takesOf(folder).find(({ shot }) => shot === 'own');
    rmSync(fileOf('own'));
    const lost = 'the file of take 1 is gone; it is made again from what is kept of it, at no cost';
    expect(await planned(film)).toEqual(['drawn fresh', `own missing ${lost}`]);
    expect((await runHere(['plan', film])).stdout).toMatch(/^\+ restore +own /m);
    expect(await renderedAgain(film)).toEqual([
      'drawn: take 1 is used again',
      `own: ${lost}`,
      expect.stringMatching(/^own: take 1 done, 12 frames in /),
    ]);
    expect(takesOf(folder).at(-1)).toEqual(before);
    expect(await planned(film)).toEqual(['drawn fresh', 'own fresh']);
  });

  test('with everything else that is kept is made again from the film alone', async () => {
    const { film, folder } = await rendered();
    for (const name of ['takes', 'frames']) {
      await rm(join(folder, '.ministudio', name), { recursive: true });
    }
    expect((await planned(film)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'drawn missing',
      'own missing',
    ]);
    await renderedAgain(film);
    expect(await planned(film)).toEqual(['drawn fresh', 'own fresh']);
    expect(readdirSync(join(folder, 'build/film/shots'))).toHaveLength(2);
  });
});

describe('a take whose file has other bytes', () => {
  const changed = 'the file of take 1 is not what was kept any more; it is made again';

  test('of another size is seen by the plan', async () => {
    const { film, fileOf } = await rendered();
    writeFileSync(fileOf('drawn'), 'not a clip');
    expect(await planned(film)).toEqual([`drawn missing ${changed}`, 'own fresh']);
  });

  test('of the same size is seen by the render, and what is found there is not thrown away', async () => {
    const { film, fileOf, folder } = await rendered();
    const file = fileOf('drawn');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(file, bytes);
    expect(await planned(film)).toEqual(['drawn fresh', 'own fresh']);
    expect(await renderedAgain(film)).toEqual([
      'own: take 1 is used again',
      `drawn: ${changed}`,
      'drawn: take 2 on animatic (animatic-1)',
      expect.stringMatching(/^drawn: take 2 done, 12 frames in /),
    ]);
    const kept = readdirSync(join(folder, '.ministudio/takes'));
    expect(kept.filter((name) => name.endsWith('.changed.mp4'))).toHaveLength(1);
    expect(await planned(film)).toEqual(['drawn fresh', 'own fresh']);
  });
});

test('the last picture of a stale take is made again of its file, and nobody is paid for that', async () => {
  const folder = await newFolder();
  const books = join(folder, 'books');
  const text = `ministudio: 1
title: Lost
format: { resolution: 64x36, fps: 24 }
providers: mock
provider_options: { mock: { folder: ${JSON.stringify(books)} } }
shots:
  - { id: near, action: Nothing moves., duration: 0.5s }
`;
  const film = await writeFilm(folder, text);
  expect((await runHere(['render', film, '--quiet'])).code).toBe(0);
  writeFileSync(film, text.replace('Nothing', 'Something'));
  const frames = join(folder, '.ministudio/frames');
  for (const name of readdirSync(frames)) rmSync(join(frames, name));
  const { code, stderr } = await runHere(['render', film]);
  expect(code).toBe(0);
  expect(await acceptedSubmissions(books)).toHaveLength(1);
  expect(readdirSync(frames)).toHaveLength(1);
  expect(stderr).toContain('near: take 1');
  const again = await runHere(['plan', film, '--json']);
  expect((JSON.parse(again.stdout) as CallSheet).shots[0]).toMatchObject({
    state: 'stale',
    take: 1,
  });
});
