import { describe, expect, test } from '@jest/globals';
import { readFilm } from '../../src/source/read-film.ts';
import { memoryFiles } from './memory-files.ts';
import { readText, summary } from './read-text.ts';

const FILM = 'title: T\nshots: [{ id: a, action: Hello. }]\n';
/** Milliseconds: far more than any of these needs, far less than an attack would take. */
const SOON = 15_000;

async function codesOf(bytes: string | Uint8Array): Promise<readonly string[]> {
  const started = performance.now();
  const read = await readFilm('film.yaml', { files: memoryFiles({ 'film.yaml': bytes }) });
  expect(performance.now() - started).toBeLessThan(SOON);
  return [...new Set(read.diagnostics.map(({ code }) => code))];
}

describe('no file takes the reader’s time or memory', () => {
  test('an alias bomb is refused before it is expanded', async () => {
    const levels = Array.from({ length: 20 }, (_, index) => {
      const inner = index === 0 ? 'lol' : `*l${index - 1}`;
      return `x-${index}: &l${index} [${Array.from({ length: 5 }, () => inner).join(', ')}]`;
    });
    expect(await codesOf(`${levels.join('\n')}\n${FILM}`)).toContain('yaml/too-many-nodes');
  });

  test('a hundred aliases are read, one more is not', async () => {
    const withAliases = (count: number): string =>
      `x-a: &a 1\nx-list: [${Array.from({ length: count }, () => '*a').join(', ')}]\n${FILM}`;
    expect(await codesOf(withAliases(100))).toEqual([]);
    expect(await codesOf(withAliases(101))).toEqual(['yaml/too-many-aliases']);
  });

  test.each([
    ['brackets', `${FILM}x-deep: ${'['.repeat(10_000)}`],
    ['closed brackets', `${FILM}x-deep: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['braces', `${FILM}x-deep: ${'{a: '.repeat(10_000)}`],
    ['lists', `${FILM}x-deep:\n  ${'- '.repeat(10_000)}a`],
    ['65 levels', `${FILM}x-deep: ${'['.repeat(64)}${']'.repeat(64)}`],
  ])('%s are not followed to their end', async (_, text) => {
    expect(await codesOf(text)).toEqual(['yaml/too-deep']);
  });

  test('aliases can’t nest deeper than brackets', async () => {
    const levels = Array.from({ length: 80 }, (_, index) =>
      index === 0 ? 'x-0: &l0 [a]' : `x-${index}: &l${index} [*l${index - 1}]`,
    );
    const codes = await codesOf(`${levels.join('\n')}\n${FILM}`);
    // Nothing uses the last of them.
    expect(codes).toEqual(['yaml/too-deep', 'yaml/unused-anchor']);
  });

  test('variables of variables are refused before they fill the memory', async () => {
    const levels = Array.from({ length: 20 }, (_, index) =>
      index === 0 ? 'v0: lollollol' : `v${index}: "${`\${v${index - 1}}`.repeat(10)}"`,
    );
    const text = `vars: { ${levels.join(', ')} }\nlogline: "\${v19}"\n${FILM}`;
    expect(await codesOf(text)).toEqual(['film/too-large']);
  });

  test('one variable used a hundred thousand times is as much text', async () => {
    const text = `vars: { v: ${'word '.repeat(50)} }\nlogline: "${'${v}'.repeat(100_000)}"\n${FILM}`;
    expect(await codesOf(text)).toEqual(['film/too-large']);
    expect(await codesOf(`logline: "${'${v}'.repeat(100_000)}"\n${FILM}`)).toEqual([
      'film/unknown-variable',
    ]);
  });

  test('a file of 17 MiB is not read', async () => {
    const files = memoryFiles({ 'film.yaml': new Uint8Array(17 * 1024 * 1024) });
    const read = await readFilm('film.yaml', {
      files: { ...files, read: () => Promise.reject(new Error('read')) },
    });
    expect(summary(read.diagnostics)).toEqual(['yaml/too-large 1:1']);
  });

  test('16 MiB of commas are not taken apart', async () => {
    const text = `${FILM}x-list: [${'a,'.repeat(8 * 1024 * 1024 - 100)}]`;
    expect(await codesOf(text)).toEqual(['yaml/too-many-nodes']);
  });

  test('a long text is only a long text', async () => {
    expect(await codesOf(`${FILM}logline: ${'word '.repeat(3_000_000)}`)).toEqual([]);
  });

  test('a word of two hundred thousand letters is quoted by its first ones', async () => {
    const read = await readText(
      `title: T\nshots: [{ id: a, action: Hello., size: ${'h'.repeat(200_000)}, x${'y'.repeat(900)}: 1 }]`,
    );
    expect(read.diagnostics.map(({ message }) => message)).toEqual([
      `\`${'h'.repeat(80)}…\` is not a shot size.`,
      `\`x${'y'.repeat(79)}…\` is not a field of a shot.`,
    ]);
  });

  test('of a hundred thousand duplicate keys the first thousand are shown', async () => {
    const read = await readText(`${FILM}${'title: T\n'.repeat(100_000)}`);
    expect(read.diagnostics).toHaveLength(1001);
    expect(read.diagnostics.at(-1)).toMatchObject({
      code: 'film/more-problems',
      message: 'There are 99000 more problems.',
    });
  });

  test('fifty thousand shots are read, more are not, and their mistakes don’t multiply', async () => {
    const shots = (count: number, extra: string): string =>
      `title: T\nshots:\n${Array.from({ length: count }, (_, index) => `  - { id: s${index}, action: Hello.${extra} }\n`).join('')}`;
    expect(await codesOf(shots(50_001, ''))).toEqual(['film/too-many-shots']);
    expect(await codesOf(shots(5_000, ', camra: 1, characters: [nobody], seed: -1'))).toEqual([
      'film/unknown-key',
      'film/unknown-character',
      'film/out-of-range',
      'film/more-problems',
    ]);
  });

  test.each([
    'duration: 999999999s',
    'duration: 25h',
    'duration: 99999999999999999999f',
    'beats: [{ at: 99h, do: It opens. }]',
    'sound: { effects: [{ file: a.wav, at: 9999999s }] }',
    'transition: { j_cut: 99h }',
  ])('no length of time is longer than a day, however it is written: %s', async (line) => {
    const text = `title: T\nshots:\n  - { id: a, action: Hello. }\n  - { id: b, ${line} }\n`;
    // A plan of it would be made in millions of parts, which takes minutes and all memory.
    expect(await codesOf(text)).toContain('film/out-of-range');
  });

  test('files that each expand to the limit do not add up', async () => {
    const bomb = (name: string): string =>
      `x-a: &a [${'1, '.repeat(999)}1]\nx-b: &b [${'*a, '.repeat(9)}*a]\nx-c: [${'*b, '.repeat(79)}*b]\ncharacters: { ${name}: {} }`;
    const names = Array.from({ length: 40 }, (_, index) => `p${index}.yaml`);
    const read = await readFilm('film.yaml', {
      files: memoryFiles({
        'film.yaml': `include: [${names.join(', ')}]\n${FILM}`,
        ...Object.fromEntries(names.map((name, index) => [name, bomb(`c${index}`)])),
      }),
    });
    expect(new Set(read.diagnostics.map(({ code }) => code))).toEqual(
      new Set(['yaml/too-many-nodes']),
    );
  });

  test('files that include one another, or a thousand others, come to an end', async () => {
    const circle = await readFilm('film.yaml', {
      files: memoryFiles({
        'film.yaml': `include: a.yaml\n${FILM}`,
        'a.yaml': 'include: b.yaml',
        'b.yaml': 'include: [a.yaml, film.yaml]',
      }),
    });
    expect(summary(circle.diagnostics)).toEqual([
      'film/include-cycle 1:11',
      'film/include-cycle 1:19',
    ]);
    const names = Array.from({ length: 600 }, (_, index) => `p${index}.yaml`);
    const many = await readFilm('film.yaml', {
      files: memoryFiles({
        'film.yaml': `include: [${names.join(', ')}]\n${FILM}`,
        ...Object.fromEntries(names.map((name) => [name, 'x-a: 1'])),
      }),
    });
    expect(many.diagnostics.map(({ code }) => code)).toEqual(['film/include-too-many']);
    const chain = Object.fromEntries(
      names.map((name, index) => [name, `include: ${names[index + 1] ?? 'p0.yaml'}`]),
    );
    const deep = await readFilm('film.yaml', {
      files: memoryFiles({ 'film.yaml': `include: p0.yaml\n${FILM}`, ...chain }),
    });
    expect(deep.diagnostics.map(({ code }) => code)).toEqual(['film/include-too-many']);
  });
});

describe('a file of nothing but mistakes is refused soon, with the first thousand of them', () => {
  const lines = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');

  test.each([
    ['unknown keys', `${lines(50_000, (n) => `k${n}: 1`)}\n${FILM}`],
    ['keys written twice', `${'title: T\n'.repeat(150_000)}${FILM}`],
    ['codes that are none', `silence: [${lines(30_000, (n) => `  film/x${n},`)}]\n${FILM}`],
    [
      'names beside many others',
      `title: T\ncharacters:\n${lines(3_000, (n) => `  c${n}: {}`)}\nshots:\n${lines(1_010, (n) => `  - { id: s${n}, action: Hello., characters: [d${n}] }`)}`,
    ],
  ])('%s', async (_, text) => {
    const read = await readFilm('film.yaml', { files: memoryFiles({ 'film.yaml': text }) });
    expect(read.diagnostics).toHaveLength(1001);
    expect(read.diagnostics.at(-1)?.code).toBe('film/more-problems');
  });

  test('a large file that is not YAML is refused for its first mistake alone', async () => {
    const text = `title: T\n${'- a\n'.repeat(1_000_000)}`;
    expect(await codesOf(text)).toEqual(['yaml/syntax']);
  });

  test('a style that is based on twenty thousand others is read', async () => {
    const styles = lines(20_000, (n) => `  s${n}: { base: s${n + 1} }`);
    expect(await codesOf(`styles:\n${styles}\n  s20000: { traits: [still] }\n${FILM}`)).toEqual([]);
  });
});

describe('only UTF-8 text is read', () => {
  const utf16 = (text: string): Uint8Array =>
    new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, 'utf16le'))]);

  test.each([
    ['UTF-16', utf16(FILM), ['yaml/encoding']],
    [
      'invalid UTF-8',
      new Uint8Array([...new TextEncoder().encode(FILM), 0xc3, 0x28]),
      ['yaml/encoding'],
    ],
    ['a NUL byte', `${FILM}x-a: \0`, ['yaml/encoding']],
    ['a byte order mark, which is left out', `\uFEFF${FILM}`, []],
  ])('%s', async (_, bytes, codes) => {
    expect(await codesOf(bytes)).toEqual(codes);
  });

  test('the place of the first bad byte is shown', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('title: Tö\nlogline: a'), 0xff]);
    const read = await readFilm('film.yaml', { files: memoryFiles({ 'film.yaml': bytes }) });
    expect(summary(read.diagnostics)).toEqual(['yaml/encoding 2:11']);
  });
});
