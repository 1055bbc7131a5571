import { readFile } from 'node:fs/promises';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { packageFile } from '../package-file.ts';
import type { Shell } from '../shell.ts';

export async function schema(shell: Shell): Promise<number> {
  shell.out(await readFile(packageFile('schemas/film.schema.json'), 'utf8'));
  return ExitCode.done;
}
