import { describe, expect, test } from '@jest/globals';
import { SAMPLE_RATE } from '../../src/film/time.ts';
import { spansOfSpeech, spokenIn } from '../../src/sound/measure/speech.ts';
import { SPEECH_RATE, toSpeechRate } from '../../src/sound/measure/to-speech-rate.ts';
import { CHANNELS, type SoundBlocks } from '../../src/sound/stereo.ts';

describe('spans of speech', () => {
  const spans = (...likely: number[]) => spansOfSpeech(Float32Array.from(likely), 100);

  test('begin where it is likelier than not, and outlast a breath', () => {
    expect(spans(0, 0.6, 0.4, 0.1, 0.1, 0.9, 0, 0, 0, 0)).toEqual([{ from: 100, to: 600 }]);
  });

  test('end with the pause that ends them, and with the sound', () => {
    expect(spans(0.9, 0, 0, 0, 0.9, 0.9, 0)).toEqual([
      { from: 0, to: 100 },
      { from: 400, to: 600 },
    ]);
  });

  test('are none where nobody speaks', () => {
    expect(spans(0.5, 0.4, 0.2)).toEqual([]);
    expect(spans()).toEqual([]);
  });

  test('count within a stretch', () => {
    expect(
      spokenIn(
        [
          { from: 0, to: 100 },
          { from: 400, to: 600 },
        ],
        { from: 50, to: 500 },
      ),
    ).toBe(150);
  });
});

describe('the rate that models of speech listen at', () => {
  async function* tone(hertz: number, blocks: number): SoundBlocks {
    const whole = Float32Array.from({ length: SAMPLE_RATE * CHANNELS }, (_, at) =>
      Math.sin((2 * Math.PI * hertz * Math.floor(at / CHANNELS)) / SAMPLE_RATE),
    );
    for (let from = 0; from < whole.length; from += blocks)
      yield whole.subarray(from, from + blocks);
  }
  const narrowed = async (hertz: number, blocks = 10_000): Promise<readonly number[]> => {
    const values: number[] = [];
    for await (const block of toSpeechRate(tone(hertz, blocks))) values.push(...block);
    return values;
  };
  const peak = (values: readonly number[]): number =>
    Math.max(...values.slice(100).map((value) => Math.abs(value)));

  test('keeps what is below it, in as long a time', async () => {
    const values = await narrowed(1000);
    expect(values).toHaveLength(SPEECH_RATE);
    expect(peak(values)).toBeCloseTo(1, 2);
  });

  test('folds nothing back from above it', async () => {
    expect(peak(await narrowed(10_000))).toBeLessThan(0.001);
    expect(peak(await narrowed(15_500))).toBeLessThan(0.001);
  });

  test('is the same in blocks of whatever size', async () => {
    expect(await narrowed(440, 14)).toEqual(await narrowed(440, 30_000));
  });
});
