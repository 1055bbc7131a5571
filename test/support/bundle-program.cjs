const { build } = require('esbuild');

/** What tests run a command with, by the module that has it. */
const WANTED = {
  'cli/program.ts': 'buildProgram',
  'cli/process/redacted-output.ts': 'byLines, printable',
  'cli/process/report-thrown.ts': 'reportThrown',
  'secrets/redactor.ts': 'createRedactor',
};

/** Bundles the commands as the sources have them, before any test: see `program.ts`. */
module.exports = async ({ rootDir }) => {
  const lines = Object.entries(WANTED).map(
    ([module, names]) => `export { ${names} } from './src/${module}';`,
  );
  await build({
    stdin: { contents: lines.join('\n'), resolveDir: rootDir, sourcefile: 'program.js' },
    outdir: `${rootDir}/build/program`,
    entryNames: 'program',
    // No thread's file lies where a chunk looks for it: commands draw and speak in the process of the test.
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
};
