import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { readFilm } from '../../src/source/read-film.ts';
import type { SourceFiles } from '../../src/source/source-files.ts';
import { SOURCE_EXPLANATIONS } from '../../src/source/explanations/all.ts';

// Each spec says in its first comments what is found: `# expect: code line:column [file]`.
const FOLDER = new URL('../fixtures/specs/broken/', import.meta.url);
const at = (path: string): URL => new URL(path, FOLDER);
const files: SourceFiles = {
  size: async (path) => (await readFile(at(path))).length,
  read: (path) => readFile(at(path)),
  realPath: async (path) => {
    if (path !== '.') await readFile(at(path));
    return path;
  },
};
const specs = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).toSorted();
const explained = new Set(SOURCE_EXPLANATIONS.map(({ code }) => code));

describe('a broken film is reported where it is broken', () => {
  test('there are enough of them to stand for the language', () => {
    expect(specs.length).toBeGreaterThan(100);
  });

  test.each(specs)('%s', async (spec) => {
    const text = await readFile(at(spec), 'utf8');
    const expected = [...text.matchAll(/^# expect: (.*)$/gm)].map(([, what]) => what);
    const { diagnostics } = await readFilm(spec, { files });
    const found = diagnostics.map(({ code, file, start }) => {
      const where = `${code} ${start.line}:${start.column}`;
      return file === spec ? where : `${where} ${file}`;
    });
    expect(found).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
    for (const { code, message, hint, end, start } of diagnostics) {
      expect(explained).toContain(code);
      expect(message).toMatch(/[.!?]$/);
      expect(`${code}: ${hint}`).not.toMatch(/: (undefined)?$/);
      expect(end.line).toBe(start.line);
      expect(end.column).toBeGreaterThanOrEqual(start.column);
    }
  });
});
