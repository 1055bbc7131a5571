/** @jest-environment ./test/support/native-realm.cjs */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CheckDocument } from '../../src/check/check-document.ts';
import { playPcm } from '../../src/media/sound/pcm-file.ts';
import { decodeSound } from '../../src/media/sound/decode-sound.ts';
import { openSpeechDetector } from '../../src/models/speech-detector.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { spokenIn } from '../../src/sound/measure/speech.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { waveOf } from '../fakes/wave.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { spokenWave } from '../support/spoken-wave.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Who Speaks
format: { resolution: 128x72, fps: 24 }
providers: openai-videos
characters: { ada: { name: Ada, identity: { coat: green } } }
scenes:
  - id: one
    shots:
      - { id: still, action: Nothing moves., duration: 4s }
      - id: said
        action: She speaks.
        duration: 4s
        characters: [ada]
        dialogue: [{ character: ada, line: There you are at last., at: 0.5s }]
`;

describe('who speaks in what a model has made', () => {
  let folder: string;
  let film: string;
  let server: VideosServer | undefined;
  beforeEach(async () => {
    folder = await newFolder();
    film = await writeFilm(folder, FILM);
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  /** A film whose model is heard with the same sound in every clip, measured. */
  async function checked(sound: Uint8Array, text = FILM) {
    const file = join(folder, 'sound.wav');
    await writeFile(file, sound);
    await writeFile(film, text);
    server = await startVideosServer({ key: 'a key', sound: file });
    const env = { OPENAI_API_KEY: 'a key', OPENAI_BASE_URL: server.url };
    expect(await runHere(['render', film, '--quiet'], { env })).toMatchObject({ code: 0 });
    const { code, stdout } = await runHere(['check', film, '--json'], { env });
    return { code, document: JSON.parse(stdout) as CheckDocument, env };
  }

  test('a line that it says is found, and what nobody has written is told', async () => {
    const { code, document, env } = await checked(await spokenWave('There you are at last.'));
    expect(document.shots).toMatchObject([
      { shot: 'still', measure: 'unwrittenSpeechSeconds', verdict: 'weak' },
    ]);
    expect(document.shots[0]!.reason).toContain('`sound: { native: wordless }`');
    expect(document.lines.find(({ measure }) => measure === 'speechSeconds')).toMatchObject({
      shot: 'said',
      verdict: 'pass',
    });
    expect(code).toBe(0);
    const { stdout } = await runCli(['check', film], { env });
    expect(stdout).toMatch(
      /^ {2}! still {2}unwrittenSpeechSeconds \d\.\d+ \(≤ 0\.3\): its model speaks/m,
    );
  });

  test('a line that it does not say fails', async () => {
    const hum = (time: number): number => 0.1 * Math.sin(2 * Math.PI * 200 * time);
    const { code, document } = await checked(waveOf({ seconds: 4, rate: 48_000, sound: hum }));
    expect(document.shots).toMatchObject([{ shot: 'still', value: 0, verdict: 'pass' }]);
    expect(document.lines.find(({ measure }) => measure === 'speechSeconds')).toMatchObject({
      value: 0,
      verdict: 'fail',
      reason: 'nobody speaks in its shot',
    });
    expect(code).toBe(6);
  });

  test('a film without a word is measured without its takes, but for who speaks in them', async () => {
    const wordless = FILM.slice(0, FILM.indexOf('      - id: said'));
    await checked(waveOf({ seconds: 4, rate: 48_000, sound: () => 0.01 }), wordless);
    await rm(join(folder, '.ministudio'), { recursive: true });
    const { stdout } = await runHere(['check', film, '--json']);
    const { shots, film: measured } = JSON.parse(stdout) as CheckDocument;
    expect(measured['frames']).toMatchObject({ verdict: 'pass' });
    expect(shots).toMatchObject([{ shot: 'still', value: null, verdict: 'n/a' }]);
  });

  test('what is said is left out of a shot that is wanted wordless, and the rest of its sound goes on there', async () => {
    const words = Buffer.from(await spokenWave('Nobody has written this.'));
    const said = (time: number): number => {
      const at = 44 + 2 * Math.round((time - 1) * 16_000);
      return at < 44 || at + 2 > words.length ? 0 : words.readInt16LE(at) / 32_768;
    };
    const sound = (time: number): number => 0.1 * Math.sin(2 * Math.PI * 200 * time) + said(time);
    const text = FILM.slice(0, FILM.indexOf('      - id: said')).replace(
      'Nothing moves.,',
      'Nothing moves., sound: { native: wordless },',
    );
    const { code, document } = await checked(waveOf({ seconds: 4, rate: 48_000, sound }), text);
    expect({ code, shots: document.shots }).toEqual({ code: 0, shots: [] });
    const manifest = await readFile(join(folder, 'build/film/manifest.json'), 'utf8');
    expect((JSON.parse(manifest) as Manifest).film.audio!.notes).toEqual([
      expect.stringMatching(
        /^what is said in the clip of shot still is left out of its sound \(1\.\d s\)$/,
      ),
      expect.stringContaining('it is filled with its own sound from where nobody speaks (1.'),
    ]);
    const heard = join(folder, 'heard.f32');
    const source = join(folder, 'build/film/film.mp4');
    const signal = new AbortController().signal;
    await decodeSound(await testFfmpeg(), { source, out: heard, zero: 'sound', signal });
    const detector = await openSpeechDetector();
    const spoken = await detector!.listen(playPcm(heard));
    await detector!.close();
    // The hum that comes in again after the words may be taken for one.
    expect(spokenIn(spoken, { from: 0, to: 2.7 * 48_000 })).toBe(0);
    const samples = new Float32Array((await readFile(heard)).buffer);
    const peakOf = (from: number, to: number): number =>
      samples.subarray(from * 96_000, to * 96_000).reduce((most, each) => Math.max(most, each), 0);
    expect(peakOf(0.2, 0.8)).toBeGreaterThan(0.1);
    // The words were eight times as loud as the hum.
    expect(peakOf(1.3, 2) / peakOf(0.2, 0.8)).toBeCloseTo(1, 1);
    expect(peakOf(3.4, 3.9)).toBeGreaterThan(0.1);
  });

  test('a shot whose model is muted is not listened to', async () => {
    const muted = FILM.replace('Nothing moves.,', 'Nothing moves., sound: { native: mute },');
    const { document } = await checked(await spokenWave('Nobody has written this.'), muted);
    expect(document.shots).toEqual([]);
  });
});
