// Bundles src/ into dist/: few files, so that the tool starts fast; libraries stay outside.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import './generate.js';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    'drawing-thread': 'src/adapters/animatic/drawing-thread.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  chunkNames: 'chunks/[name]-[hash]',
  minify: true,
  sourcemap: 'linked',
  logLevel: 'warning',
});
