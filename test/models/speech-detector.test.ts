/** @jest-environment ./test/support/native-realm.cjs */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SAMPLE_RATE } from '../../src/film/time.ts';
import { decodeSound } from '../../src/media/sound/decode-sound.ts';
import { playPcm } from '../../src/media/sound/pcm-file.ts';
import { openSpeechDetector, type SpeechDetector } from '../../src/models/speech-detector.ts';
import { type Span, spokenIn } from '../../src/sound/measure/speech.ts';
import { CHANNELS, type SoundBlocks } from '../../src/sound/stereo.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { spokenWave } from '../support/spoken-wave.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const SECOND = SAMPLE_RATE;

/** A second of quiet, what a voice says, and a second of quiet, over what else is heard. */
async function* scene(said: Float32Array, under: (time: number) => number = () => 0): SoundBlocks {
  const samples = said.length / CHANNELS;
  const whole = new Float32Array((samples + 2 * SECOND) * CHANNELS);
  whole.set(said, SECOND * CHANNELS);
  for (let at = 0; at < whole.length; at += CHANNELS) {
    const value = under(at / CHANNELS / SAMPLE_RATE);
    whole[at]! += value;
    whole[at + 1]! += value;
  }
  for (let from = 0; from < whole.length; from += 10_000) yield whole.subarray(from, from + 10_000);
}

describe('speech is told from other sounds', () => {
  let detector: SpeechDetector;
  let said: Float32Array;
  beforeAll(async () => {
    detector = (await openSpeechDetector())!;
    const folder = await newFolder();
    const source = join(folder, 'line.wav');
    await writeFile(source, await spokenWave('There you are, at last, and so very late.'));
    const out = join(folder, 'line.f32');
    await decodeSound(await testFfmpeg(), { source, out, zero: 'sound' });
    const blocks: number[] = [];
    for await (const block of playPcm(out)) blocks.push(...block);
    said = Float32Array.from(blocks);
  });
  afterAll(async () => {
    await detector.close();
  });

  const spoken = (spans: readonly Span[], from: number, to: number): number =>
    spokenIn(spans, { from: from * SECOND, to: to * SECOND }) / SECOND;

  test('where somebody speaks, and how long', async () => {
    const long = said.length / CHANNELS / SECOND;
    const spans = await detector.listen(scene(said));
    expect(spoken(spans, 1, 1 + long)).toBeGreaterThan(0.7 * long);
    expect(spoken(spans, 0, 0.9)).toBe(0);
    expect(spoken(spans, 1.2 + long, 2 + long)).toBe(0);
  });

  test('also over music as loud as the voice', async () => {
    const loud = Math.sqrt(said.reduce((sum, value) => sum + value ** 2, 0) / said.length);
    const chord = [220, 277, 330];
    const music = (time: number): number =>
      chord.reduce((sum, tone) => sum + loud * 0.5 * Math.sin(2 * Math.PI * tone * time), 0);
    const long = said.length / CHANNELS / SECOND;
    const spans = await detector.listen(scene(said, music));
    expect(spoken(spans, 1, 1 + long)).toBeGreaterThan(0.5 * long);
    expect(spoken(spans, 0, 0.9)).toBe(0);
  });

  test('in no hum, no knock and no silence', async () => {
    const hum = (time: number): number => 0.2 * Math.sin(2 * Math.PI * 120 * time);
    const knock = (time: number): number =>
      0.5 * Math.cos(2 * Math.PI * 900 * time) * Math.exp(-20 * (time % 0.6));
    for (const sound of [hum, knock, () => 0]) {
      expect(await detector.listen(scene(new Float32Array(SECOND * CHANNELS), sound))).toEqual([]);
    }
  });
});
