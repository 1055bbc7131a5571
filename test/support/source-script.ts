import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Makes a script of lines that import from the sources, for processes of its own; gives its path. */
export async function sourceScript(folder: string, lines: string): Promise<string> {
  const outfile = join(folder, 'script.mjs');
  await build({
    stdin: { contents: lines, resolveDir: ROOT, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}
