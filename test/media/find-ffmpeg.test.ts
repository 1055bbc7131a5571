import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, copyFile, link, mkdir, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { findFfmpeg } from '../../src/media/ffmpeg/find-ffmpeg.ts';
import type { PackagedFfmpeg } from '../../src/media/ffmpeg/find-ffmpeg.ts';
import { whatFfmpegLacks } from '../../src/media/ffmpeg/what-ffmpeg-lacks.ts';
import { scratchFolder, testFfmpeg } from '../support/ffmpeg.ts';

const NO_PACKAGES: PackagedFfmpeg = async () => undefined;

function environmentOf(values: Record<string, string>) {
  return { get: (name: string): string | undefined => values[name] };
}

describe('finding ffmpeg', () => {
  let real: string;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let named: string;
  let bin: string;
  beforeAll(async () => {
    real = (await testFfmpeg()).path;
    scratch = await scratchFolder();
    bin = join(scratch.path, 'bin');
    await mkdir(bin);
    named = join(bin, 'ffmpeg');
    await link(real, named).catch(() => copyFile(real, named));
  });
  afterAll(() => scratch.remove());

  test('MINISTUDIO_FFMPEG comes before FFMPEG_BIN, packages and PATH', async () => {
    const environment = { MINISTUDIO_FFMPEG: named, FFMPEG_BIN: real, PATH: bin };
    expect(await findFfmpeg(environmentOf(environment), async () => real)).toMatchObject({
      path: named,
      origin: 'MINISTUDIO_FFMPEG',
    });
  });

  test('FFMPEG_BIN comes before packages and PATH, and may be a bare name', async () => {
    const environment = { FFMPEG_BIN: 'ffmpeg', PATH: bin };
    expect(await findFfmpeg(environmentOf(environment), async () => real)).toMatchObject({
      path: named,
      origin: 'FFMPEG_BIN',
    });
  });

  test('ffmpeg-static is taken only where its file is really there', async () => {
    const environment = environmentOf({ PATH: bin });
    const found = await findFfmpeg(environment, async (name) =>
      name === 'ffmpeg-static' ? real : undefined,
    );
    expect(found).toMatchObject({ path: real, origin: 'ffmpeg-static' });
    const missing = await findFfmpeg(environment, async () => join(scratch.path, 'not-downloaded'));
    expect(missing).toMatchObject({ path: named, origin: 'PATH' });
  });

  test('the build that comes along is taken last', async () => {
    const found = await findFfmpeg(environmentOf({ PATH: '' }), async (name) =>
      name === '@ffmpeg-installer/ffmpeg' ? real : undefined,
    );
    expect(found).toMatchObject({ path: real, origin: '@ffmpeg-installer/ffmpeg' });
  });

  test('the build that comes along is made executable where no install script did it', async () => {
    const packed = join(scratch.path, 'packed');
    await copyFile(real, packed);
    await chmod(packed, 0o644);
    const found = await findFfmpeg(environmentOf({}), async (name) =>
      name === '@ffmpeg-installer/ffmpeg' ? packed : undefined,
    );
    expect(found.path).toBe(packed);
    expect((await stat(packed)).mode & 0o111).not.toBe(0);
  });

  test('none at all is an error that says what to do', async () => {
    await expect(
      findFfmpeg(environmentOf({ PATH: '/nowhere' }), NO_PACKAGES),
    ).rejects.toMatchObject({
      code: 'media/ffmpeg-missing',
      exitCode: 8,
      hint: expect.stringContaining('MINISTUDIO_FFMPEG'),
    });
  });

  test('a path that the user set is never passed over: what is wrong with it is said', async () => {
    const text = join(scratch.path, 'text');
    await writeFile(text, 'not a program');
    const other = join(scratch.path, 'other');
    await writeFile(other, '#!/bin/sh\necho something else\n');
    await chmod(other, 0o755);
    const broken = join(scratch.path, 'broken');
    await writeFile(broken, '#!/bin/sh\nexit 3\n');
    await chmod(broken, 0o755);
    for (const [path, why] of [
      ['/nowhere/ffmpeg', 'MINISTUDIO_FFMPEG names /nowhere/ffmpeg, which is not a file.'],
      [text, `MINISTUDIO_FFMPEG names ${text}, which may not be executed.`],
      [other, `MINISTUDIO_FFMPEG names ${other}, which is not ffmpeg.`],
      [broken, `MINISTUDIO_FFMPEG names ${broken}, which is not a working ffmpeg.`],
    ] as const) {
      const environment = environmentOf({
        MINISTUDIO_FFMPEG: path,
        PATH: process.env['PATH'] ?? '',
      });
      await expect(findFfmpeg(environment)).rejects.toMatchObject({
        code: 'media/ffmpeg-missing',
        exitCode: 8,
        message: why,
      });
    }
  });

  test('the child sees where things are, how to keep its memory, and no secrets', async () => {
    const values = {
      PATH: bin,
      HOME: '/home/me',
      TMPDIR: '/tmp',
      API_KEY: 'secret',
      AWS_TOKEN: 'x',
    };
    const found = await findFfmpeg(environmentOf(values), NO_PACKAGES);
    expect(found.environment).toEqual({
      PATH: bin,
      HOME: '/home/me',
      TMPDIR: '/tmp',
      MALLOC_MMAP_THRESHOLD_: '33554432',
      MALLOC_TRIM_THRESHOLD_: '268435456',
      MALLOC_TOP_PAD_: '4194304',
    });
  });

  test('one on PATH that was made without libx264 is passed over, and said to be', async () => {
    const poor = await makeFfmpeg('poor', 'configuration: --enable-gpl --enable-libopenh264');
    const environment = environmentOf({ PATH: [poor, bin].join(delimiter) });
    const poorly = `${join(poor, 'ffmpeg')}, which was made without libx264`;
    expect(await findFfmpeg(environment, NO_PACKAGES)).toMatchObject({
      path: named,
      origin: 'PATH',
      passedOver: [poorly],
    });
    const bundled = async (name: string) =>
      name === '@ffmpeg-installer/ffmpeg' ? real : undefined;
    const alone = environmentOf({ PATH: poor });
    expect(await findFfmpeg(alone, bundled)).toMatchObject({ path: real, passedOver: [poorly] });
    await expect(findFfmpeg(alone, NO_PACKAGES)).rejects.toMatchObject({
      code: 'media/ffmpeg-missing',
      message: `No ffmpeg was found. Not taken: ${poorly}.`,
    });
    const wanted = environmentOf({ MINISTUDIO_FFMPEG: join(poor, 'ffmpeg') });
    await expect(findFfmpeg(wanted, bundled)).rejects.toMatchObject({
      message: `MINISTUDIO_FFMPEG names ${poorly}.`,
    });
  });

  test('one that does not say how it was made is taken', async () => {
    const silent = await makeFfmpeg('silent', '');
    expect(await findFfmpeg(environmentOf({ PATH: silent }), NO_PACKAGES)).toMatchObject({
      path: join(silent, 'ffmpeg'),
      passedOver: [],
    });
  });

  test('the build of the tests has all that films need', async () => {
    expect(await whatFfmpegLacks(await testFfmpeg())).toEqual([]);
  });

  test('what a build lacks is told with what it is needed for', async () => {
    const path = join(await makeFfmpeg('lacking', ''), 'ffmpeg');
    await writeFile(path, `#!/bin/sh\n"${real}" "$@" | grep -v -w -e libx264 -e tpad -e ass\n`);
    const ffmpeg = { ...(await testFfmpeg()), path };
    expect(await whatFfmpegLacks(ffmpeg)).toEqual([
      { what: 'filter tpad', isFor: 'films' },
      { what: 'encoder libx264', isFor: 'films' },
      { what: 'filter ass', isFor: 'burnt subtitles' },
    ]);
  });

  /** A program that says of itself what it is told to; gives its folder. */
  async function makeFfmpeg(folder: string, made: string): Promise<string> {
    const path = join(scratch.path, folder);
    await mkdir(path);
    const script = `#!/bin/sh\necho ffmpeg version 7\necho '  ${made}'\n`;
    await writeFile(join(path, 'ffmpeg'), script, { mode: 0o755 });
    return path;
  }
});
