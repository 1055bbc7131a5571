import { chmod, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { KeyframeRecord } from '../../src/plan/keyframe-record.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import {
  changedFiles,
  changedKeyframe,
  lostFiles,
  sizesOf,
  sizesOfKeyframe,
} from '../../src/store/takes/take-files.ts';
import { openContentStore } from '../../src/store/takes/vault.ts';
import type { ContentStore } from '../../src/store/takes/vault.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

interface KeptTake {
  readonly folder: string;
  readonly store: ContentStore;
  readonly take: TakeRecord;
  readonly entry: LedgerEntry;
}

async function keptTake(): Promise<KeptTake> {
  const folder = await newFolder();
  const store = await openContentStore(folder, 'film');
  const take = {
    clips: [await store.keepBytes(Buffer.from('the provider’s clip'), 'clip')],
    file: await store.keepBytes(Buffer.from('the shot'), 'clip'),
    lastFrame: await store.keepBytes(Buffer.from('the last picture'), 'image'),
  } as unknown as TakeRecord;
  return { folder, store, take, entry: { kind: 'take', take, sizes: sizesOf(folder, take) } };
}

describe('the files of a take', () => {
  test('are all there after it is kept', async () => {
    const { folder, take, entry } = await keptTake();
    expect(lostFiles(folder, [entry])).toEqual({});
    expect(await changedFiles(folder, take, {})).toEqual({});
  });

  test('are missed when they are deleted, each by its name', async () => {
    const { folder, store, take, entry } = await keptTake();
    await rm(store.pathOf(take.file, 'clip'));
    await rm(store.pathOf(take.lastFrame, 'image'));
    expect(lostFiles(folder, [entry])).toEqual({ [take.file]: 'gone', [take.lastFrame]: 'gone' });
  });

  test('are missed when all of the working folder is deleted', async () => {
    const { folder, take, entry } = await keptTake();
    await rm(folder, { recursive: true });
    expect(lostFiles(folder, [entry])).toEqual({
      [take.file]: 'gone',
      [take.clips[0]!]: 'gone',
      [take.lastFrame]: 'gone',
    });
  });

  test('are known by their size to have changed, where the ledger has it', async () => {
    const { folder, store, take, entry } = await keptTake();
    await writeFile(store.pathOf(take.file, 'clip'), 'cut off');
    expect(lostFiles(folder, [entry])).toEqual({ [take.file]: 'changed' });
    expect(lostFiles(folder, [{ kind: 'take', take }])).toEqual({});
  });

  test('are known by their bytes to have changed, whatever their size', async () => {
    const { folder, store, take, entry } = await keptTake();
    await writeFile(store.pathOf(take.file, 'clip'), 'THE SHOT');
    expect(lostFiles(folder, [entry])).toEqual({});
    expect(await changedFiles(folder, take, {})).toEqual({ [take.file]: 'changed' });
    expect(await changedFiles(folder, take, { [take.file]: 'changed' })).toEqual({});
  });

  test('are taken out of the way when they have changed, and not thrown away', async () => {
    const { folder, store, take } = await keptTake();
    await writeFile(store.pathOf(take.file, 'clip'), 'THE SHOT');
    await store.setAside(take.file);
    expect(await store.has(take.file, 'clip')).toBe(false);
    expect(await readdir(`${folder}/takes`)).toContain(`${take.file.slice(7)}.changed.mp4`);
    expect(await store.keepBytes(Buffer.from('the shot'), 'clip')).toBe(take.file);
    expect(lostFiles(folder, [{ kind: 'take', take }])).toEqual({});
  });
});

describe('what stands where a file was kept', () => {
  test('and is no file counts as nothing', async () => {
    const { folder, store, take, entry } = await keptTake();
    const path = store.pathOf(take.file, 'clip');
    await rm(path);
    await mkdir(path);
    expect(lostFiles(folder, [entry])).toEqual({ [take.file]: 'gone' });
    expect(await changedFiles(folder, take, {})).toEqual({ [take.file]: 'gone' });
    await rm(path, { recursive: true });
    await symlink(path, path);
    expect(lostFiles(folder, [entry])).toEqual({ [take.file]: 'gone' });
    expect(await changedFiles(folder, take, {})).toEqual({ [take.file]: 'gone' });
  });

  test('and is a link to a file counts as that file', async () => {
    const { folder, store, take, entry } = await keptTake();
    const path = store.pathOf(take.file, 'clip');
    await rename(path, `${folder}/elsewhere`);
    await symlink(`${folder}/elsewhere`, path);
    expect(lostFiles(folder, [entry])).toEqual({});
    expect(await changedFiles(folder, take, {})).toEqual({});
    await writeFile(`${folder}/elsewhere`, 'THE SHOT');
    expect(await changedFiles(folder, take, {})).toEqual({ [take.file]: 'changed' });
  });

  // Root may read whatever it likes: run the tests as somebody else to see this one.
  const isRoot = process.getuid?.() === 0;
  (isRoot ? test.skip : test)('and may not be read is told by its name', async () => {
    const { folder, store, take } = await keptTake();
    const path = store.pathOf(take.file, 'clip');
    await chmod(path, 0o000);
    await expect(changedFiles(folder, take, {})).rejects.toMatchObject({
      code: 'folder/denied',
      message: `cannot read ${path}: permission is denied`,
    });
  });
});

describe('the picture of a keyframe', () => {
  async function keptKeyframe() {
    const folder = await newFolder();
    const store = await openContentStore(folder, 'film');
    const picture = await store.keepBytes(Buffer.from('the picture'), 'image');
    const made = await store.keepBytes(Buffer.from('what was made'), 'image');
    const keyframe = { picture, made } as unknown as KeyframeRecord;
    const sizes = sizesOfKeyframe(folder, keyframe);
    const entry: LedgerEntry = { kind: 'keyframe', keyframe, sizes };
    return { folder, keyframe, entry, path: store.pathOf(picture, 'image') };
  }

  test('is missed when it is deleted, apart from what it was made of', async () => {
    const { folder, keyframe, entry, path } = await keptKeyframe();
    expect(lostFiles(folder, [entry])).toEqual({});
    await rm(path);
    expect(lostFiles(folder, [entry])).toEqual({ [keyframe.picture]: 'gone' });
  });

  test('is known to have changed by its bytes, though its size is the same', async () => {
    const { folder, keyframe, entry, path } = await keptKeyframe();
    expect(await changedKeyframe(folder, keyframe, {})).toEqual({});
    await writeFile(path, 'the PICTURE');
    expect(lostFiles(folder, [entry])).toEqual({});
    expect(await changedKeyframe(folder, keyframe, {})).toEqual({
      [keyframe.picture]: 'changed',
    });
  });
});
