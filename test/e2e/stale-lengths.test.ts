import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Stale
format: { resolution: 64x36, fps: 24 }
providers: mock
shots:
  - { id: said, action: Nothing moves., narration: It burned for forty years., duration: auto }
  - { id: next, action: Nothing moves., duration: 1s, transition: { type: dissolve, duration: 0.25s } }
`;

async function rendered() {
  const film = await writeFilm(await newFolder(), FILM);
  expect(await runHere(['render', film, '--quiet'])).toMatchObject({ code: 0 });
  const file = join(dirname(film), 'build/film/film.mp4');
  const again = async (text: string) => {
    writeFileSync(film, text);
    const { code, stderr } = await runHere(['render', film]);
    const told = stderr.split('\n').filter((line) => line.includes('made to fit'));
    const manifest = JSON.parse(
      readFileSync(join(dirname(film), 'build/film/manifest.json'), 'utf8'),
    ) as Manifest;
    return { code, told, planned: manifest.film.frames, facts: await probeClip(file) };
  };
  return { again };
}

test('a take that is shorter than its shot is now, as more is said in it, is held until it ends', async () => {
  const { again } = await rendered();
  const { code, told, planned, facts } = await again(
    FILM.replace('forty years', 'forty long and lonely years and more'),
  );
  expect({ code, frames: facts.frames }).toEqual({ code: 0, frames: planned });
  expect(told).toEqual([
    expect.stringMatching(
      /^said: take 1 is made to fit \d+ frames of 64×36, its last picture held for \d+ frames \(--stale/,
    ),
  ]);
});

test('a take that is longer than its shot is now ends with it', async () => {
  const { again } = await rendered();
  const { code, told, planned, facts } = await again(
    FILM.replace('It burned for forty years.', 'It burned.'),
  );
  expect({ code, frames: facts.frames }).toEqual({ code: 0, frames: planned });
  expect(told).toEqual([
    expect.stringMatching(/^said: take 1 is made to fit \d+ frames of 64×36 \(--stale/),
  ]);
});

test('takes of another size and rate are shown in those of the film, as long as before', async () => {
  const { again } = await rendered();
  const { code, told, planned, facts } = await again(
    FILM.replace('64x36, fps: 24', '128x72, fps: 25'),
  );
  expect(told).toHaveLength(2);
  const { frames, width, height, rate } = facts;
  expect({ code, frames, width, height, rate }).toEqual({
    code: 0,
    frames: planned,
    width: 128,
    height: 72,
    rate: { num: 25, den: 1 },
  });
});
