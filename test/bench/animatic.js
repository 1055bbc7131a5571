// How fast the animatic draws and encodes a shot of 720p at 24 frames a second, as a ratio to real
// time, and how much memory it takes. Prints one line of JSON for each shot.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const FRAMES = 120;
const TARGET = 3;
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'ministudio-bench-'));
try {
  const { createProvider, openEncoder, findFfmpeg, stagingOf } = await loadAnimatic();
  const ffmpeg = await findFfmpeg({ get: (name) => process.env[name] });
  for (const [shot, film] of Object.entries(films())) {
    const signal = new AbortController().signal;
    const request = {
      model: 'animatic-1',
      prompt: '',
      width: 1280,
      height: 720,
      rate: { num: 24, den: 1 },
      frames: FRAMES,
      seconds: FRAMES / 24,
      seed: 7,
      references: [],
      options: {},
      staging: stagingOf(film),
    };
    const call = {
      signal,
      idempotencyKey: shot,
      scratchFolder: folder,
      image: () => Promise.reject(new Error('no images')),
      encode: openEncoder(ffmpeg, { signal }),
    };
    const started = performance.now();
    await createProvider().start(request, call);
    const seconds = (performance.now() - started) / 1000;
    const ratio = FRAMES / 24 / seconds;
    const megabytes = Math.round(process.memoryUsage().rss / 1e6);
    console.log(
      JSON.stringify({ shot, seconds, ratio, target: TARGET, met: ratio >= TARGET, megabytes }),
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** An interior with a moving camera, and a close-up with a still one. */
function films() {
  const pieces = {
    desk: { at: [4, 5], size: [1.8, 0.9], height: 0.8 },
    shelf: { at: [1, 7.6], size: [4, 0.5], height: 2.4, facing: 180 },
    window: { at: [5.5, 7.9], size: [1.6, 0.1], height: 1.6, elevation: 0.9, facing: 180 },
  };
  const film = (shot) => ({
    characters: {
      ada: { form: 'person', starts: { at: [3, 3.6], facing: 180 } },
      ben: { form: 'child', starts: { at: [5, 3.6], facing: 180 } },
    },
    environments: {
      study: { location: 'A study', interior: true, layout: { size: [8, 8], height: 3, pieces } },
    },
    scenes: [
      { environment: 'study', shots: [{ characters: ['ada', 'ben'], duration: 5, ...shot }] },
    ],
  });
  return {
    'a dolly through a room': film({
      camera: { at: [4, 0.4], facing: 0 },
      movement: { type: 'dolly', direction: 'in', amount: 1 },
    }),
    'a still close-up': film({
      camera: { at: [3, 2.4], facing: 0 },
      lens: { mm: 65, aperture: 2 },
    }),
  };
}

async function loadAnimatic() {
  const entry = join(folder, 'entry.ts');
  const from = (path) => JSON.stringify(join(root, path));
  await writeFile(
    entry,
    [
      `export { createProvider } from ${from('src/adapters/animatic/provider.ts')};`,
      `export { openEncoder } from ${from('src/media/encode-frames.ts')};`,
      `export { findFfmpeg } from ${from('src/media/find-ffmpeg.ts')};`,
      `export { stagingOf } from ${from('test/support/staging.ts')};`,
    ].join('\n'),
  );
  const outfile = join(root, 'build', 'bench-animatic.js');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  return import(pathToFileURL(outfile).href);
}
