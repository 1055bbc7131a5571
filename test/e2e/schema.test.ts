import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { runCli } from '../support/run-cli.ts';

test.each([
  [['schema'], 'schemas/film.schema.json'],
  [['schema', '--part'], 'schemas/film-part.schema.json'],
])('%j prints %s', async (command, file) => {
  const stdout = await readFile(file, 'utf8');
  expect(await runCli(command)).toEqual({ code: 0, stderr: '', stdout });
});
