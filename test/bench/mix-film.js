// Mixes and masters the sound of a film of so many minutes: a clip every ten seconds with its own
// sound and a line over it, music and ambience under all of it. Prints how
// many seconds of processor time that took.
// usage: node mix-film.js BUNDLE MINUTES FOLDER
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const RATE = 48_000;
const SOURCE = 20 * RATE;
const [bundle, minutes, folder] = process.argv.slice(2);
const { playbackOf, settleMaster, master } = await import(bundle);

const files = new Map();
for (const [index, name] of ['voice', 'clip', 'music', 'ambience'].entries()) {
  const path = join(folder, `${name}.f32`);
  await writeFile(path, new Uint8Array(waves(index).buffer));
  files.set(name, await open(path));
}

const reader = {
  async read(source, from, into) {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    await files.get(source).read(bytes, 0, bytes.length, from * 8);
  },
};

const before = process.cpuUsage();
const playback = playbackOf(planOf(minutes * 60 * RATE), reader);
const { kind, setting } = await settleMaster(playback, { loudness: -16, truePeak: -1.5 });
if (kind !== 'reached') throw new Error(kind);
let samples = 0;
for await (const block of master(playback(), setting)) samples += block.length / 2;
if (samples !== minutes * 60 * RATE) throw new Error(`${samples} samples came out`);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ seconds: (user + system) / 1e6 }));
for (const file of files.values()) await file.close();

function planOf(film) {
  const fade = (length) => ({ samples: length, shape: 'raised_cosine' });
  const piece = (source, bus, at, length, gainDb) => ({
    source,
    bus,
    at,
    from: 0,
    samples: length,
    gainDb,
    fadeIn: fade(384),
    fadeOut: fade(384),
  });
  const bed = (bus, joint, gainDb) => ({
    ...piece(bus, bus, 0, film, gainDb),
    loop: { samples: SOURCE, joint },
  });
  const pieces = [bed('music', 960, 0), bed('ambience', RATE, -12)];
  for (let at = 0; at < film; at += 10 * RATE) {
    pieces.push(piece('clip', 'native', at, 10 * RATE, -12));
    pieces.push(piece('voice', 'voice', at + RATE, 5 * RATE, 0));
  }
  return { samples: film, pieces, spoken: [] };
}

/** Something of every pitch that comes and goes four times a second, with a blow every second. */
function waves(seed) {
  const sound = new Float32Array(2 * SOURCE);
  let noise = 0;
  for (let index = 0; index < SOURCE; index += 1) {
    noise = 0.95 * noise + 0.1 * (Math.random() - 0.5);
    const beat = Math.sin((4 * Math.PI * index) / RATE) ** 2;
    const tone = Math.sin((2 * Math.PI * (110 + 70 * seed) * index) / RATE);
    const blow = index % RATE < 200 ? 0.6 : 0;
    sound[2 * index] = beat * (0.15 * tone + noise) + blow * tone;
    sound[2 * index + 1] = beat * (0.15 * tone - noise) + blow * tone;
  }
  return sound;
}
