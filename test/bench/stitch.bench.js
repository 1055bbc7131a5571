import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSources } from './from-sources.js';
import { pairedRatio } from './measure.js';

const CLIPS = 60;
const FRAMES = 120;
const ROUNDS = 7;
const RATE = { num: 24, den: 1 };
const SIZE = { width: 1280, height: 720 };

/**
 * The stitch of 60 matching clips, beside a bare `ffmpeg -f concat -c copy` of the same clips. Films
 * are given silence where they have no sound, which a bare concat does not do: the pictures alone
 * are held to the limit, and the silence is compared with a bare concat that makes it too.
 */
export async function benchmark() {
  const { stitch, probeClip, findFfmpeg, houseCodecArguments } = await import(
    await bundleSources('media', {
      'src/media/stitch/stitch.ts': ['stitch'],
      'src/media/probe/probe-clip.ts': ['probeClip'],
      'src/media/ffmpeg/find-ffmpeg.ts': ['findFfmpeg'],
      'src/media/ffmpeg/house-codec.ts': ['houseCodecArguments'],
    })
  );
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const ffmpeg = await findFfmpeg({ get: (name) => process.env[name] });
    const pieces = await makePieces(folder, ffmpeg, houseCodecArguments, probeClip);
    const cut = { rate: RATE, ...SIZE, pieces, ending: { type: 'cut', frames: 0 } };
    const list = join(folder, 'bare.txt');
    writeFileSync(list, pieces.map(({ path }) => `file '${path}'\n`).join(''));
    const bare = ['-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list];
    const seconds = (CLIPS * FRAMES * RATE.den) / RATE.num;
    const silence = ['-f', 'lavfi', '-i', `anullsrc=r=48000:cl=stereo,atrim=end=${seconds}`];
    const compare = (sound, bareArguments) =>
      pairedRatio(
        timedIn(folder, (scratch) =>
          stitch(ffmpeg, {
            cut,
            out: join(scratch, 'film.mp4'),
            scratch,
            metadata: { title: 'Bench' },
            ...sound,
          }),
        ),
        timedIn(folder, (scratch) =>
          execFileSync(ffmpeg.path, [...bareArguments, join(scratch, 'bare.mp4')]),
        ),
        ROUNDS,
      );
    return [
      {
        what: `stitch the pictures of ${CLIPS} clips, against a bare concat`,
        measured: await compare({ audio: null }, [...bare, '-c', 'copy']),
        limit: 1.3,
        unit: '×',
      },
      {
        what: 'the same with silence, against a bare concat that makes it too',
        measured: await compare({}, [...bare, ...silence, '-c:v', 'copy', '-c:a', 'aac']),
        limit: 1.3,
        unit: '×',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds of some work; each run writes new files, and removing the old ones is not counted. */
function timedIn(folder, work) {
  return async () => {
    const scratch = mkdtempSync(join(folder, 'scratch-'));
    const start = performance.now();
    await work(scratch);
    const seconds = (performance.now() - start) / 1000;
    rmSync(scratch, { recursive: true });
    return seconds;
  };
}

/** Six different clips, each in ten files, so that as many are opened as for a film. */
async function makePieces(folder, ffmpeg, houseCodecArguments, probeClip) {
  const pieces = [];
  for (let clip = 0; clip < CLIPS; clip += 1) {
    const path = join(folder, `clip-${clip}.mp4`);
    if (clip < 6) {
      const from = clip * 40;
      const picture = `testsrc2=size=${SIZE.width}x${SIZE.height}:rate=${RATE.num}`;
      const filters = `trim=start_frame=${from}:end_frame=${from + FRAMES},setpts=N/(${RATE.num}*TB)`;
      const source = `${picture},${filters},format=yuv420p`;
      const read = ['-v', 'error', '-f', 'lavfi', '-i', source];
      execFileSync(ffmpeg.path, [...read, ...houseCodecArguments(RATE), path]);
    } else {
      copyFileSync(pieces[clip % 6].path, path);
    }
    const facts = await probeClip(path);
    pieces.push({ path, frames: FRAMES, facts, transition: { type: 'cut', frames: 0 } });
  }
  return pieces;
}
