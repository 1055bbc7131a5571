import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSources } from './from-sources.js';
import { median, peakMemory, usageOf } from './measure.js';

const MIX = fileURLToPath(new URL('mix-film.js', import.meta.url));
const FILM_SOUND = fileURLToPath(new URL('film-sound.js', import.meta.url));
const RUNS = 3;
/** Two cores do as much in a second. */
const CORES = 2;

/** The sound of a film is made in a small part of its length, in as much memory for a long one. */
export async function benchmark() {
  return [...(await benchmarkMix()), ...(await benchmarkWhole())];
}

/** All of it: decoded, mixed, mastered, encoded and measured. */
async function benchmarkWhole() {
  const bundle = await bundleSources('film-sound', {
    'src/cli/sound/gather-sounds.ts': ['gatherSounds'],
    'src/cli/sound/mix-film.ts': ['mixFilm'],
    'src/plan/plan-lines.ts': ['lineKey'],
    'src/media/ffmpeg/find-ffmpeg.ts': ['findFfmpeg'],
    'src/compile/timeline/timeline.ts': ['layTimeline'],
    'test/support/film-builder.ts': ['filmOf'],
  });
  const { findFfmpeg } = await import(bundle);
  const ffmpeg = await findFfmpeg({ get: (name) => process.env[name] });
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    makeSounds(ffmpeg.path, folder);
    const run = (minutes) => usageOf(process.execPath, [FILM_SOUND, bundle, minutes, folder]);
    const short = await run('10');
    const long = await run('30');
    return [
      {
        what: 'the sound of ten minutes (music, 60 clips, 60 lines) on two cores, as a part of their length',
        measured: short.seconds / CORES / 600,
        limit: 0.15,
        unit: '×',
      },
      {
        what: `memory for the sound of 30 minutes, against 10 (${short.megabytes.toFixed(0)} MB)`,
        measured: long.megabytes / short.megabytes,
        limit: 1.3,
        unit: '×',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Music, a clip with blows that have to be limited, and a line. */
function makeSounds(ffmpeg, folder) {
  const make = (name, ...args) =>
    execFileSync(ffmpeg, ['-v', 'error', '-y', ...args, join(folder, name)]);
  const source = (expression, seconds, rate) => {
    const made = `aevalsrc=${expression}:s=${rate}:d=${seconds}`;
    return ['-f', 'lavfi', '-i', made];
  };
  const beats = '(0.3*sin(2*PI*110*t)+0.1*(random(0)-0.5))*(0.4+0.6*exp(-8*mod(t\\,0.5)))';
  make('music.mp3', ...source(beats, 180, 44_100), '-ac', '2', '-b:a', '192k');
  const steps =
    '(0.1*sin(2*PI*330*t)+0.1*(random(0)-0.5))*(0.2+0.8*lt(mod(t\\,1.3)\\,0.2))+0.9*lt(mod(t\\,2)\\,0.01)*sin(2*PI*700*t)';
  const picture = ['-f', 'lavfi', '-i', 'color=gray:s=64x36:r=24:d=10'];
  make('clip.mp4', ...picture, ...source(steps, 10, 48_000), '-c:v', 'libx264', '-c:a', 'aac');
  const words = '0.4*sin(2*PI*180*t)*sin(2*PI*3*t)*(0.7+0.3*sin(2*PI*2400*t))';
  make('line.wav', ...source(words, 5, 24_000));
}

async function benchmarkMix() {
  const bundle = await bundleSources('sound', {
    'src/sound/mix/mix.ts': ['playbackOf'],
    'src/sound/master/settle-master.ts': ['settleMaster'],
    'src/sound/master/master.ts': ['master'],
  });
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const runs = Array.from({ length: RUNS }, () =>
      JSON.parse(execFileSync(process.execPath, [MIX, bundle, '10', folder], { encoding: 'utf8' })),
    );
    const short = await peakMemory(process.execPath, [MIX, bundle, '10', folder]);
    const long = await peakMemory(process.execPath, [MIX, bundle, '60', folder]);
    return [
      {
        what: 'processor time to mix and master ten minutes, as a part of their length',
        measured: (100 * median(runs.map(({ seconds }) => seconds))) / 600,
        limit: 5,
        unit: '%',
      },
      {
        what: `memory to mix and master 60 minutes, against 10 (${short.toFixed(0)} MB)`,
        measured: long / short,
        limit: 1.3,
        unit: '×',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
