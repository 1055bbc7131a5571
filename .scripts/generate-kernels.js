// Compiles src/animatic/raster/kernels/ to WebAssembly and writes it as a module of its bytes, so
// that the tests and the bundle load it alike.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';

const FOLDER = 'src/animatic/raster/kernels';
const TARGET = 'src/animatic/generated/kernels.ts';

/** Compiling takes seconds, so it is done only when the kernels have changed. */
export async function generateKernels() {
  const source = `// From ${FOLDER}, sha256 ${await digestOf(FOLDER)}.`;
  if ((await readFile(TARGET, 'utf8').catch(() => '')).includes(source)) return;
  const bytes = await compile();
  await mkdir('src/animatic/generated', { recursive: true });
  await writeFile(
    TARGET,
    [
      '// Written by `npm run generate`.',
      source,
      `export const KERNELS = '${Buffer.from(bytes).toString('base64')}';`,
      '',
    ].join('\n'),
  );
}

async function compile() {
  const { default: asc } = await import('assemblyscript/asc');
  const written = new Map();
  const said = [];
  const { error } = await asc.main(
    [
      `${FOLDER}/index.ts`,
      '-O3',
      '--noAssert',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--importMemory',
      '--outFile',
      'kernels.wasm',
    ],
    {
      writeFile: (name, contents) => written.set(name, contents),
      stderr: { write: (text) => said.push(text) },
    },
  );
  if (error) throw new Error(`the kernels do not compile:\n${said.join('')}`, { cause: error });
  return written.get('kernels.wasm');
}

async function digestOf(folder) {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).sort()) {
    hash.update(name).update(await readFile(`${folder}/${name}`));
  }
  return hash.digest('hex');
}
