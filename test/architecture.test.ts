import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const SOURCE = new URL('../src/', import.meta.url).pathname;

interface RoomRule {
  readonly all: boolean;
  readonly rooms: ReadonlyMap<string, 'any' | 'types'>;
}

/** The table in src/README.md: room → what it may import. */
function readRules(): ReadonlyMap<string, RoomRule> {
  const rules = new Map<string, RoomRule>();
  for (const line of readFileSync(join(SOURCE, 'README.md'), 'utf8').split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    const room = /^`([a-z]+)`$/.exec(cells[1] ?? '')?.[1];
    if (room === undefined) continue;
    const allowed = (cells[3] ?? '').split(',').map((entry) => entry.trim());
    rules.set(room, {
      all: allowed.includes('all'),
      rooms: new Map(
        allowed
          .filter((entry) => /^[a-z]/.test(entry))
          .map((entry) => [entry.split(' ')[0]!, entry.endsWith('(types)') ? 'types' : 'any']),
      ),
    });
  }
  return rules;
}

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function sourceFiles(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes(`generated${sep}`))
    .filter((file) => file.includes(sep));
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  const statements = text.matchAll(
    /^(import|export)\s+(type\s+)?([^'"`;]*?)from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)/gm,
  );
  return [...statements].map(([, , type, names, path, lazy]) => ({
    file,
    room: file.split(sep)[0]!,
    target: relative(SOURCE, join(SOURCE, file, '..', path ?? lazy!)).split(sep)[0]!,
    typeOnly: type !== undefined || (names !== undefined && onlyTypes(names)),
  }));
}

/** `{ type A, type B }` */
function onlyTypes(names: string): boolean {
  const inner = /^\{([^]*)\}\s*$/.exec(names.trim())?.[1];
  if (inner === undefined) return false;
  return inner
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));
}

describe('the rooms', () => {
  const rules = readRules();
  const imports = sourceFiles().flatMap(importsOf);

  test('are all described in src/README.md', () => {
    const rooms = new Set(sourceFiles().map((file) => file.split(sep)[0]));
    expect([...rooms].filter((room) => !rules.has(room!))).toEqual([]);
  });

  test('import only what the table allows', () => {
    const forbidden = imports
      .filter(({ room, target }) => target !== room && target !== 'diagnostics')
      .filter(({ room, target, typeOnly }) => {
        const rule = rules.get(room);
        if (rule === undefined || rule.all) return false;
        const allowed = rule.rooms.get(target);
        return allowed === undefined || (allowed === 'types' && !typeOnly);
      })
      .map(
        ({ file, target, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${target}`,
      );
    expect(forbidden).toEqual([]);
  });

  test('have one sole user for execa, chalk, ora and process.env', () => {
    const users = (pattern: RegExp): readonly string[] => [
      ...new Set(
        sourceFiles()
          .filter((file) => pattern.test(readFileSync(join(SOURCE, file), 'utf8')))
          .map((file) => file.split(sep)[0]!),
      ),
    ];
    expect({
      execa: users(/from 'execa'|import\('execa'\)/),
      chalk: users(/from 'chalk'|import\('chalk'\)/),
      ora: users(/from 'ora'/),
      env: users(/process\.env/),
    }).toEqual({ execa: ['media'], chalk: ['report'], ora: ['report'], env: ['secrets'] });
  });

  test('hold no file of more than 300 lines', () => {
    const long = sourceFiles().filter(
      (file) => readFileSync(join(SOURCE, file), 'utf8').split('\n').length > 301,
    );
    expect(long).toEqual([]);
  });
});

test('the folders of the rooms are those that src/README.md describes', () => {
  const guide = readFileSync(join(SOURCE, 'README.md'), 'utf8');
  const [, part = ''] = guide.split('## Inside the larger rooms');
  const rows = part.split('## ')[0]!.matchAll(/^\| (`[a-z].*?) \|/gm);
  const described = [...rows].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, folder]) => folder!),
  );
  const isRoomsOwn = (folder: string): boolean =>
    !folder.startsWith('adapters/') && !folder.endsWith('/generated');
  const there = new Set(
    sourceFiles()
      .map((file) => file.split(sep))
      .filter((parts) => parts.length > 2)
      .map((parts) => `${parts[0]}/${parts[1]}`)
      .filter(isRoomsOwn),
  );
  expect(described.toSorted()).toEqual([...there].toSorted());
});

test('what src/README.md says to look into is there', () => {
  const guide = readFileSync(join(SOURCE, 'README.md'), 'utf8').split('## Where to look')[1] ?? '';
  const named = [...guide.matchAll(/`([a-z][\w/-]*(?:\.ts|\/))`/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(SOURCE, path)))).toEqual([]);
});
