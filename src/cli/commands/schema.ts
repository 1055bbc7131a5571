import { readFile } from 'node:fs/promises';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { packageFile } from '../package-file.ts';
import type { Shell } from '../shell.ts';

export async function schema(
  shell: Shell,
  options: { part?: boolean; config?: boolean },
): Promise<number> {
  const name = options.config ? 'config' : options.part ? 'film-part' : 'film';
  shell.out(await readFile(packageFile(`schemas/${name}.schema.json`), 'utf8'));
  return ExitCode.done;
}
