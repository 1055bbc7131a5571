import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { lockFilm } from '../../src/store/lock/lock.ts';
import { BIN, userEnvironment } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { saidUntilItWaits, watchedFilms } from '../support/watched-film.ts';

const newFolder = temporaryFolders();

/** The second goes on from the first; the third is by itself. */
const FILM = `ministudio: 1
title: Watched
format: { resolution: 64x36, fps: 24 }
providers: { use: animatic }
scenes:
  - id: one
    shots:
      - { id: wide, action: Nothing moves., duration: 0.5s }
      - { id: on, action: Nothing moves., duration: 0.5s, join: { mode: chain } }
      - { id: close, action: A lamp is lit., duration: 0.5s }
`;

/** The same, and a line that a voice speaks. */
const SPOKEN = `${FILM.replace('scenes:', 'characters: { ada: { form: person } }\nvoices: { use: mock }\nscenes:')}      - { id: said, action: She speaks., characters: [ada], duration: 2s, dialogue: [{ character: ada, line: Here. }] }\n`;
/** A tenth of a dollar a letter. */
const PRICED =
  'providers: { mock: { prices: { mock-1: { usd_per_1m_characters: 100000, as_of: 2026-01-01 } } } }\n';

const { watched, atEnd } = watchedFilms();

/** By the built command, in a process of its own. */
function watchedByProcess(film: string, ...flags: readonly string[]) {
  const child = spawn(process.execPath, [BIN, 'render', film, '--watch', ...flags], {
    cwd: dirname(film),
    env: userEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  atEnd(() => {
    child.kill('SIGKILL');
    return exit;
  });
  return {
    child,
    stdout: () => out,
    waits: saidUntilItWaits({ stderr: () => err, hasEnded: () => child.exitCode !== null }),
    exit,
  };
}

function takesOf(film: string): readonly string[] {
  return readFileSync(join(dirname(film), '.ministudio/film.ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerEntry)
    .flatMap((entry) => (entry.kind === 'take' ? [`${entry.take.shot} ${entry.take.take}`] : []));
}

const LIT = 'A lamp is lit.';

describe('a film that is watched', () => {
  test('is made anew at each save, of what has changed alone; Ctrl-C ends it', async () => {
    const film = await writeFilm(await newFolder(), FILM);
    const file = join(dirname(film), 'build/film/film.mp4');
    const { child, waits, stdout, exit } = watchedByProcess(film, '--max-parallel', '1');
    expect((await waits()).slice(-2)).toEqual([
      `${file}: 36 frames, # s`,
      'watching 1 file; Ctrl-C ends it',
    ]);

    writeFileSync(film, FILM.replace(LIT, 'A lamp goes out.'));
    expect(await waits()).toEqual([
      'Watched: 1 of 3 shots to shoot',
      'wide: take 1 is used again',
      'on: take 1 is used again',
      'close: take 2 on animatic (animatic-1)',
      'close: take 2 done, 12 frames in # s',
      'stitching 3 shots, 36 frames',
      `${file}: 36 frames, # s`,
      'close made anew; the film is there # s after it was saved',
      'watching 1 file; Ctrl-C ends it',
    ]);

    // Broken, and then mended: by way of another file, as editors do.
    const before = statSync(file).mtimeMs;
    writeFileSync(film, FILM.replace('action: A lamp', 'acton: A lamp'));
    const problems = await waits();
    expect(problems[0]).toContain('error film/unknown-key');
    expect(problems.at(-1)).toBe('watching 1 file; Ctrl-C ends it');
    writeFileSync(`${film}~`, FILM.replace(LIT, 'A lamp goes out.'));
    renameSync(`${film}~`, film);
    // The other file may have been seen first, with the film as broken as before.
    let mended = await waits();
    if (mended[0]!.includes('film/unknown-key')) mended = await waits();
    expect(mended).toEqual(['the film is as it was', 'watching 1 file; Ctrl-C ends it']);
    writeFileSync(film, `# A comment.\n${FILM.replace(LIT, 'A lamp goes out.')}`);
    expect(await waits()).toEqual(['the film is as it was', 'watching 1 file; Ctrl-C ends it']);
    expect(statSync(file).mtimeMs).toBe(before);

    // Nobody else is locked out while it waits.
    expect((await runHere(['render', film, '--quiet'])).code).toBe(0);

    // What goes on from a shot is made anew with it; the same bytes again are no change.
    const rush = FILM.replace('Nothing moves.', 'Wind rises.');
    writeFileSync(film, rush);
    expect(await waits()).toContain('wide, on made anew; the film is there # s after it was saved');
    writeFileSync(film, rush);
    await sleep(300);
    expect(takesOf(film)).toEqual(['wide 1', 'on 1', 'close 1', 'close 2', 'wide 2', 'on 2']);

    child.kill('SIGINT');
    expect(await exit).toBe(130);
    expect(stdout()).toBe(`${file}\n`.repeat(3));
  });

  test('may be parted into files, and show pictures: these are watched, too', async () => {
    const folder = await newFolder();
    const PICTURE = readFileSync(new URL('../../films/orb/contact-sheet.jpg', import.meta.url));
    writeFileSync(join(folder, 'cast.yaml'), 'characters: { orb: { form: orb } }\n');
    writeFileSync(join(folder, 'first.jpg'), PICTURE);
    const film = await writeFilm(
      folder,
      FILM.replace('scenes:', 'include: cast.yaml\nscenes:').replace(
        'A lamp is lit.,',
        'A lamp is lit., characters: [orb], first_frame: first.jpg,',
      ),
    );
    const { waits } = watched(film);
    expect((await waits()).at(-1)).toBe('watching 3 files; Ctrl-C ends it');
    writeFileSync(join(folder, 'cast.yaml'), 'characters: { orb: { form: animal } }\n');
    expect(await waits()).toContain('close made anew; the film is there # s after it was saved');
    writeFileSync(join(folder, 'first.jpg'), Buffer.concat([PICTURE, Buffer.from('\n')]));
    expect(await waits()).toContain('close made anew; the film is there # s after it was saved');
  });

  test('is rendered once it can be read, though it was broken at first for want of a file', async () => {
    const folder = await newFolder();
    const film = await writeFilm(folder, FILM.replace('scenes:', 'include: cast.yaml\nscenes:'));
    const { waits } = watched(film);
    expect((await waits())[0]).toContain('error film/include-missing');
    writeFileSync(join(folder, 'cast.yaml'), 'characters: { orb: { form: orb } }\n');
    expect(await waits()).toContain(
      'wide, on, close made anew; the film is there # s after it was saved',
    );
  });

  test('costs nothing while it is watched: what would is told with its price, and what goes on from it', async () => {
    const film = await writeFilm(await newFolder(), FILM.replace('animatic', 'mock'));
    writeFileSync(
      join(dirname(film), 'ministudio.config.yaml'),
      'providers: { mock: { prices: { mock-1: { usd_per_second: 1, as_of: 2026-01-01 } } } }\n',
    );
    const { waits } = watched(film);
    expect(await waits()).toContain('on: take 1 done, 12 frames in # s');
    writeFileSync(film, FILM.replace('animatic', 'mock').replace('Nothing moves.', 'Wind rises.'));
    const said = await waits();
    expect(said).toContainEqual(
      expect.stringMatching(
        /^wide, on: not shot, as only what is free .* --stale` shoots them, \$1\.\d\d\)$/,
      ),
    );
    expect(said).toContain(
      'wide: take 1 is used again, though it is stale: action: "Nothing moves." → "Wind rises." (--stale shoots it anew)',
    );
    expect(takesOf(film)).toHaveLength(3);
  });

  test('is left as it is where a line would have to be paid for, which is told with its price', async () => {
    const film = await writeFilm(await newFolder(), SPOKEN);
    writeFileSync(join(dirname(film), 'ministudio.config.yaml'), PRICED);
    const { waits } = watched(film);
    await waits();
    const file = join(dirname(film), 'build/film/film.mp4');
    const before = readFileSync(file);
    writeFileSync(film, SPOKEN.replace('line: Here.', 'line: There.').replace(LIT, 'It is dark.'));
    const told = await waits();
    expect(told).toContainEqual(
      expect.stringMatching(/^said: not shot, as only what is free .*\$0\.60\)$/),
    );
    expect(told).toContain('The film is not complete: said is missing. What was made is kept.');
    expect(readFileSync(file).equals(before)).toBe(true);
    writeFileSync(film, SPOKEN.replace(LIT, 'It is dark.'));
    expect((await waits()).at(-2)).toBe('cut anew; the film is there # s after it was saved');
  }, 60_000);

  test('is left as it is for a line to be paid for also where others are watched only', async () => {
    const film = await writeFilm(await newFolder(), SPOKEN);
    writeFileSync(join(dirname(film), 'ministudio.config.yaml'), PRICED);
    const first = watched(film);
    await first.waits();
    first.stop();
    expect(await first.ended).toMatchObject({ code: 130 });
    const { waits } = watched(film, '--only', 'close');
    await waits();
    const file = join(dirname(film), 'build/film/film.mp4');
    const before = readFileSync(file);
    writeFileSync(film, SPOKEN.replace('line: Here.', 'line: There.'));
    expect(await waits()).toContain(
      'The film is not complete: said is missing. What was made is kept.',
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  }, 60_000);

  test('waits for another run of the film to end, and says so once', async () => {
    const film = await writeFilm(await newFolder(), FILM);
    const { waits, stderr } = watched(film);
    await waits();
    const lock = await lockFilm({
      folder: join(dirname(film), '.ministudio'),
      film: 'film',
      emit: () => {},
      onRobbed: () => {},
      now: Date.now,
      delay: (ms) => sleep(ms),
    });
    writeFileSync(film, FILM.replace(LIT, 'A lamp goes out.'));
    while (!stderr().includes('folder/locked')) await sleep(20);
    // It tries again in the meantime.
    await sleep(1200);
    await lock.release();
    const said = await waits();
    expect(said.filter((line) => line.includes('folder/locked'))).toHaveLength(1);
    expect(said.at(-2)).toBe('close made anew; the film is there # s after it was saved');
  });

  test('ends when nobody reads what it says any more', async () => {
    const film = await writeFilm(await newFolder(), FILM);
    const { child, waits, exit } = watchedByProcess(film);
    await waits();
    child.stdout.destroy();
    child.stderr.destroy();
    writeFileSync(film, FILM.replace(LIT, 'A lamp goes out.'));
    expect(await exit).toBe(0);
  });

  test('is told as JSON a line each: events, and the manifest of each film', async () => {
    const film = await writeFilm(await newFolder(), FILM);
    const { waits, stdout } = watched(film, '--json');
    const first = (await waits()).map((line) => JSON.parse(line) as { readonly kind: string });
    expect(first.at(-1)).toMatchObject({ kind: 'watch-waiting', files: 1 });
    writeFileSync(film, FILM.replace(LIT, 'A lamp goes out.'));
    const second = (await waits()).map((line) => JSON.parse(line) as { readonly kind: string });
    expect(second.at(-2)).toMatchObject({ kind: 'film-updated', shots: ['close'] });
    const manifests = stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string });
    expect(manifests.map(({ schema }) => schema)).toEqual([
      'ministudio/manifest@1',
      'ministudio/manifest@1',
    ]);
  });

  test('must have a folder: where there is none, nothing can be saved', async () => {
    const missing = join(await newFolder(), 'nowhere/film.yaml');
    const { code, stderr } = await runHere(['render', missing, '--watch']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('error film/missing')]);
  });

  test('is rendered: a plan that is only shown can’t be watched', async () => {
    const film = await writeFilm(await newFolder(), FILM);
    const { code, stderr } = await runHere(['render', film, '--watch', '--dry-run']);
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'error usage/wrong-flag  --watch renders, and --dry-run does not',
    ]);
  });
});
