import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import installed from '@ffmpeg-installer/ffmpeg';
import { FILMS, filmsIn } from './stored-films.ts';

interface ScoredSound {
  readonly compose: () => readonly Float64Array[];
  readonly channels: 1 | 2;
}

interface Composer {
  readonly scoredFilms: () => readonly string[];
  readonly soundsOf: (film: string) => Promise<Readonly<Record<string, ScoredSound>>>;
  readonly samplesOf: (sound: ScoredSound) => Float32Array;
}

const COMPOSER = new URL('../../.scripts/compose.js', import.meta.url).href;
const { scoredFilms, soundsOf, samplesOf } = (await import(COMPOSER)) as Composer;

function decoded(file: URL, channels: number): Float32Array {
  const { stdout, status } = spawnSync(
    installed.path,
    [
      ...`-v error -i`.split(' '),
      fileURLToPath(file),
      ...`-ac ${channels} -f f32le pipe:1`.split(' '),
    ],
    { maxBuffer: 2 ** 27 },
  );
  expect(status).toBe(0);
  return new Float32Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.length / 4));
}

/** How alike two sounds are, sample by sample: 1 is the same, 0 is nothing in common. */
function likeness(one: Float32Array, other: Float32Array): number {
  let [both, first, second] = [0, 0, 0];
  for (let i = 0; i < Math.min(one.length, other.length); i += 1) {
    both += one[i]! * other[i]!;
    first += one[i]! ** 2;
    second += other[i]! ** 2;
  }
  return both / Math.sqrt(first * second);
}

test('every film has a score', () => {
  expect(scoredFilms()).toEqual(filmsIn(FILMS));
});

describe.each(scoredFilms())('the sounds of the score of %s', (film) => {
  // Samples are compared, not bytes: sines differ in their last bit between versions of Node.js.
  // Music comes out of the encoder at 0.98 and more, rain at 0.72; another noise would be near 0.
  test('are what it composes', async () => {
    for (const [name, sound] of Object.entries(await soundsOf(film))) {
      const composed = samplesOf(sound);
      const stored = decoded(new URL(`${film}/audio/${name}.ogg`, FILMS), sound.channels);
      const told = { name, samples: stored.length, alike: likeness(composed, stored) > 0.7 };
      expect(told).toEqual({ name, samples: composed.length, alike: true });
    }
  });

  test('are all used by its film', async () => {
    const text = readFileSync(new URL(`${film}/film.yaml`, FILMS), 'utf8');
    for (const name of Object.keys(await soundsOf(film)))
      expect(text).toContain(`audio/${name}.ogg`);
  });
});
