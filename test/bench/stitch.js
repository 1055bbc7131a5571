// How long the stitch of 60 matching clips takes, beside a bare `ffmpeg -f concat -c copy` of the
// same clips. The two are run in turns and compared by their medians, so that a busy machine slows
// both. Prints one line of JSON for each comparison.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const CLIPS = 60;
const FRAMES = 120;
const ROUNDS = 7;
const RATE = { num: 24, den: 1 };
const SIZE = { width: 1280, height: 720 };
const TARGET = 1.3;

const root = fileURLToPath(new URL('../..', import.meta.url));
const { stitch, probeClip, findFfmpeg, houseCodecArguments } = await loadMedia();
const folder = await mkdtemp(join(tmpdir(), 'ministudio-bench-'));
try {
  const ffmpeg = await findFfmpeg({ get: (name) => process.env[name] });
  const cut = await makeCut(ffmpeg);
  const list = join(folder, 'bare.txt');
  await writeFile(list, cut.pieces.map(({ path }) => `file '${path}'\n`).join(''));
  const bare = ['-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list];
  const seconds = (CLIPS * FRAMES * RATE.den) / RATE.num;
  const silence = ['-f', 'lavfi', '-i', `anullsrc=r=48000:cl=stereo,atrim=end=${seconds}`];
  const compare = (name, audio, bareArguments) =>
    comparison(
      name,
      (scratch) =>
        stitch(ffmpeg, {
          cut,
          out: join(scratch, 'film.mp4'),
          scratch,
          metadata: { title: 'Bench' },
          ...(audio === undefined ? {} : { audio }),
        }),
      (scratch) => execFileSync(ffmpeg.path, [...bareArguments, join(scratch, 'bare.mp4')]),
    );
  await compare('pictures', null, [...bare, '-c', 'copy']);
  await compare('pictures with silence, beside bare pictures', undefined, [...bare, '-c', 'copy']);
  const bareSound = [...bare, ...silence, '-c:v', 'copy', '-c:a', 'aac'];
  await compare('pictures with silence, beside the same', undefined, bareSound);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function comparison(name, ours, theirs) {
  const times = { ours: [], theirs: [] };
  await timed(ours);
  await timed(theirs);
  for (let round = 0; round < ROUNDS; round++) {
    times.theirs.push(await timed(theirs));
    times.ours.push(await timed(ours));
  }
  const [stitchMs, bareMs] = [median(times.ours), median(times.theirs)];
  const ratio = Number((stitchMs / bareMs).toFixed(2));
  const target = name === 'pictures' ? { target: TARGET, met: ratio <= TARGET } : {};
  console.log(JSON.stringify({ bench: `stitch: ${name}`, stitchMs, bareMs, ratio, ...target }));
}

/** Milliseconds; each run writes new files, and removing the old ones is not counted. */
async function timed(work) {
  const scratch = await mkdtemp(join(folder, 'scratch-'));
  const start = performance.now();
  await work(scratch);
  const elapsed = performance.now() - start;
  await rm(scratch, { recursive: true });
  return elapsed;
}

/** Six different clips, each in ten files, so that as many are opened as for a film. */
async function makeCut(ffmpeg) {
  const pieces = [];
  for (let clip = 0; clip < CLIPS; clip++) {
    const path = join(folder, `clip-${clip}.mp4`);
    if (clip < 6) {
      const from = clip * 40;
      const picture = `testsrc2=size=${SIZE.width}x${SIZE.height}:rate=${RATE.num}`;
      const filters = `trim=start_frame=${from}:end_frame=${from + FRAMES},setpts=N/(${RATE.num}*TB)`;
      const source = `${picture},${filters},format=yuv420p`;
      const read = ['-v', 'error', '-f', 'lavfi', '-i', source];
      execFileSync(ffmpeg.path, [...read, ...houseCodecArguments(RATE), path]);
    } else {
      execFileSync('cp', [pieces[clip % 6].path, path]);
    }
    const facts = await probeClip(path);
    pieces.push({ path, frames: FRAMES, facts, transition: { type: 'cut', frames: 0 } });
  }
  return { rate: RATE, ...SIZE, pieces, ending: { type: 'cut', frames: 0 } };
}

async function loadMedia() {
  const outdir = join(root, 'build', 'bench');
  await mkdir(outdir, { recursive: true });
  await build({
    stdin: {
      contents: [
        "export { stitch } from './src/media/stitch.ts';",
        "export { probeClip } from './src/media/probe-clip.ts';",
        "export { findFfmpeg } from './src/media/find-ffmpeg.ts';",
        "export { houseCodecArguments } from './src/media/house-codec.ts';",
      ].join('\n'),
      resolveDir: root,
    },
    outfile: join(outdir, 'media.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(join(outdir, 'media.js')).href);
}

function median(values) {
  const sorted = values.toSorted((left, right) => left - right);
  return Math.round(sorted[Math.floor(sorted.length / 2)]);
}
