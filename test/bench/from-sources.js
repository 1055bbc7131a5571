import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles what a benchmark needs of the sources, and gives the file's path. `wanted` are the names to
 * export, by the modules that have them.
 */
export async function bundleSources(name, wanted) {
  const lines = Object.entries(wanted).map(
    ([module, names]) => `export { ${names.join(', ')} } from './${module}';`,
  );
  const outfile = `${ROOT}build/bench/${name}.js`;
  await bundle({ stdin: { contents: lines.join('\n'), resolveDir: ROOT }, outfile });
  return outfile;
}

/**
 * Bundles the drawing thread of the sources where bundles look for it: in the folder above theirs.
 * Without it they draw on one core.
 */
export async function bundleDrawingThread() {
  const thread = `${ROOT}src/adapters/animatic/drawing-thread.ts`;
  await bundle({ entryPoints: [thread], outfile: `${ROOT}build/drawing-thread.js` });
}

async function bundle(what) {
  await build({
    ...what,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    supported: { 'regexp-unicode-property-escapes': true },
    packages: 'external',
    logLevel: 'warning',
  });
}
