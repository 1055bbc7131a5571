import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleDrawingThread, bundleSources } from './from-sources.js';
import { median, timeProcess } from './measure.js';

const BIN = new URL('../../bin/ministudio.js', import.meta.url).pathname;
const DEMO = new URL('../../films/orb/film.yaml', import.meta.url).pathname;
const RATE = { num: 24, den: 1 };
const FRAMES = 120;
const RUNS = 3;

/**
 * How many seconds of film the animatic makes in a second, at 1280×720 and 24 frames a second: a real
 * film's shots, and two that move a camera and do not. A whole render also speaks, mixes, stitches
 * and starts programs, so it is slower.
 */
export async function benchmark() {
  const row = (what, measured, limit) => ({
    what: `${what}, in film seconds a second`,
    measured,
    limit,
    unit: '×',
    higherIsBetter: true,
  });
  const animatic = await prepareAnimatic();
  return [
    row("draw the demo film's shots", await animatic.drawDemo(), 3),
    row('draw a dolly through a room', await animatic.drawShot(DOLLY), 3),
    row('draw a still close-up', await animatic.drawShot(CLOSE_UP), 3),
    row('render the demo film: all of it', await renderDemo(), 1.5),
  ];
}

async function renderDemo() {
  const { planFilm } = await import('../../dist/index.js');
  const { film } = await planFilm(DEMO);
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const out = mkdtempSync(join(tmpdir(), 'bench-'));
    const args = [BIN, 'render', DEMO, '--fresh', '--quiet', '--out', out];
    times.push(await timeProcess(process.execPath, args));
    rmSync(out, { recursive: true, force: true });
  }
  return (film.frames * film.frameRate.den) / film.frameRate.num / median(times);
}

/** The provider, which draws and encodes. */
async function prepareAnimatic() {
  await bundleDrawingThread();
  const { createProvider, openEncoder, findFfmpeg, stagingOf, compileFilm } = await import(
    await bundleSources('animatic', {
      'src/adapters/animatic/provider.ts': ['createProvider'],
      'src/media/pictures/encode-frames.ts': ['openEncoder'],
      'src/media/ffmpeg/find-ffmpeg.ts': ['findFfmpeg'],
      'test/support/staging.ts': ['stagingOf'],
      'test/bench/compile-film.js': ['compileFilm'],
    })
  );
  const ffmpeg = await findFfmpeg({ get: (name) => process.env[name] });
  const { signal } = new AbortController();
  const draw = async (requests) => {
    const scratchFolder = mkdtempSync(join(tmpdir(), 'bench-'));
    const start = performance.now();
    for (const request of requests) {
      await createProvider().start(request, {
        signal,
        idempotencyKey: 'bench',
        scratchFolder,
        image: () => Promise.reject(new Error('no images')),
        progress: () => {},
        encode: openEncoder(ffmpeg, { signal }),
      });
    }
    const seconds = (performance.now() - start) / 1000;
    rmSync(scratchFolder, { recursive: true, force: true });
    return requests.reduce((sum, { frames }) => sum + frames, 0) / RATE.num / seconds;
  };
  const medianOf = async (requests) => {
    const speeds = [];
    for (let run = 0; run < RUNS; run += 1) speeds.push(await draw(requests));
    return median(speeds);
  };
  return {
    drawDemo: async () => medianOf((await compileFilm(DEMO)).flatMap(withoutPictures)),
    drawShot: (shot) => medianOf([{ ...REQUEST, staging: stagingOf(filmWith(shot)) }]),
  };
}

/** What is asked of the animatic for a shot, without the pictures that shots hand on. */
function withoutPictures({ segments }) {
  return segments.map(({ request }) => ({
    ...request,
    firstFrame: undefined,
    lastFrame: undefined,
  }));
}

const REQUEST = {
  model: 'animatic-1',
  prompt: '',
  width: 1280,
  height: 720,
  rate: RATE,
  frames: FRAMES,
  seconds: FRAMES / RATE.num,
  seed: 7,
  references: [],
  options: {},
};

/** An interior with a moving camera, and a close-up with a still one. */
const DOLLY = {
  camera: { at: [4, 0.4], facing: 0 },
  movement: { type: 'dolly', direction: 'in', amount: 1 },
};
const CLOSE_UP = { camera: { at: [3, 2.4], facing: 0 }, lens: { mm: 65, aperture: 2 } };

function filmWith(shot) {
  const pieces = {
    desk: { at: [4, 5], size: [1.8, 0.9], height: 0.8 },
    shelf: { at: [1, 7.6], size: [4, 0.5], height: 2.4, facing: 180 },
    window: { at: [5.5, 7.9], size: [1.6, 0.1], height: 1.6, elevation: 0.9, facing: 180 },
  };
  return {
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
  };
}
