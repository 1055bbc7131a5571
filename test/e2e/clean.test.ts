import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { lockFilm } from '../../src/store/lock/lock.ts';
import { runHere } from '../support/run-here.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const film = (near: string): string => `ministudio: 1
title: Cleaned
format: { resolution: 64x36, fps: 24 }
providers: mock
scenes:
  - id: s
    shots:
      - { id: far, action: Waves roll in., duration: 0.5s }
      - { id: near, action: ${near}, duration: 0.5s, join: cut }
`;

/** A film of which one take is not shown any more, and with it a few things that a folder gathers. */
async function usedFolder() {
  const folder = await newFolder();
  const path = join(folder, 'film.yaml');
  const work = join(folder, '.ministudio');
  for (const near of ['They break.', 'They fall back.']) {
    writeFileSync(path, film(near));
    expect(await runHere(['render', path, '--stale', '--quiet'])).toMatchObject({ code: 0 });
  }
  writeFileSync(join(work, 'takes', `${'a'.repeat(64)}.changed.mp4`), 'it was changed');
  writeFileSync(join(work, 'takes', `${'b'.repeat(64)}.mp4`), 'of nobody');
  writeFileSync(join(work, 'notes.txt'), 'of the user');
  const entriesOf = (name: string): readonly string[] => readdirSync(join(work, name));
  return { folder, path, work, entriesOf };
}

const planned = async (path: string): Promise<CallSheet> =>
  JSON.parse((await runHere(['plan', path, '--json'])).stdout) as CallSheet;

describe('clean', () => {
  test('shows what it would remove and how large it is, and removes nothing', async () => {
    const { path, work } = await usedFolder();
    const before = new Set(readdirSync(work, { recursive: true, encoding: 'utf8' }));
    const { code, stdout } = await runHere(['clean', path, '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^takes that the film does not show \(\d+\.\d kB\)\n {2}near, take 1 {2}/,
    );
    expect(stdout).toMatch(/^files that no ledger names \(9 bytes\)$/m);
    expect(stdout).toMatch(/^files that have changed and were put aside \(14 bytes\)$/m);
    expect(stdout).toMatch(/^not known to ministudio \(11 bytes\)\n {2}notes\.txt {2}11 bytes$/m);
    expect(stdout).toContain('Nothing was changed.');
    expect(new Set(readdirSync(work, { recursive: true, encoding: 'utf8' }))).toEqual(before);
  });

  test('removes keyframes and spoken lines of which the film has nothing, and leaves those that it has', async () => {
    const folder = await newFolder();
    const path = join(folder, 'film.yaml');
    const kept = (name: string): readonly string[] =>
      readdirSync(join(folder, '.ministudio', name));
    const write = (line: string, near: string): void =>
      writeFileSync(
        path,
        `ministudio: 1
title: Cleaned
format: { resolution: 64x36, fps: 24 }
providers: mock
stills: mock
characters: { ben: { name: Ben, identity: { hair: grey } } }
scenes:
  - id: s
    shots:
      - { id: far, action: He waits., duration: 2s, characters: [ben], dialogue: [{ character: ben, line: ${line} }] }
      - { id: near, action: ${near}, duration: 0.5s, join: { mode: keyframe } }
`,
      );
    write('Hello there.', 'A gull.');
    expect(await runHere(['render', path, '--quiet'])).toMatchObject({ code: 0 });
    const [spoken, pictures] = [kept('voices'), kept('frames')];
    write('Bye now.', 'Two gulls.');
    // What it was made of last is what there is, until it is made anew.
    await runHere(['clean', path]);
    expect([kept('voices'), kept('frames')]).toEqual([spoken, pictures]);
    expect(await runHere(['render', path, '--stale', '--quiet'])).toMatchObject({ code: 0 });
    const before = await planned(path);
    const { stdout } = await runHere(['clean', path]);
    expect(stdout).toMatch(/^spoken lines that the film does not say \(.+\)\n {2}far, line 1 {2}/m);
    expect(kept('voices')).toHaveLength(1);
    expect(kept('voices')).not.toEqual(spoken);
    for (const picture of pictures) expect(kept('frames')).not.toContain(picture);
    expect(await planned(path)).toEqual(before);
    expect(await runHere(['render', path, '--quiet'])).toMatchObject({ code: 0, stderr: '' });

    // A film that goes back is told, and asks for them again.
    write('Hello there.', 'A gull.');
    expect((await runHere(['render', path, '--stale', '--quiet'])).code).toBe(0);
    expect(kept('voices')).toHaveLength(2);
  });

  test('removes it, leaves the film as it is, and remembers the take', async () => {
    const { path, work, entriesOf } = await usedFolder();
    const before = await planned(path);
    expect((await runHere(['clean', path])).stdout).toMatch(/^Removed: \d+\.\d kB$/m);
    expect(entriesOf('takes')).toHaveLength(2);
    expect(entriesOf('frames')).toHaveLength(2);
    expect(existsSync(join(work, 'notes.txt'))).toBe(true);
    expect(await planned(path)).toEqual(before);
    const again = await runHere(['clean', path, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ discarded: [], removed: [], freedBytes: 0 });
    expect(await runHere(['render', path])).toMatchObject({ code: 0 });

    // As it was: its take is known, is not lost, and is not shown.
    writeFileSync(path, film('They break.'));
    expect((await planned(path)).shots[1]).toMatchObject({ state: 'stale', take: 2 });
    const anew = await runHere(['render', path, '--stale']);
    expect(anew.stderr).toMatch(/^near: take 3 done/m);
    expect(anew.stderr).not.toContain('is gone');
  });

  test('leaves what another film of the folder needs', async () => {
    const { folder, path, entriesOf } = await usedFolder();
    const second = join(folder, 'second.yaml');
    writeFileSync(second, film('They break.'));
    expect(await runHere(['render', second, '--quiet'])).toMatchObject({ code: 0 });
    await runHere(['clean', path]);
    expect((await planned(second)).shots.map(({ state }) => state)).toEqual(['fresh', 'fresh']);
    expect(entriesOf('takes')).toHaveLength(3);
  });

  test('removes no file of a take where another ledger can’t be read, and says so', async () => {
    const { path, work, entriesOf } = await usedFolder();
    writeFileSync(join(work, 'second.ledger.jsonl'), 'nothing\n');
    const { stdout } = await runHere(['clean', path]);
    expect(stdout).toMatch(
      /^ledgers that can’t be read: .*\n {2}second\.ledger\.jsonl {2}8 bytes\nfiles that one of these may need/m,
    );
    expect(entriesOf('takes').filter((name) => !name.includes('changed'))).toHaveLength(4);
  });

  test('says of what an output folder has too that it stays on the disk', async () => {
    const { folder, path } = await usedFolder();
    const out = join(folder, 'build/film/manifest.json');
    expect(existsSync(out)).toBe(true);
    renameSync(join(folder, 'build'), join(folder, 'kept'));
    writeFileSync(path, film('They gleam.'));
    expect(await runHere(['render', path, '--stale', '--quiet'])).toMatchObject({ code: 0 });
    expect((await runHere(['clean', path])).stdout).toMatch(
      /^\d+\.\d kB more stayed on the disk: the same files lie in an output folder, too$/m,
    );
    const shots = readdirSync(join(folder, 'kept/film/shots'));
    expect(
      shots.map((name) => readFileSync(join(folder, 'kept/film/shots', name)).length > 0),
    ).toEqual([true, true]);
  });

  test('waits for nobody: while any film of the folder is rendered it does nothing', async () => {
    const { path, work, entriesOf } = await usedFolder();
    writeFileSync(join(work, 'second.ledger.jsonl'), '');
    const lock = await lockFilm({
      folder: work,
      film: 'second',
      emit: () => {},
      onRobbed: () => {},
      now: Date.now,
      delay: async () => {},
    });
    try {
      const locked = await runHere(['clean', path]);
      expect(locked).toMatchObject({ code: 9 });
      expect(locked.stderr).toContain('folder/locked');
      expect(entriesOf('takes')).toHaveLength(5);
    } finally {
      await lock.release();
    }
  });

  test('of a film that was never rendered has nothing to do, and makes no folder', async () => {
    const folder = await newFolder();
    const path = join(folder, 'film.yaml');
    writeFileSync(path, film('They break.'));
    const { code, stdout } = await runHere(['clean', path]);
    expect([code, stdout]).toEqual([0, 'There is nothing to remove.\n']);
    expect(readdirSync(folder)).toEqual(['film.yaml']);
  });
});
