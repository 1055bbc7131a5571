import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { FILMS, filmFile, filmsIn } from './stored-films.ts';

interface Checked {
  readonly sound: string;
  readonly samples: number;
  readonly wanted: number;
  readonly likeness: number;
  /** By how many decibels it still gets louder at its end. */
  readonly rise: number;
}

const COMPOSER = fileURLToPath(new URL('../../.scripts/compose.js', import.meta.url));

// In a process of its own: synthesis is many times slower within a test's own world.
const checked = JSON.parse(
  execFileSync(process.execPath, [COMPOSER, '--check'], { encoding: 'utf8' }),
) as readonly Checked[];

test('every film has sounds that its score composes, and uses each of them', () => {
  expect([...new Set(checked.map(({ sound }) => sound.split('/')[0]!))]).toEqual(filmsIn(FILMS));
  for (const { sound } of checked) {
    const [film, name] = sound.split('/') as [string, string];
    expect(readFileSync(filmFile(FILMS, film), 'utf8')).toContain(`audio/${name}.ogg`);
  }
});

// Samples are compared, not bytes: sines differ in their last bit between versions of Node.js.
// Music comes out of the encoder at 0.98 and more, rain at 0.72; another noise would be near 0.
test.each(checked)('$sound is what its score composes', ({ samples, wanted, likeness }) => {
  expect(samples).toBe(wanted);
  expect(likeness).toBeGreaterThan(0.7);
});

test('the music of no film strikes a note that the end of the film cuts off', () => {
  const music = checked.filter(({ sound }) => sound.endsWith('/theme'));
  expect(music.filter(({ rise }) => rise > 4)).toEqual([]);
  expect(music).toHaveLength(filmsIn(FILMS).length);
});
