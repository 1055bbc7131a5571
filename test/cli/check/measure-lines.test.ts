import { describe, expect, test } from '@jest/globals';
import type { HeardFilm } from '../../../src/cli/check/heard-film.ts';
import { measureLines } from '../../../src/cli/check/measure-lines.ts';
import { shotId } from '../../../src/film/ids.ts';
import { frameRate, sampleAt } from '../../../src/film/time.ts';
import type { Timeline, TimelineShot } from '../../../src/film/timeline.ts';

const RATE = frameRate(30_000, 1001);
const LINE = { from: 15, to: 45, text: 'There you are.' };

/** Something of which no stretch is like another; both channels alike. */
function babble(samples: number, seed: number): Float32Array {
  let [state, held] = [seed, 0];
  const sound = new Float32Array(2 * samples);
  for (let index = 0; index < samples; index++) {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    held += (state / 2 ** 31 - 1 - held) * 0.2;
    sound.fill(0.5 * held, 2 * index, 2 * index + 2);
  }
  return sound;
}

const shotOf = (startFrame: number, lines: TimelineShot['lines']): TimelineShot => ({
  id: shotId(`at-${startFrame}`),
  startFrame,
  frames: 60,
  transition: { type: 'cut', frames: 0 },
  beats: [],
  lines,
  adjustments: [],
});
const TIMELINE: Timeline = {
  rate: RATE,
  frames: 120,
  shots: [shotOf(0, []), shotOf(60, [LINE])],
  ending: { type: 'cut', frames: 0 },
};

const STEM = babble(sampleAt(30, RATE), 7);

/** A film in which the line lies so many samples late, under as much of something else. */
function filmWith(late: number, bed: number): Pick<HeardFilm, 'stretch'> {
  const samples = sampleAt(120, RATE);
  const sound = babble(samples, 99).map((value) => bed * value);
  const at = sampleAt(75, RATE) + late;
  for (const [slot, value] of STEM.entries()) sound[2 * at + slot]! += value;
  return { stretch: async (from, to) => sound.slice(2 * Math.max(0, from), 2 * to) };
}

const speaking = { stemOf: async () => STEM, isHeard: () => false };

describe('a line in the finished film', () => {
  test.each([0, 1, -30, 48, 49, -960, 24_000])(
    'that is %i samples late is found to be, to the sample',
    async (late) => {
      const [offset, speech] = await measureLines(filmWith(late, 0.5), TIMELINE, speaking);
      expect(offset).toMatchObject({
        shot: 'at-60',
        line: 1,
        text: 'There you are.',
        measure: 'offsetMs',
        value: Math.round((late / 48) * 1000) / 1000,
        verdict: Math.abs(late) <= 48 ? 'pass' : 'fail',
      });
      expect(speech).toMatchObject({ measure: 'speechDb' });
    },
  );

  test.each([
    [0.1, 20],
    [0.5, 6],
    [1, 0],
    [2, -6],
  ])('under a bed of %f times its level is %i dB above it', async (bed, decibels) => {
    const lines = await measureLines(filmWith(0, bed), TIMELINE, speaking);
    const { value } = lines.find(({ measure }) => measure === 'aboveRestDb')!;
    expect(Math.abs(value! - decibels)).toBeLessThan(1.5);
  });

  test('is not measured where it is drowned', async () => {
    const [offset] = await measureLines(filmWith(0, 10), TIMELINE, speaking);
    expect(offset).toMatchObject({ value: null, verdict: 'n/a' });
  });

  test('without a voice is its model’s to speak, or nobody’s', async () => {
    const verdicts = async (isHeard: boolean) => {
      const speakers = { stemOf: async () => undefined, isHeard: () => isHeard };
      const lines = await measureLines(filmWith(0, 1), TIMELINE, speakers);
      return lines.map(({ measure, verdict, reason }) => `${measure} ${verdict}: ${reason}`);
    };
    expect(await verdicts(true)).toEqual([
      'offsetMs n/a: the model of the pictures speaks it',
      'speechDb n/a: something is heard there; whether it is the line, nobody has listened',
    ]);
    expect(await verdicts(false)).toEqual([
      'offsetMs n/a: it has no voice',
      'speechDb n/a: it has no voice',
    ]);
  });

  test('that a model speaks passes where enough is spoken near its place', async () => {
    const speakers = { stemOf: async () => undefined, isHeard: () => true };
    const spoken = async (...seconds: readonly (readonly [number, number])[]) => {
      const spans = seconds.map(([from, to]) => ({ from: from * 48_000, to: to * 48_000 }));
      const lines = await measureLines(filmWith(0, 1), TIMELINE, speakers, spans);
      return lines.find(({ measure }) => measure === 'speechSeconds');
    };
    const at = sampleAt(75, RATE) / 48_000;
    expect(await spoken([at, at + 1])).toMatchObject({ value: 1, verdict: 'pass' });
    expect(await spoken([0, 1])).toMatchObject({
      value: 0,
      verdict: 'fail',
      reason: 'nobody speaks in its shot',
    });
  });

  test('that a model speaks elsewhere in its shot is weak', async () => {
    const speakers = { stemOf: async () => undefined, isHeard: () => true };
    const long = { ...TIMELINE, shots: [shotOf(0, [{ ...LINE, from: 0, to: 10 }])] };
    const speech = [{ from: 48_000 * 1.2, to: 48_000 * 1.9 }];
    const lines = await measureLines(filmWith(0, 1), long, speakers, speech);
    expect(lines.find(({ measure }) => measure === 'speechSeconds')).toMatchObject({
      verdict: 'weak',
      reason: '0.7 s of speech are elsewhere in its shot',
    });
  });
});
