import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shotId } from '../../../src/film/ids.ts';
import { frameRate } from '../../../src/film/time.ts';
import type { FrameRate } from '../../../src/film/time.ts';
import type { Timeline, TimelineShot } from '../../../src/film/timeline.ts';
import type { Film } from '../../../src/film/film.ts';
import { laySound } from '../../../src/sound/lay/lay-sound.ts';
import { filmOf } from '../../support/film-builder.ts';
import { soundsOf } from '../support/given.ts';

/** 23.976, 24, 25, 29.97, 30, 50, 59.94 and 60 frames a second. */
const RATES: readonly FrameRate[] = [
  frameRate(24_000, 1001),
  frameRate(24),
  frameRate(25),
  frameRate(30_000, 1001),
  frameRate(30),
  frameRate(50),
  frameRate(60_000, 1001),
  frameRate(60),
];

interface Script {
  readonly film: Film;
  readonly timeline: Timeline;
  readonly voices: Readonly<Record<string, number>>;
}

const cut = { type: 'cut', frames: 0 } as const;

/** Any film of shots in a row, with lines anywhere in them and voices of any length. */
const scripts: fc.Arbitrary<Script> = fc
  .record({
    rate: fc.constantFrom(...RATES),
    shots: fc.array(
      fc.record({
        frames: fc.integer({ min: 1, max: 300 }),
        lines: fc.array(
          fc.record({
            place: fc.double({ min: 0, max: 0.99, noNaN: true }),
            samples: fc.integer({ min: 1, max: 200_000 }),
          }),
          { maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ rate, shots }) => {
    let startFrame = 0;
    const voices: Record<string, number> = {};
    const laid = shots.map(({ frames, lines }, index): TimelineShot => {
      const shot = {
        id: shotId(String(index)),
        startFrame,
        frames,
        transition: cut,
        beats: [],
        adjustments: [],
        lines: lines.map(({ place, samples }, line) => {
          voices[`${index}:${line}`] = samples;
          return { from: Math.floor(place * frames), to: frames, text: 'Hello.' };
        }),
      };
      startFrame += frames;
      return shot;
    });
    return {
      film: filmOf({ shots: laid.map(({ id }) => ({ id })) }),
      timeline: { rate, frames: startFrame, shots: laid, ending: cut },
      voices,
    };
  });

/** The sample of a frame in whole numbers: the nearest, halves up. */
function exactSample(frame: number, { num, den }: FrameRate): number {
  const twice = BigInt(frame) * BigInt(den) * 96_000n + BigInt(num);
  return Number(twice / (2n * BigInt(num)));
}

test('no line is ever cut: it has its whole length at exactly its frame, or the film is too short', () => {
  fc.assert(
    fc.property(scripts, ({ film, timeline, voices }) => {
      const result = laySound(film, timeline, soundsOf({ voices }));
      const expected = timeline.shots.flatMap((shot) =>
        shot.lines.map((line, index) => {
          const at = exactSample(shot.startFrame + line.from, timeline.rate);
          const source = `${shot.id}:${index}`;
          return { source, at, from: 0, samples: voices[source]! };
        }),
      );
      const end = exactSample(timeline.frames, timeline.rate);
      const beyond = expected.filter(({ at, samples }) => at + samples > end);
      if (result.kind === 'too_short') {
        expect(result.lines.map(({ source }) => source)).toEqual(
          beyond.map(({ source }) => source),
        );
        const last = Math.max(...beyond.map(({ at, samples }) => at + samples));
        const enough = timeline.frames + result.missing;
        expect(exactSample(enough, timeline.rate)).toBeGreaterThanOrEqual(last);
        expect(exactSample(enough - 1, timeline.rate)).toBeLessThan(last);
        return;
      }
      expect(beyond).toEqual([]);
      const laid = result.plan.pieces.map(({ source, at, from, samples }) => ({
        source,
        at,
        from,
        samples,
      }));
      const byStart = expected.toSorted((left, right) => left.at - right.at);
      expect(laid).toEqual(byStart);
      expect(result.plan.samples).toBe(end);
    }),
  );
});

test('a film that is made longer by the frames that it lacks holds all its lines', () => {
  fc.assert(
    fc.property(scripts, ({ film, timeline, voices }) => {
      const first = laySound(film, timeline, soundsOf({ voices }));
      if (first.kind === 'laid') return;
      const longer = { ...timeline, frames: timeline.frames + first.missing };
      expect(laySound(film, longer, soundsOf({ voices })).kind).toBe('laid');
    }),
  );
});

test('a line that no voice speaks is the model’s where its clip is heard, and the beds make room for it', () => {
  const film = filmOf({ shots: [{ sound: { effects: [], native: 'keep' } }] });
  const shot = {
    id: shotId('1'),
    startFrame: 0,
    frames: 96,
    transition: cut,
    beats: [],
    adjustments: [],
    lines: [{ from: 24, to: 48, text: 'Hello.' }],
  };
  const timeline: Timeline = { rate: frameRate(24), frames: 96, shots: [shot], ending: cut };
  const clips = [{ shot: '1', atFrame: 0, from: 0, samples: 192_000 }];
  const spoken = (sounds: Parameters<typeof soundsOf>[0]) => {
    const result = laySound(film, timeline, soundsOf(sounds));
    return result.kind === 'laid' ? result.plan.spoken : undefined;
  };
  expect(spoken({ clips })).toEqual([{ from: 48_000, to: 96_000 }]);
  expect(spoken({ clips, voices: { '1:0': 1000 } })).toEqual([]);
  expect(spoken({})).toEqual([]);
});
