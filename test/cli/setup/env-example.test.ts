import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { ADAPTERS } from '../../../src/adapters/registry.ts';

test('.env.example has every variable that a provider reads, by each of its names', async () => {
  const text = await readFile(new URL('../../../.env.example', import.meta.url), 'utf8');
  const written = new Set([...text.matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name));
  const read = ADAPTERS.flatMap(({ secrets, settings }) => [
    ...secrets.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
    ...settings.flatMap(({ variable, aliases = [] }) => [variable, ...aliases]),
  ]);
  expect([...new Set(read)].filter((name) => !written.has(name))).toEqual([]);
});
