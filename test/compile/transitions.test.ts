import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import type { Shot } from '../../src/film/shot.ts';
import { frameRate, frames, seconds } from '../../src/film/time.ts';
import type { Duration, FrameRate } from '../../src/film/time.ts';
import { TRANSITIONS } from '../../src/film/vocabulary.ts';
import { makeFilm, makeShot } from './support/small-film.ts';

function timelineOf(shots: readonly Shot[], rate: FrameRate = frameRate(24)) {
  return layTimeline(makeFilm(shots, { format: { ...makeFilm([]).format, rate } }));
}

describe('transitions', () => {
  const fade = (type: 'fade_in' | 'fade_out' | 'fade_black') => ({ type, duration: seconds(1) });
  const two = (said: Partial<Shot>) => [makeShot('a'), makeShot('b', said)];

  test('a dissolve overlaps the shot before by half a second where no length is written', () => {
    const timeline = timelineOf(two({ transition: { type: 'dissolve' } }));
    expect(timeline.shots[1]).toMatchObject({ startFrame: 84, transition: { frames: 12 } });
    expect(timeline.frames).toBe(180);
  });

  test('a fade lies inside and overlaps nothing', () => {
    const timeline = timelineOf(two({ transition: { type: 'fade_black', duration: seconds(1) } }));
    expect(timeline.shots[1]).toMatchObject({ startFrame: 96, transition: { frames: 24 } });
    expect(timeline.frames).toBe(192);
  });

  test('a dissolve that is longer than its shots is clipped, aloud', () => {
    const timeline = timelineOf(two({ transition: { type: 'dissolve', duration: seconds(9) } }));
    expect(timeline.shots[1]?.transition).toEqual({ type: 'dissolve', frames: 95 });
    expect(timeline.shots[1]?.adjustments).toMatchObject([
      { kind: 'trimmed', field: 'transition.duration', asked: '216f', given: '95f' },
    ]);
  });

  test('a fade out leaves alone what the same shot takes to fade in, aloud', () => {
    const timeline = timelineOf([
      makeShot('a', { duration: seconds(1.5), transition: fade('fade_in') }),
      makeShot('b', { duration: seconds(2), transition: fade('fade_out') }),
    ]);
    expect(timeline.shots.map(({ transition }) => transition)).toEqual([
      { type: 'fade_in', frames: 24 },
      { type: 'fade_out', frames: 12 },
    ]);
    expect(timeline.shots[1]?.adjustments).toEqual([
      {
        kind: 'trimmed',
        field: 'transition.duration',
        asked: '24f',
        given: '12f',
        why: 'The shots are too short for a fade_out of 24 frames; it lasts 12.',
      },
    ]);
  });

  test('two fades through black meet in the middle of a shot that has room for their halves', () => {
    const timeline = timelineOf([
      makeShot('a'),
      makeShot('b', { duration: seconds(1), transition: fade('fade_black') }),
      makeShot('c', { transition: fade('fade_black') }),
    ]);
    expect(timeline.shots.map(({ transition }) => transition.frames)).toEqual([0, 24, 24]);
    expect(timeline.shots.flatMap(({ adjustments }) => adjustments)).toEqual([]);
  });

  test('a shot that comes from black all the time leaves its ending none, aloud', () => {
    const shot = makeShot('a', { duration: seconds(1), transition: fade('fade_in') });
    const timeline = layTimeline(makeFilm([shot], { ending: fade('fade_out') }));
    expect(timeline.ending).toEqual({ type: 'cut', frames: 0 });
    expect(timeline.shots[0]?.adjustments).toEqual([
      {
        kind: 'substituted',
        field: 'ending',
        asked: 'fade_out of 24 frames',
        given: 'cut',
        why: 'The shots are too short for even one frame of it.',
      },
    ]);
  });

  test('a length that is no whole number of frames is rounded, aloud', () => {
    const transition = { type: 'dissolve', duration: seconds(0.5) } as const;
    const [, laid] = timelineOf(
      [
        makeShot('a', { duration: frames(90) }),
        makeShot('b', { duration: frames(90), transition }),
      ],
      frameRate(30000, 1001),
    ).shots;
    expect(laid?.adjustments).toMatchObject([
      { kind: 'rounded', field: 'transition.duration', given: '15f' },
    ]);
  });

  test('a film cannot end in a dissolve, and says so', () => {
    const timeline = layTimeline(makeFilm([makeShot('a')], { ending: { type: 'dissolve' } }));
    expect(timeline.ending).toEqual({ type: 'cut', frames: 0 });
    expect(timeline.shots[0]?.adjustments).toMatchObject([
      { kind: 'substituted', field: 'ending' },
    ]);
  });

  test('a dissolve into the first shot is a cut, aloud', () => {
    const [laid] = timelineOf([makeShot('a', { transition: { type: 'dissolve' } })]).shots;
    expect(laid?.transition).toEqual({ type: 'cut', frames: 0 });
    expect(laid?.adjustments).toMatchObject([{ kind: 'substituted', field: 'transition.type' }]);
  });
});

type Laid = ReturnType<typeof timelineOf>['shots'][number]['transition'];

/** Frames that a transition needs at the beginning of its shot, and at the end of the one before. */
const headOf = ({ type, frames: length }: Laid): number =>
  type === 'fade_out' ? 0 : type === 'fade_black' ? Math.ceil(length / 2) : length;
const tailOf = ({ type, frames: length }: Laid): number =>
  type === 'fade_in' ? 0 : type === 'fade_black' ? Math.floor(length / 2) : length;

describe.each([frameRate(24), frameRate(30000, 1001)])('at %j', (rate) => {
  const duration = fc.oneof(
    fc.integer({ min: 1, max: 200 }).map((count): Duration => frames(count)),
    fc.integer({ min: 1, max: 20_000 }).map((millis): Duration => seconds(millis / 1000)),
  );
  const shots = fc.array(
    fc.record({
      duration,
      transition: fc.record(
        { type: fc.constantFrom(...TRANSITIONS), duration },
        { requiredKeys: ['type'] },
      ),
    }),
    { minLength: 1, maxLength: 12 },
  );

  test('the transitions into a shot and out of it never meet, and neither does the ending', () => {
    const ending = fc.record({ type: fc.constantFrom(...TRANSITIONS), duration });
    fc.assert(
      fc.property(shots, ending, (said, last) => {
        const written = said.map((rest, index) => makeShot(String(index), rest));
        const format = { ...makeFilm([]).format, rate };
        const timeline = layTimeline(makeFilm(written, { format, ending: last }));
        for (const [index, { frames: whole, transition }] of timeline.shots.entries()) {
          const out = timeline.shots[index + 1]?.transition;
          const taken = headOf(transition) + (out ? tailOf(out) : timeline.ending.frames);
          expect(taken).toBeLessThanOrEqual(whole);
        }
      }),
    );
  });
});
