import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { THREE_SHOTS, writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

async function ledgerOf(folder: string): Promise<readonly LedgerEntry[]> {
  const text = await readFile(join(folder, '.ministudio', 'film.ledger.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerEntry);
}

/** By name: shots are made side by side, and not always in the order of the film. */
async function takesOf(folder: string): Promise<readonly string[]> {
  return (await ledgerOf(folder))
    .flatMap((entry) =>
      entry.kind === 'take' ? [`${entry.take.shot} take ${entry.take.take}`] : [],
    )
    .toSorted();
}

describe('a render', () => {
  let folder: string;
  let result: CliResult;
  let manifest: Manifest;

  // One render serves the tests that only look at it; its folder is made by hand for that reason.
  beforeAll(async () => {
    const { mkdtemp, realpath } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    folder = await realpath(await mkdtemp(join(tmpdir(), 'ministudio-')));
    result = await runCli(['render', await writeFilm(folder), '--max-parallel', '1']);
    manifest = JSON.parse(
      readFileSync(join(folder, 'build/film/manifest.json'), 'utf8'),
    ) as Manifest;
  });

  afterAll(() => rm(folder, { recursive: true }));

  test('tells its progress on stderr in plain lines, and the film on stdout', () => {
    const out = join(folder, 'build/film/film.mp4');
    const lines = result.stderr.replaceAll(/\d+\.\d (s|LUFS|dBTP)/g, '# $1');
    expect({ ...result, stderr: lines }).toEqual({
      code: 0,
      stdout: `${out}\n`,
      stderr: [
        '1 line to speak',
        'on: line 1 by slt of flite (flite-1)',
        'on: line 1 spoken, # s',
        'Three Shots: 3 of 3 shots to shoot',
        'wide: take 1 on animatic (animatic-1)',
        'wide: take 1 done, 48 frames in # s',
        'on: take 1 on animatic (animatic-1)',
        'on: take 1 done, 48 frames in # s',
        'close: take 1 on animatic (animatic-1)',
        'close: take 1 done, 48 frames in # s',
        'stitching 3 shots, 132 frames',
        'sound: mixed to -# LUFS, peaks at -# dBTP',
        `${out}: 132 frames, # s`,
        '',
      ].join('\n'),
    });
  });

  test('makes a film of exactly the planned frames, size and rate, with sound of that length', async () => {
    expect(await probeClip(join(folder, 'build/film/film.mp4'))).toMatchObject({
      codec: 'h264',
      width: 320,
      height: 180,
      rate: { num: 24, den: 1 },
      frames: 48 + 48 + 48 - 12,
      hasAudio: true,
    });
  });

  test('writes the output folder of the contract', () => {
    const tree = (name: string): readonly string[] =>
      readdirSync(join(folder, 'build/film', name)).sort();
    expect({ film: tree('.'), shots: tree('shots'), frames: tree('frames') }).toEqual({
      film: ['film.mp4', 'film.srt', 'film.vtt', 'frames', 'manifest.json', 'report.html', 'shots'],
      shots: ['arrival-close-t1.mp4', 'arrival-on-t1.mp4', 'arrival-wide-t1.mp4'],
      frames: ['arrival-close-t1.png', 'arrival-on-t1.png', 'arrival-wide-t1.png'],
    });
  });

  test('writes a manifest after its schema', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/manifest.schema.json', import.meta.url), 'utf8'),
    );
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    validate(manifest);
    expect(validate.errors).toBeNull();
  });

  test('says in the manifest how each shot meets the one before, and from which picture', () => {
    expect(
      manifest.shots.map(({ id, startFrame, frames, join: { mode, from } }) => ({
        id,
        startFrame,
        frames,
        mode,
        from,
      })),
    ).toEqual([
      { id: 'wide', startFrame: 0, frames: 48, mode: 'cut', from: undefined },
      { id: 'on', startFrame: 48, frames: 48, mode: 'chain', from: 'wide' },
      { id: 'close', startFrame: 84, frames: 48, mode: 'cut', from: undefined },
    ]);
    expect(manifest.shots[1]!.firstFrame).toMatch(/^sha256:/);
  });

  test('leaves shot files of exactly the shot’s frames', async () => {
    for (const { file, frames } of manifest.shots) {
      expect(await probeClip(join(folder, 'build/film', file))).toMatchObject({ frames });
    }
  });

  test('has nothing to do when it is run again', async () => {
    const again = await runCli(['render', join(folder, 'film.yaml')]);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('all 3 shots are there already');
    expect(await takesOf(folder)).toEqual(['close take 1', 'on take 1', 'wide take 1']);
    const plan = await runCli(['plan', join(folder, 'film.yaml'), '--detailed-exitcode']);
    expect(plan.code).toBe(0);
  });
});

/** The same film where its pictures don’t matter. */
const SHORT = THREE_SHOTS.replace('320x180', '64x36')
  .replaceAll('duration: 2s', 'duration: 1s')
  .replace('There you are.', 'There.');

describe('a render of a film that has changed', () => {
  test('leaves a stale shot alone until it is told, and then redoes it and what is chained to it', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, SHORT);
    await runHere(['render', film, '--quiet']);
    await writeFile(film, SHORT.replace('The orb drifts in.', 'The orb rushes in.'));
    const plan = await runHere(['plan', film, '--json', '--detailed-exitcode']);
    expect(plan.code).toBe(10);
    const { shots } = JSON.parse(plan.stdout) as { shots: { id: string; state: string }[] };
    expect(shots.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'wide stale',
      'on stale',
      'close fresh',
    ]);
    const again = await runHere(['render', film]);
    expect(again.stderr).toContain(
      'wide: take 1 is used again, though it is stale: action: "The orb drifts in." → "The orb rushes in." (--stale shoots it anew)',
    );
    expect(again.stderr).toContain('close: take 1 is used again\n');
    expect(await takesOf(folder)).toHaveLength(3);
    await runHere(['render', film, '--quiet', '--stale']);
    expect(await takesOf(folder)).toEqual([
      'close take 1',
      'on take 1',
      'on take 2',
      'wide take 1',
      'wide take 2',
    ]);
  });

  test('is not stale for a comment, the order of keys, or a character that is not in it', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, SHORT);
    await runHere(['render', film, '--quiet']);
    const changed = `# A comment.\n${SHORT}`
      .replace('{ id: wide, size: ws,', '{ size: ws, id: wide,')
      .replace(
        'environments:',
        '  cat: { name: Cat, form: creature, identity: { fur: grey } }\nenvironments:',
      );
    await writeFile(film, changed);
    const plan = await runHere(['plan', film, '--detailed-exitcode']);
    expect(plan.code).toBe(0);
  });
});

describe('a render that cannot be made', () => {
  test('of a film that is not valid exits 3 and writes nothing', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, SHORT.replace('characters: [orb]', 'characters: [cat]'));
    const { code, stdout, stderr } = await runHere(['render', film]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('film/unknown-character');
    expect(readdirSync(folder)).toEqual(['film.yaml']);
  });

  test('with a wrong flag exits 2', async () => {
    const film = await writeFilm(await newFolder(), SHORT);
    for (const flags of [
      ['--bogus'],
      ['--seed', 'x'],
      ['--only', 'nobody'],
      ['--set', 'nonsense'],
    ]) {
      expect((await runHere(['render', film, ...flags])).code).toBe(2);
    }
  });

  test('with an ffmpeg that is not there exits 8', async () => {
    const film = await writeFilm(await newFolder(), SHORT);
    const { code, stderr } = await runHere(['render', film], {
      env: { MINISTUDIO_FFMPEG: '/nowhere/ffmpeg' },
    });
    expect(code).toBe(8);
    expect(stderr).toContain('/nowhere/ffmpeg');
  });

  test('with an ffmpeg that fails exits 8, for no provider has failed', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, SHORT);
    const broken = join(folder, 'ffmpeg');
    const { path } = await testFfmpeg();
    await writeFile(
      broken,
      `#!/bin/sh\ncase "$*" in *-f\\ rawvideo*) exit 3;; *) exec '${path}' "$@";; esac\n`,
      { mode: 0o755 },
    );
    const { code, stderr } = await runHere(['render', film], {
      env: { MINISTUDIO_FFMPEG: broken },
    });
    expect(stderr).toContain('error media/ffmpeg-failed  shot wide');
    expect(code).toBe(8);
  });

  test('with an output folder that is a file exits 9, before anything is shot', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, SHORT);
    await writeFile(join(folder, 'out'), '');
    const { code, stderr } = await runHere(['render', film, '--out', join(folder, 'out')]);
    expect(code).toBe(9);
    expect(stderr).toContain('error folder/blocked');
    expect(await takesOf(folder)).toEqual([]);
  });

  test('with a ledger that is damaged exits 9 and says which line', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, SHORT);
    await runHere(['render', film, '--quiet']);
    const ledger = join(folder, '.ministudio', 'film.ledger.jsonl');
    const lines = (await readFile(ledger, 'utf8')).split('\n');
    await writeFile(ledger, ['', ...lines].join('\n'));
    const { code, stderr } = await runHere(['render', film]);
    expect(code).toBe(9);
    expect(stderr).toContain('film.ledger.jsonl:1');
  });
});

test('with --json, stdout is the manifest and stderr is JSON lines of events', async () => {
  const film = await writeFilm(await newFolder(), SHORT);
  const { stdout, stderr, code } = await runHere(['render', film, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'ministudio/manifest@1' });
  const events = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string });
  expect(new Set(events.map(({ kind }) => kind))).toEqual(
    new Set([
      'speaking-started',
      'line-started',
      'line-completed',
      'shoot-started',
      'take-started',
      'take-progressed',
      'take-completed',
      'stitch-started',
      'sound-mixed',
      'film-written',
    ]),
  );
});
