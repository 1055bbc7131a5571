import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { committedKeys } from '../../src/secrets/committed-keys.ts';
import { readGitIndex } from '../../src/secrets/git-index.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/** As git wrote them, of four files; the third has one more that is only intended. */
const INDEXES: Readonly<Record<string, string>> = {
  2: 'RElSQwAAAAIAAAAEawdp2hZ6Jr5rB2naFnomvgAA/gAAJEK3AACBpAAAAAAAAAAAAAAAAkvP6Y5kDIKEURMSZg+4cJsK+oiOAAphIG5hbWUudHh0AAAAAAAAAABrB2naFnomvmsHadoWeia+AAD+AAAkQrQAAIGkAAAAAAAAAAAAAAACeJgZImE7KvtgJQQv9r2HisGZToUACWZpbG0ueWFtbABrB2naFnomvmsHadoWeia+AAD+AAAkQrUAAIGkAAAAAAAAAAAAAAACYXgHmCKNF68tNPzkz73zVVaDJHIAE2ZpbG1zL29uZS9maWxtLnlhbWwAAAAAAAAAawdp2hZ6Jr5rB2naFnomvgAA/gAAJEK2AACBpAAAAAAAAAAAAAAAAvKtbHbwEVprpbAEVqhJgQ5+wK8gABJmaWxtcy9vbmUvbm90ZXMubWQAAAAAAAAAAIXQbcMgLd9IUTEi9mIW8kj0HWf3',
  3: 'RElSQwAAAAMAAAAFawdp2hZ6Jr5rB2naFnomvgAA/gAAJEK3AACBpAAAAAAAAAAAAAAAAkvP6Y5kDIKEURMSZg+4cJsK+oiOAAphIG5hbWUudHh0AAAAAAAAAABrB2naFnomvmsHadoWeia+AAD+AAAkQrQAAIGkAAAAAAAAAAAAAAACeJgZImE7KvtgJQQv9r2HisGZToUACWZpbG0ueWFtbABrB2naFnomvmsHadoWeia+AAD+AAAkQrUAAIGkAAAAAAAAAAAAAAACYXgHmCKNF68tNPzkz73zVVaDJHIAE2ZpbG1zL29uZS9maWxtLnlhbWwAAAAAAAAAawdp2hZ6Jr5rB2naFnomvgAA/gAAJEK2AACBpAAAAAAAAAAAAAAAAvKtbHbwEVprpbAEVqhJgQ5+wK8gABJmaWxtcy9vbmUvbm90ZXMubWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgaQAAAAAAAAAAAAAAADmneKbstHWQ0uLKa53WtjC5IxTkUAJIABsYXRlci50eHQAAAAAAAAACBXrANW3IfDiVnRS9MafTvMAZb0=',
  4: 'RElSQwAAAAQAAAAEawdp2hZ6Jr5rB2naFnomvgAA/gAAJEK3AACBpAAAAAAAAAAAAAAAAkvP6Y5kDIKEURMSZg+4cJsK+oiOAAoAYSBuYW1lLnR4dABrB2naFnomvmsHadoWeia+AAD+AAAkQrQAAIGkAAAAAAAAAAAAAAACeJgZImE7KvtgJQQv9r2HisGZToUACQpmaWxtLnlhbWwAawdp2hZ6Jr5rB2naFnomvgAA/gAAJEK1AACBpAAAAAAAAAAAAAAAAmF4B5gijRevLTT85M+981VWgyRyABMFcy9vbmUvZmlsbS55YW1sAGsHadoWeia+awdp2hZ6Jr4AAP4AACRCtgAAgaQAAAAAAAAAAAAAAALyrWx28BFaa6WwBFaoSYEOfsCvIAASCW5vdGVzLm1kABNcF1hPgsqisftQtn3yGPdm7I35',
};
const PATHS = ['a name.txt', 'film.yaml', 'films/one/film.yaml', 'films/one/notes.md'];

describe('a git index', () => {
  test.each([
    ['2', PATHS],
    ['3', [...PATHS, 'later.txt']],
    ['4', PATHS],
  ])('of version %s has its paths', (version, paths) => {
    expect(readGitIndex(Buffer.from(INDEXES[version]!, 'base64'))).toEqual(paths);
  });

  test('that is none, or is cut off, has no paths that can be read', () => {
    const whole = Buffer.from(INDEXES[4]!, 'base64');
    expect(readGitIndex(new Uint8Array())).toBeUndefined();
    expect(readGitIndex(Buffer.from('not an index at all'))).toBeUndefined();
    expect(readGitIndex(whole.subarray(0, 100))).toBeUndefined();
  });
});

describe('the keys of a repository', () => {
  const KEY = `hf_${'aB3x'.repeat(9)}`;

  async function repository(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await newFolder();
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, '.git/index'), indexOf(Object.keys(files)));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return folder;
  }

  test('are found in its files, and in no others', async () => {
    const folder = await repository({
      'film.yaml': `title: One\n# ${KEY}\n`,
      'notes/keys.txt': `${KEY}\n${KEY}`,
      'clip.bin': `\0${KEY}`,
    });
    await writeFile(join(folder, 'mine.txt'), KEY);
    expect(await committedKeys(join(folder, 'notes'))).toEqual([
      { path: 'film.yaml', line: 2, what: 'a token of Hugging Face' },
      { path: 'notes/keys.txt', line: 1, what: 'a token of Hugging Face' },
      { path: 'notes/keys.txt', line: 2, what: 'a token of Hugging Face' },
    ]);
  });

  test('are looked for in no .env file: that it is there at all is told', async () => {
    const folder = await repository({
      '.env': 'A=b',
      'films/.env.local': '',
      '.env.example': 'A=',
    });
    expect(await committedKeys(folder)).toEqual([
      { path: '.env', what: 'a file for keys' },
      { path: 'films/.env.local', what: 'a file for keys' },
    ]);
  });

  test('are none on a line that says, as scanners know it, that its key is made up', async () => {
    const folder = await repository({
      'a.test.ts': `const KEY = '${KEY}'; // gitleaks:allow\nconst REAL = '${KEY}';\n`,
      'b.py': `KEY = "${KEY}"  # pragma: allowlist secret`,
    });
    expect(await committedKeys(folder)).toEqual([
      { path: 'a.test.ts', line: 2, what: 'a token of Hugging Face' },
    ]);
  });

  test('are none in this one', async () => {
    expect((await committedKeys(process.cwd())) ?? []).toEqual([]);
  });

  test('are not looked for where there is no repository', async () => {
    expect(await committedKeys(await newFolder())).toBeUndefined();
  });

  /** Version 2. */
  function indexOf(paths: readonly string[]): Buffer {
    const header = Buffer.alloc(12);
    header.write('DIRC');
    header.writeUInt32BE(2, 4);
    header.writeUInt32BE(paths.length, 8);
    const entries = paths.map((path) => {
      const entry = Buffer.alloc((Math.floor((62 + path.length) / 8) + 1) * 8);
      entry.writeUInt16BE(path.length, 60);
      entry.write(path, 62);
      return entry;
    });
    return Buffer.concat([header, ...entries]);
  }
});
