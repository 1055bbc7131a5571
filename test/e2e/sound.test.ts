import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { frameRate, sampleAt, SAMPLE_RATE } from '../../src/film/time.ts';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { decodeSound } from '../../src/media/sound/decode-sound.ts';
import { requireExactSound } from '../../src/media/stitch/sound-length.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { waveOf } from '../fakes/wave.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const RATE = frameRate(30_000, 1001);

const FILM = `ministudio: 1
title: Heard
format: { resolution: 64x36, fps: 29.97, loudness: -20 }
providers: mock
scenes:
  - id: one
    sound: { ambience: { file: room.wav, loop: true } }
    shots:
      - { id: first, action: Nothing moves., duration: 47f }
      - id: then
        action: Nothing moves.
        duration: 61f
        sound: { effects: [{ at: 20f, file: knock.wav, gain: 12 }, { at: 45f, file: knock.wav, gain: 12 }] }
`;

describe('the sound of a film', () => {
  let ffmpeg: Ffmpeg;
  let folder: string;
  let film: string;
  beforeAll(async () => {
    ffmpeg = await testFfmpeg();
  });
  beforeEach(async () => {
    folder = await newFolder();
    film = await writeFilm(folder, FILM);
    const hum = (time: number): number => 0.02 * Math.sin(2 * Math.PI * 100 * time);
    const knock = (time: number): number =>
      0.2 * Math.cos(2 * Math.PI * 1000 * time) * Math.exp(-20 * time);
    writeFileSync(join(folder, 'room.wav'), waveOf({ seconds: 0.7, rate: 44_100, sound: hum }));
    writeFileSync(join(folder, 'knock.wav'), waveOf({ seconds: 0.4, rate: 22_050, sound: knock }));
  });

  const manifest = (): Manifest =>
    JSON.parse(readFileSync(join(folder, 'build/film/manifest.json'), 'utf8')) as Manifest;

  /** The left channel, as a player hears it. */
  async function heard(): Promise<Float32Array> {
    const out = join(folder, 'heard.f32');
    const source = join(folder, 'build/film/film.mp4');
    await decodeSound(ffmpeg, { source, out, zero: 'file' });
    const bytes = readFileSync(out);
    const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    return values.filter((_, index) => index % 2 === 0);
  }

  test('is as long as its pictures to the sample, at its loudness, and each effect in its place', async () => {
    const { code, stderr } = await runHere(['render', film]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^sound: mixed to -(19|20)\.\d LUFS, peaks at -\d+\.\d dBTP$/m);
    const { audio } = manifest().film;
    expect(audio).toMatchObject({ kind: 'mixed', targetLoudness: -20, notes: [] });
    expect(Math.abs(audio.loudness! + 20)).toBeLessThan(0.5);
    expect(audio.truePeak!).toBeLessThanOrEqual(-1);
    expect(Object.keys(audio.files)).toEqual(['room.wav', 'knock.wav']);
    await requireExactSound(join(folder, 'build/film/film.mp4'), 108, RATE);

    const samples = await heard();
    const loudest = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const onsets: number[] = [];
    let last = -SAMPLE_RATE;
    for (const [at, value] of samples.entries()) {
      if (Math.abs(value) < 0.6 * loudest) continue;
      if (at - last > SAMPLE_RATE / 4) onsets.push(at);
      last = at;
    }
    const wanted = [47 + 20, 47 + 45].map((frame) => sampleAt(frame, RATE));
    expect(onsets).toHaveLength(2);
    for (const [index, onset] of onsets.entries()) {
      expect(Math.abs(onset - wanted[index]!)).toBeLessThan(SAMPLE_RATE / 1000);
    }
  });

  test('is mixed anew where one of its files has changed, and only then', async () => {
    await runHere(['render', film, '--quiet']);
    const { sha256 } = manifest().film;
    expect((await runHere(['render', film])).stderr).toContain('as it was');
    writeFileSync(
      join(folder, 'room.wav'),
      waveOf({ seconds: 1, rate: 48_000, sound: () => 0.01 }),
    );
    const again = await runHere(['render', film]);
    expect(again.stderr).toContain('sound: mixed to');
    expect(again.stderr).toContain('then: take 1 is used again');
    expect(manifest().film.sha256).not.toBe(sha256);
  });

  test('that can’t be as it is asked for is told, and kept in the manifest', async () => {
    writeFileSync(film, FILM.replace('room.wav, loop: true', 'room.wav'));
    const { stderr } = await runHere(['render', film]);
    const note =
      'the ambience room.wav, which begins in shot first, ends 2.94 s before its place does; `loop: true` repeats it';
    expect(stderr).toContain(`sound: ${note}\n`);
    expect(manifest().film.audio.notes).toEqual([note]);
  });

  test('of a film in which nothing is heard is silence of the same length', async () => {
    writeFileSync(film, FILM.replace(/ {4}sound: .*\n/, '').replace(/ {8}sound: .*\n/, ''));
    const { stderr } = await runHere(['render', film]);
    expect(stderr).not.toContain('sound:');
    expect(manifest().film.audio).toEqual({ kind: 'silence', files: {}, notes: [] });
    await requireExactSound(join(folder, 'build/film/film.mp4'), 108, RATE);
    expect((await heard()).every((value) => value === 0)).toBe(true);
  });

  test('of a film in which nothing is heard says what is missing, too', async () => {
    const quiet = FILM.replace(/ {8}sound: .*\n/, '').replace('room.wav, loop: true', 'room.wav');
    writeFileSync(film, quiet);
    writeFileSync(join(folder, 'room.wav'), waveOf({ seconds: 0, rate: 48_000, sound: () => 0 }));
    const { stderr } = await runHere(['render', film]);
    const note = 'nothing is heard of room.wav (ambience, from shot first on): it holds no sound';
    expect(stderr).toContain(`sound: ${note}\n`);
    expect(manifest().film.audio).toMatchObject({ kind: 'silence', notes: [note] });
  });
});
