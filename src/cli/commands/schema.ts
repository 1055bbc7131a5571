import { readFile } from 'node:fs/promises';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { packageFile } from '../package-file.ts';
import type { Shell } from '../shell.ts';

const SCHEMAS = ['config', 'plan', 'part'] as const;

export async function schema(
  shell: Shell,
  options: { part?: boolean; config?: boolean; plan?: boolean },
): Promise<number> {
  const chosen = SCHEMAS.find((name) => options[name]);
  const name = chosen === 'part' ? 'film-part' : (chosen ?? 'film');
  shell.out(await readFile(packageFile(`schemas/${name}.schema.json`), 'utf8'));
  return ExitCode.done;
}
