import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { filmsIn, surveyFolder } from '../../src/store/disk/folder-survey.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const HEX = 'ab'.repeat(32);

async function folderOf(...files: readonly string[]): Promise<string> {
  const folder = await newFolder();
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'four');
  }
  return folder;
}

test('every file of a working folder is known by its name, or not at all', async () => {
  const folder = await folderOf(
    'a.ledger.jsonl',
    'a.ledger.head',
    'a.ledger.v1.jsonl',
    'a.ledger.damaged-1.jsonl',
    'a.ledger.damaged-1.head',
    'b.owner.json',
    'b.ledger.txt',
    '.a.ledger.jsonl.77.part',
    `takes/${HEX}.mp4`,
    `takes/${HEX}.changed-2.mp4`,
    `takes/.${HEX}.mp4.77.part`,
    `takes/${HEX}.png`,
    `frames/${HEX}.png`,
    `recipes/${HEX}.json`,
    'scratch/c/1/clip.mp4',
    'stretches/d/1.mp4',
    'thumbnails/x/y.jpg',
  );
  mkdirSync(join(folder, 'takes', `${'cd'.repeat(32)}.mp4`));
  const found = await surveyFolder(folder);
  expect(found.map(({ path, role, bytes }) => `${role}: ${path} ${bytes}`)).toEqual([
    'unfinished: .a.ledger.jsonl.77.part 4',
    'damaged-ledger: a.ledger.damaged-1.head 4',
    'damaged-ledger: a.ledger.damaged-1.jsonl 4',
    'head: a.ledger.head 4',
    'ledger: a.ledger.jsonl 4',
    'old-ledger: a.ledger.v1.jsonl 4',
    'unknown: b.ledger.txt 4',
    'owner: b.owner.json 4',
    `kept: frames/${HEX}.png 4`,
    `recipe: recipes/${HEX}.json 4`,
    'scratch: scratch/c 4',
    'stretches: stretches/d 4',
    `unfinished: takes/.${HEX}.mp4.77.part 4`,
    `aside: takes/${HEX}.changed-2.mp4 4`,
    `kept: takes/${HEX}.mp4 4`,
    `unknown: takes/${HEX}.png 4`,
    `unknown: takes/${'cd'.repeat(32)}.mp4 0`,
    'unknown: thumbnails 4',
  ]);
  expect(filmsIn(found)).toEqual(['a', 'b', 'c', 'd']);
});

test('a file with another name elsewhere is shared; a link is no more than a name', async () => {
  const folder = await folderOf(`takes/${HEX}.mp4`, 'frames/elsewhere');
  linkSync(join(folder, `takes/${HEX}.mp4`), join(folder, 'shot.mp4'));
  symlinkSync('elsewhere', join(folder, `frames/${HEX}.png`));
  const found = await surveyFolder(folder);
  const facts = found.map(({ path, isShared, bytes }) => [path, isShared, bytes]);
  expect(facts).toContainEqual([`takes/${HEX}.mp4`, true, 4]);
  expect(facts).toContainEqual([`frames/${HEX}.png`, false, 'elsewhere'.length]);
});

test('where there is no folder, there is nothing', async () => {
  expect(await surveyFolder(join(await newFolder(), 'none'))).toEqual([]);
});

test('the book of what a month has cost is known', async () => {
  const found = await surveyFolder(await folderOf('spending.jsonl'));
  expect(found.map(({ role }) => role)).toEqual(['book']);
});
