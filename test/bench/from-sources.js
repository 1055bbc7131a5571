import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles what a benchmark needs of the sources, and gives the file's path. `wanted` are the names to
 * export, by the modules that have them.
 */
export async function bundleSources(name, wanted) {
  const outfile = `${ROOT}build/bench/${name}.js`;
  const lines = Object.entries(wanted).map(
    ([module, names]) => `export { ${names.join(', ')} } from './${module}';`,
  );
  await build({
    stdin: { contents: lines.join('\n'), resolveDir: ROOT },
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
