import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const DIST = new URL('../../dist/', import.meta.url);

interface Loaded {
  readonly files: number;
  readonly kilobytes: number;
  /** Packages and Node's own modules. */
  readonly others: readonly string[];
}

/** What Node loads for a built file: all that it imports, but for what it imports when it needs it. */
function loadedFor(...entries: readonly string[]): Loaded {
  const waiting = entries.map((entry) => new URL(entry, DIST).href);
  const seen = new Set<string>();
  const others = new Set<string>();
  let bytes = 0;
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const code = readFileSync(new URL(file), 'utf8');
    bytes += code.length;
    for (const [, name] of code.matchAll(/\b(?:import|from)\s*"([\w@./:-]+)"/g)) {
      if (name!.startsWith('.')) waiting.push(new URL(name!, file).href);
      else others.add(name!);
    }
    // Commander asks for these by `require`.
    for (const [, name] of code.matchAll(/"(node:[\w/]+)"/g)) others.add(name!);
  }
  return {
    files: seen.size,
    kilobytes: Math.round(bytes / 1024),
    others: [...others].toSorted((left, right) => (left < right ? -1 : 1)),
  };
}

// Of a short command, loading is most of the time. Whoever raises a number here, or adds a name,
// measures first: npm run bench -- validate.
describe('a start loads little', () => {
  test('the command line is one file', () => {
    const { files, kilobytes, others } = loadedFor('cli.js');
    expect(files).toBe(1);
    expect(kilobytes).toBeLessThan(68);
    expect(others).toEqual(['node:events', 'node:fs', 'node:path', 'node:process', 'node:url']);
  });

  test('validate loads one file, no package, and none of Node’s large modules', () => {
    const { files, kilobytes, others } = loadedFor('commands/validate.js');
    expect(files).toBe(1);
    expect(kilobytes).toBeLessThan(340);
    expect(others).toEqual(['node:fs', 'node:fs/promises', 'node:path', 'node:v8']);
  });

  test.each([
    ['plan', 500],
    ['render', 610],
  ])('%s loads one file', (command, most) => {
    const { files, kilobytes } = loadedFor(`commands/${command}.js`);
    expect(files).toBe(1);
    expect(kilobytes).toBeLessThan(most);
  });
});
