// Composes the sounds of the films in films/: each film's `score.js` says what there is, the
// synthesiser makes the samples, and ffmpeg packs them as Ogg Opus into the film's `audio` folder.
// `npm run compose` writes all of them anew, `npm run compose -- orb` those of one film;
// `--check` writes nothing, and tells as JSON how like the stored sounds are to their scores.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import installed from '@ffmpeg-installer/ffmpeg';

const FILMS = new URL('../films/', import.meta.url);

/** The films that have a score. */
function scoredFilms() {
  return readdirSync(FILMS)
    .filter((name) => existsSync(new URL(`${name}/score.js`, FILMS)))
    .sort();
}

async function soundsOf(film) {
  const { sounds } = await import(new URL(`${film}/score.js`, FILMS).href);
  return sounds;
}

/** Interleaved 32-bit floats at 48 kHz; one channel is the middle of both. */
function samplesOf({ compose, channels }) {
  const [left, right] = compose();
  if (channels === 1) return Float32Array.from(left, (sample, i) => (sample + right[i]) / 2);
  const samples = new Float32Array(left.length * 2);
  left.forEach((sample, i) => samples.set([sample, right[i]], i * 2));
  return samples;
}

/** The same ffmpeg for everybody, and nothing of the day or the machine in the file. */
function encode(samples, { channels, kilobits }) {
  const { status, stdout, stderr } = spawnSync(
    installed.path,
    `-v error -f f32le -ar 48000 -ac ${channels} -i pipe:0 -map_metadata -1 -fflags +bitexact -flags +bitexact
     -c:a libopus -b:a ${kilobits}k -application audio -f ogg pipe:1`.split(/\s+/),
    { input: Buffer.from(samples.buffer), maxBuffer: 2 ** 26 },
  );
  if (status !== 0) throw new Error(`ffmpeg could not encode: ${String(stderr)}`);
  return stdout;
}

async function composeFilm(film) {
  const folder = new URL(`${film}/audio/`, FILMS);
  mkdirSync(folder, { recursive: true });
  for (const [name, sound] of Object.entries(await soundsOf(film))) {
    const samples = samplesOf(sound);
    const bytes = encode(samples, sound);
    writeFileSync(new URL(`${name}.ogg`, folder), bytes);
    const seconds = samples.length / sound.channels / 48_000;
    process.stdout.write(`${film}/audio/${name}.ogg: ${seconds} s, ${bytes.length} bytes\n`);
  }
}

async function checkFilm(film) {
  return Object.entries(await soundsOf(film)).map(([name, sound]) => {
    const composed = samplesOf(sound);
    const stored = decode(new URL(`${film}/audio/${name}.ogg`, FILMS), sound);
    const [samples, wanted] = [stored.length, composed.length];
    const rise = lateRise(stored, sound.channels);
    return {
      sound: `${film}/${name}`,
      samples,
      wanted,
      likeness: likeness(composed, stored),
      rise,
    };
  });
}

function decode(file, { channels }) {
  const { stdout } = spawnSync(
    installed.path,
    ['-v', 'error', '-i', fileURLToPath(file), '-ac', `${channels}`, '-f', 'f32le', 'pipe:1'],
    { maxBuffer: 2 ** 26 },
  );
  return new Float32Array(stdout.buffer, stdout.byteOffset, stdout.length >> 2);
}

/** 1 is the same sample by sample, 0 is nothing in common. */
function likeness(one, other) {
  let [both, first, second] = [0, 0, 0];
  for (let i = 0; i < Math.min(one.length, other.length); i += 1) {
    both += one[i] * other[i];
    first += one[i] ** 2;
    second += other[i] ** 2;
  }
  return both / Math.sqrt(first * second);
}

/**
 * By how many decibels it gets louder at most from one twentieth of a second to the next in its last
 * three quarters of a second: a note that is struck there has no time to ring out.
 */
function lateRise(samples, channels) {
  const window = 2400 * channels;
  const levels = Array.from({ length: 16 }, (_, i) => {
    const from = samples.length - (16 - i) * window;
    const power = samples.subarray(from, from + window).reduce((sum, each) => sum + each ** 2, 0);
    return 10 * Math.log10(power / window + 1e-12);
  });
  return Math.max(...levels.slice(1).map((level, i) => level - levels[i]));
}

const [first, ...others] = process.argv.slice(2);
if (first === '--check') {
  const checked = [];
  for (const film of scoredFilms()) checked.push(...(await checkFilm(film)));
  process.stdout.write(JSON.stringify(checked));
} else {
  for (const film of first === undefined ? scoredFilms() : [first, ...others]) {
    await composeFilm(film);
  }
}
