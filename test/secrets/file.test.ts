import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { file } from '../../src/secrets/backends/file.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import { lookUp, told } from './support/look-up.ts';
import { outsideOf } from './support/outside.ts';

const newFolder = temporaryFolders();

async function read(content: string | Uint8Array | undefined, signal?: AbortSignal) {
  const path = join(await newFolder(), 'hf_token');
  if (content !== undefined) await writeFile(path, content);
  return await readAt(path, signal);
}

async function readAt(path: string, signal?: AbortSignal) {
  const outside = outsideOf(signal === undefined ? {} : { signal });
  const [outcome] = await lookUp(file, outside, { kind: 'file', path });
  return { told: told(outcome).replace(path, '/run/secrets/hf_token'), outside };
}

test.each([
  ['the whole file is the secret', 'hf_abcd', 'hf_abcd'],
  ['one line break at its end is dropped', 'hf_abcd\n', 'hf_abcd'],
  ['one of Windows, too', 'hf_abcd\r\n', 'hf_abcd'],
  ['a second one stays, and so does other space', ' hf_abcd \n\n', ' hf_abcd \n'],
  ['a mark of the byte order is taken off', '\uFEFFhf_abcd', 'hf_abcd'],
  ['what is not ASCII stays', 'grüße-中文', 'grüße-中文'],
])('%s', async (_, content, value) => {
  const { told: outcome, outside } = await read(content);
  expect(outcome).toBe(value);
  expect(outside.redact(`It is ${value.trim()}!`)).toBe('It is ‹secret›!');
});

test('a file of JSON makes a secret of each text in it', async () => {
  const { outside } = await read('{"user": "somebody", "keys": ["first-key", "second-key"]}');
  expect(outside.redact('somebody has first-key and second-key')).toBe(
    '‹secret› has ‹secret› and ‹secret›',
  );
});

test('a file that is not there is absent', async () => {
  expect((await read(undefined)).told).toBe(
    `absent secrets/not-found: HF_TOKEN could not be read from file:///run/secrets/hf_token: it is not there
Write the file, or correct its path.`,
  );
  const folder = await newFolder();
  await writeFile(join(folder, 'a-file'), 'some text');
  const below = await readAt(join(folder, 'a-file', 'hf_token'));
  expect(below.told).toMatch(/^absent .*a part of its path is a file and no folder/);
});

test.each([
  ['is empty', '', /it is empty/],
  ['holds a line break alone', '\n', /it is empty/],
  ['has more than 64 KiB', 'x'.repeat(64 * 1024 + 1), /it has more than 64 KiB/],
  ['is no UTF-8', Buffer.from([0x68, 0xff, 0xfe, 0x66]), /it is no text in UTF-8/],
  ['is UTF-16', Buffer.from('hf_abcd', 'utf16le'), /it holds a NUL character/],
])('a file that %s is an error, which does not show it', async (_, content, text) => {
  const { told: outcome } = await read(content);
  expect(outcome).toMatch(/^failed secrets\/bad-value: HF_TOKEN could not be read from file:/);
  expect(outcome).toMatch(text);
  expect(outcome).not.toMatch(/xxx|hf_abcd/);
});

test('64 KiB are not too much', async () => {
  expect((await read('x'.repeat(64 * 1024))).told).toHaveLength(64 * 1024);
});

test('a folder, and a pipe, are no secrets, and nothing waits for them', async () => {
  const folder = await newFolder();
  await mkdir(join(folder, 'inner'));
  expect((await readAt(join(folder, 'inner'))).told).toMatch(/^failed .*it is a folder\n/);
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect((await readAt(join(folder, 'pipe'))).told).toMatch(/^failed .*it is no file\n/);
});

test('a link that leads in a circle says so', async () => {
  const path = join(await newFolder(), 'hf_token');
  await symlink(path, path);
  expect((await readAt(path)).told).toMatch(/^failed secrets\/bad-place: .*lead in a circle/);
});

const isRoot = process.getuid?.() === 0;
(isRoot ? test.skip : test)('a file that may not be read says so', async () => {
  const path = join(await newFolder(), 'hf_token');
  await writeFile(path, 'hf_abcd');
  await chmod(path, 0);
  expect((await readAt(path)).told).toMatch(/^failed secrets\/denied: .*permission is denied/);
});

test('nothing is read when the run is stopped already', async () => {
  await expect(read('hf_abcd', AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
});
