import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { FilmSound, Manifest } from '../../src/report/manifest.ts';
import { waveOf } from '../fakes/wave.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Kept
format: { resolution: 64x36, fps: 24 }
providers: mock
characters: { ada: { name: Ada } }
scenes:
  - id: one
    sound: { music: { file: tune.wav, loop: true } }
    shots:
      - { id: first, action: Nothing moves., characters: [ada], dialogue: [{ character: ada, line: Now. }] }
      - { id: then, action: Nothing moves., duration: 2s, join: cut }
`;

describe('the sound of a film that is cut anew', () => {
  let folder: string;
  let film: string;
  beforeEach(async () => {
    folder = await newFolder();
    film = await writeFilm(folder, FILM);
    writeTune(440);
    // An ffmpeg that notes with what it is called.
    await installFfmpeg('of today');
    await render();
  });

  /** @param build what it tells of itself beside its version. */
  async function installFfmpeg(build: string): Promise<void> {
    const { path } = await testFfmpeg();
    const script = [
      '#!/bin/sh',
      `echo "$@" >> '${join(folder, 'calls')}'`,
      `case "$*" in *-version) '${path}' "$@" && echo ${build}; exit;; esac`,
      `exec '${path}' "$@"`,
    ];
    writeFileSync(join(folder, 'ffmpeg'), script.join('\n'), { mode: 0o755 });
  }

  function writeTune(hertz: number): void {
    const sound = (time: number): number => 0.2 * Math.sin(2 * Math.PI * hertz * time);
    writeFileSync(join(folder, 'tune.wav'), waveOf({ seconds: 1, rate: 48_000, sound }));
  }

  const edit = (from: string, to: string): void =>
    writeFileSync(film, readFileSync(film, 'utf8').replace(from, to));

  /** What ffmpeg did about sound, and what the film sounds like since. */
  async function render(): Promise<{
    readonly work: readonly string[];
    readonly sound: FilmSound;
  }> {
    writeFileSync(join(folder, 'calls'), '');
    const env = { MINISTUDIO_FFMPEG: join(folder, 'ffmpeg') };
    const { code, stderr } = await runHere(['render', film, '--stale'], { cwd: folder, env });
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('warning')]);
    const calls = readFileSync(join(folder, 'calls'), 'utf8').split('\n');
    const work = calls.flatMap((call) => {
      if (/-f f32le .*file:/.test(call) && call.includes('aresample')) return ['decode'];
      return call.includes('-c:a aac') ? ['encode'] : [];
    });
    const manifest = readFileSync(join(folder, 'build/film/manifest.json'), 'utf8');
    return { work, sound: (JSON.parse(manifest) as Manifest).film.audio };
  }

  const kept = (ending: string): string[] => {
    const place = join(folder, '.ministudio/stretches/film');
    const names = readdirSync(place).filter((name) => name.endsWith(ending));
    return names.map((name) => join(place, name));
  };

  test('is taken as it was mixed where nothing of it has changed', async () => {
    edit('action: Nothing moves., duration', 'action: A door opens., duration');
    expect((await render()).work).toEqual([]);
  });

  test('is mixed anew of sounds that are known where one lies elsewhere', async () => {
    edit('duration: 2s', 'duration: 3s');
    const { work } = await render();
    expect(work.slice(0, 2)).toEqual(['decode', 'decode']);
    expect(work).toContain('encode');
  });

  test('is mixed anew where a file of the author’s has changed', async () => {
    const before = kept('.m4a');
    writeTune(880);
    expect((await render()).work).toContain('encode');
    expect(kept('.m4a')).toHaveLength(1);
    expect(kept('.m4a')).not.toEqual(before);
  });

  test('is decoded and mixed anew where another ffmpeg is in the place of the one before', async () => {
    await installFfmpeg('of tomorrow');
    edit('action: Nothing', 'action: Nothing at all');
    const { work } = await render();
    expect(work.filter((each) => each === 'decode').length).toBeGreaterThan(1);
    expect(work).toContain('encode');
  });

  test('is mixed anew, and the same, where what was kept is damaged or gone', async () => {
    const [mix] = kept('.m4a');
    const bytes = readFileSync(mix!);
    for (const harm of [() => appendFileSync(mix!, 'x'), () => rmSync(mix!)]) {
      harm();
      edit('action: Nothing', 'action: Nothing at all');
      expect((await render()).work).toContain('encode');
      expect(kept('.m4a')).toEqual([mix]);
      expect(readFileSync(mix!)).toEqual(bytes);
    }
    for (const facts of kept('.json')) writeFileSync(facts, '{ "facts": { "samples": 7 } }');
    edit('action: Nothing', 'action: Nothing at all');
    const { work, sound } = await render();
    expect(work).toContain('decode');
    expect(sound).toMatchObject({ loudness: expect.closeTo(-16, 0) });
    expect(readFileSync(mix!)).toEqual(bytes);
  });
});
