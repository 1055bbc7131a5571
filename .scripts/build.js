// Bundles src/ into dist/: few and small files, because what Node reads and compiles is most of the
// time that a short command takes. Packages under `dependencies` stay outside; those that every start
// needs are devDependencies, and bundled.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import './generate.js';

const { dependencies, optionalDependencies } = JSON.parse(await readFile('package.json', 'utf8'));

const settings = {
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Node knows these classes; esbuild would build each expression anew wherever it is used.
  supported: { 'regexp-unicode-property-escapes': true },
  external: Object.keys({ ...dependencies, ...optionalDependencies }),
  minify: true,
  sourcemap: 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/** The command line finds its commands beside it, and shares no file with them. */
const commandsApart = {
  name: 'commands-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\/commands\// }, ({ path }) => ({
      path: path.replace(/^\.\.?\/(.*)\.ts$/, './$1.js'),
      external: true,
    }));
  },
};

/** Commander can run other programs as commands. All of ours are functions, so this is not loaded. */
const noOtherPrograms = {
  name: 'no-other-programs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'empty' }));
    onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: '' }));
  },
};

await rm('dist', { recursive: true, force: true });
const builds = await Promise.all([
  build({
    ...settings,
    entryPoints: { cli: 'src/cli/main.ts' },
    // Commander is CommonJS, and asks for Node's own modules by `require`.
    banner: { js: 'const require=process.getBuiltinModule;' },
    plugins: [commandsApart, noOtherPrograms],
  }),
  build({
    ...settings,
    entryPoints: {
      index: 'src/index.ts',
      'drawing-thread': 'src/adapters/animatic/drawing-thread.ts',
      'speaking-thread': 'src/adapters/flite/speaking-thread.ts',
      ...(await commands()),
    },
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  }),
]);
for (const command of ['validate', 'plan', 'render']) {
  await inOneFile(`dist/commands/${command}.js`);
}
await writeFile('dist/THIRD-PARTY-LICENSES.txt', await licences(builds));

/**
 * Writes a command and the chunks that it starts with as one file: to find and link twenty takes Node
 * as long as to check a film, and to find the ninety of a render a sixth of a second. What it loads later stays where it is.
 */
async function inOneFile(file) {
  const loadedLater = {
    name: 'loaded-later',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
        kind === 'dynamic-import'
          ? {
              path: `./${relative(dirname(resolve(file)), join(resolveDir, path))}`,
              external: true,
            }
          : null,
      );
    },
  };
  await build({
    ...settings,
    entryPoints: [file],
    outdir: dirname(file),
    allowOverwrite: true,
    // A chunk that is imported for its sake alone has no effects of its own.
    logOverride: { 'ignored-bare-import': 'silent' },
    plugins: [loadedLater],
  });
}

async function commands() {
  const names = (await readdir('src/cli/commands')).map((file) => basename(file, '.ts'));
  return Object.fromEntries(
    names.map((name) => [`commands/${name}`, `src/cli/commands/${name}.ts`]),
  );
}

/** What the bundled packages ask to be shipped with them. */
async function licences(builds) {
  const folders = builds
    .flatMap(({ metafile }) => Object.keys(metafile.inputs))
    .flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const text = await readFile(`${folder}/LICENSE`, 'utf8');
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(72)}\n\n`);
}
