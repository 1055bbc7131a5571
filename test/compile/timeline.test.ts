import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { speechTooLong } from '../../src/compile/rules/speech-too-long.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import { characterId } from '../../src/film/ids.ts';
import type { Shot } from '../../src/film/shot.ts';
import { frameRate, frames, seconds } from '../../src/film/time.ts';
import type { Duration, FrameRate } from '../../src/film/time.ts';
import { TRANSITIONS } from '../../src/film/vocabulary.ts';
import { makeFilm, makeShot } from './support/small-film.ts';

const RATES = {
  '23.976': frameRate(24000, 1001),
  '24': frameRate(24),
  '25': frameRate(25),
  '29.97': frameRate(30000, 1001),
  '30': frameRate(30),
  '50': frameRate(50),
  '59.94': frameRate(60000, 1001),
  '60': frameRate(60),
};

function timelineOf(shots: readonly Shot[], rate: FrameRate = frameRate(24)) {
  return layTimeline(makeFilm(shots, { format: { ...makeFilm([]).format, rate } }));
}

const line = (text: string) => ({
  character: characterId('emma'),
  line: text,
  offScreen: false,
  source: 'auto' as const,
  translations: {},
});

describe('lengths', () => {
  test('a shot of six seconds lasts exactly 144 frames at 24', () => {
    const { frames: total, shots } = timelineOf([makeShot('a', { duration: seconds(6) })]);
    expect(total).toBe(144);
    expect(shots[0]).toEqual({
      id: 'a',
      startFrame: 0,
      frames: 144,
      transition: { type: 'cut', frames: 0 },
      beats: [],
      lines: [],
      adjustments: [],
    });
  });

  test('a duration that is no whole number of frames is rounded, aloud', () => {
    const shot = makeShot('a', { duration: seconds(6) });
    const [laid] = timelineOf([shot], RATES['29.97']).shots;
    expect(laid?.frames).toBe(180);
    expect(laid?.adjustments).toEqual([
      {
        kind: 'rounded',
        field: 'duration',
        asked: '6s',
        given: '180f',
        why: 'The timeline counts whole frames: 180 at this rate, which is 6.006 s.',
      },
    ]);
  });

  test('a shot without a length and without speech lasts four seconds', () => {
    expect(timelineOf([makeShot('a', { duration: 'auto' })]).frames).toBe(96);
  });

  test('a shot without a length lasts as long as its speech needs', () => {
    const said = { duration: 'auto', dialogue: [line('one two three four five')] } as const;
    const [laid] = timelineOf([makeShot('a', said)]).shots;
    expect(laid?.lines).toMatchObject([{ from: 12, to: 60, character: 'emma' }]);
    expect(laid?.frames).toBe(72);
  });

  test('a shot without a length lasts at least two seconds for a short word', () => {
    const said = { duration: 'auto', dialogue: [line('No.')] } as const;
    expect(timelineOf([makeShot('a', said)]).frames).toBe(48);
  });

  test('a shot without a length leaves its last beat two seconds', () => {
    const said = { duration: 'auto', beats: [{ at: seconds(5), action: 'It opens.' }] } as const;
    expect(timelineOf([makeShot('a', said)]).frames).toBe(7 * 24);
  });

  test('a shot without a length lasts until its last sound has begun', () => {
    const effects = [5, 1].map((at) => ({
      at: seconds(at),
      file: 'door.wav',
      gainDb: 0,
      loop: false,
    }));
    const heard = { duration: 'auto', sound: { effects, native: 'mute' } } as const;
    expect(timelineOf([makeShot('a', heard)]).frames).toBe(132);
  });

  test('a slow voice needs more time', () => {
    const shot = makeShot('a', {
      duration: 'auto',
      narration: undefined,
      dialogue: [line('one two three four five')],
    } as never);
    const emma = { id: characterId('emma'), voice: { rate: 0.5 } };
    const film = makeFilm([shot], { characters: { [characterId('emma')]: emma as never } });
    expect(layTimeline(film).shots[0]?.lines).toMatchObject([{ from: 12, to: 108 }]);
  });
});

describe('speech that is longer than its picture', () => {
  const long = { duration: seconds(2), narration: 'one two three four five six seven eight' };

  test('lengthens the shot, aloud, where the policy is extend', () => {
    const [laid] = timelineOf([makeShot('a', long)]).shots;
    expect(laid?.frames).toBe(89);
    expect(laid?.held).toBeUndefined();
    expect(laid?.adjustments).toMatchObject([
      { kind: 'substituted', field: 'duration', asked: '48f' },
    ]);
  });

  test('lengthens the shot and marks the frames that hold, where the policy is hold', () => {
    const [laid] = timelineOf([makeShot('a', { ...long, soundPolicy: 'hold' })]).shots;
    expect(laid).toMatchObject({ frames: 89, held: 41 });
    expect(laid?.adjustments).toMatchObject([{ kind: 'approximated', field: 'soundPolicy' }]);
  });

  test('is an error with a place, where the policy is error, and no line leaves the shot', () => {
    const film = makeFilm([makeShot('a', { ...long, soundPolicy: 'error' })]);
    const [laid] = layTimeline(film).shots;
    expect(laid?.frames).toBe(48);
    expect(laid?.lines).toMatchObject([{ from: 0, to: 48 }]);
    expect(laid?.adjustments[0]?.why).toContain('is expected to need 89 frames');
    expect([...speechTooLong.check({ ...film, voices: 'none' })]).toMatchObject([
      { code: 'film/speech-too-long', path: ['scenes', 0, 'shots', 0, 'duration'] },
    ]);
  });

  test('is no error before it is spoken where it may fit then; where nobody speaks, it is', () => {
    // 8 words: 3.2 s at an ordinary pace, 1.6 s where somebody is in a hurry.
    const shot = makeShot('a', { ...long, soundPolicy: 'error' });
    const film = makeFilm([{ ...shot, narration: 'one two three four five six seven' }]);
    expect([...speechTooLong.check(film)]).toEqual([]);
    expect([...speechTooLong.check({ ...film, voices: 'none' })]).toHaveLength(1);
  });

  test('takes the silence before it first', () => {
    const [laid] = timelineOf([makeShot('a', { ...long, narration: 'one two three four' })]).shots;
    expect(laid?.frames).toBe(48);
    expect(laid?.lines).toMatchObject([{ from: 9, to: 48 }]);
    expect(laid?.adjustments).toEqual([]);
  });
});

describe('speech on both sides of a dissolve', () => {
  const five = 'one two three four five';
  const dissolve = (length: number) => ({
    transition: { type: 'dissolve', duration: seconds(length) } as const,
  });
  /** From when to when each line is said, in frames of the film. */
  const said = (shots: Parameters<typeof timelineOf>[0]) =>
    timelineOf(shots).shots.flatMap(({ startFrame, lines }) =>
      lines.map(({ from, to }) => [startFrame + from, startFrame + to]),
    );

  test('is not heard at once: the first line of the second shot waits, and a breath', () => {
    const auto = { duration: 'auto', narration: five } as const;
    expect(said([makeShot('a', auto), makeShot('b', { ...auto, ...dissolve(2) })])).toEqual([
      [12, 60],
      [72, 120],
    ]);
    // There is time enough between them over a short one.
    expect(said([makeShot('a', auto), makeShot('b', { ...auto, ...dissolve(0.5) })])).toEqual([
      [12, 60],
      [72, 120],
    ]);
  });

  test('has no breath between where the second shot is too short for one', () => {
    const long = { duration: seconds(2.5), narration: five } as const;
    const [a, b] = [makeShot('a', long), makeShot('b', { ...long, ...dissolve(0.5) })];
    expect(said([a, b])).toEqual([
      [12, 60],
      [60, 108],
    ]);
  });

  test('is heard at once where the author says when, or where the picture may not be longer', () => {
    const auto = { duration: 'auto', narration: five } as const;
    const at = { duration: 'auto', dialogue: [{ ...line(five), at: seconds(0.25) }] } as const;
    expect(said([makeShot('a', auto), makeShot('b', { ...at, ...dissolve(2) })])[1]).toEqual([
      30, 78,
    ]);
    const strict = { duration: seconds(2), narration: five, soundPolicy: 'error' } as const;
    const [, b] = timelineOf([
      makeShot('a', auto),
      makeShot('b', { ...strict, ...dissolve(1) }),
    ]).shots;
    expect(b).toMatchObject({ frames: 48, lines: [{ from: 0, to: 48 }] });
  });

  test('is never heard at once, however long shots and dissolves are', () => {
    const shot = fc.record({
      length: fc.option(fc.integer({ min: 1, max: 8 })),
      words: fc.integer({ min: 0, max: 20 }),
      dissolve: fc.option(fc.integer({ min: 1, max: 6 })),
    });
    fc.assert(
      fc.property(fc.array(shot, { maxLength: 6 }), (written) => {
        const shots = written.map(({ length, words, dissolve: over }, index) =>
          makeShot(`shot-${index}`, {
            duration: length === null ? 'auto' : seconds(length),
            ...(words > 0 && { narration: Array(words).fill('word').join(' ') }),
            ...(over !== null && dissolve(over)),
          }),
        );
        const lines = said(shots);
        for (const [index, [from]] of lines.entries()) {
          expect(from!).toBeGreaterThanOrEqual(lines[index - 1]?.[1] ?? 0);
        }
      }),
    );
  });
});

describe('beats', () => {
  test('each beat lasts until the next starts', () => {
    const beats = [
      { at: seconds(0), action: 'It circles.' },
      { at: seconds(3), action: 'It opens.' },
    ];
    expect(timelineOf([makeShot('a', { beats })]).shots[0]?.beats).toEqual([
      { from: 0, to: 72, action: 'It circles.' },
      { from: 72, to: 96, action: 'It opens.' },
    ]);
  });

  test('a beat after the end of its shot is dropped by name', () => {
    const beats = [{ at: seconds(5), action: 'It opens.' }];
    const [laid] = timelineOf([makeShot('a', { beats })]).shots;
    expect(laid?.beats).toEqual([]);
    expect(laid?.adjustments).toMatchObject([{ kind: 'dropped', field: 'beats.0' }]);
  });
});

describe.each(Object.entries(RATES))('at %s frames a second', (_name, rate) => {
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
      narration: fc.option(fc.constantFrom('Four words of text', 'One'), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  test('starts rise, overlaps fit, and the frames add up', () => {
    fc.assert(
      fc.property(shots, (said) => {
        const timeline = timelineOf(
          said.map(({ narration, ...rest }, index) =>
            makeShot(String(index), { ...rest, ...(narration === undefined ? {} : { narration }) }),
          ),
          rate,
        );
        let overlap = 0;
        for (const [index, shot] of timeline.shots.entries()) {
          const before = timeline.shots[index - 1];
          expect(Number.isInteger(shot.frames) && shot.frames > 0).toBe(true);
          if (before === undefined) {
            expect(shot.startFrame).toBe(0);
            continue;
          }
          const shared = before.startFrame + before.frames - shot.startFrame;
          expect(shared).toBeGreaterThanOrEqual(0);
          expect(shot.startFrame).toBeGreaterThan(before.startFrame);
          expect(shared).toBe(
            /dissolve|wipe/.test(shot.transition.type) ? shot.transition.frames : 0,
          );
          const next = timeline.shots[index - 2];
          if (next !== undefined)
            expect(next.startFrame + next.frames).toBeLessThanOrEqual(shot.startFrame);
          overlap += shared;
        }
        const sum = timeline.shots.reduce((total, shot) => total + shot.frames, 0);
        expect(timeline.frames).toBe(sum - overlap);
        for (const shot of timeline.shots) {
          for (const each of shot.lines)
            expect(each.from < shot.frames && each.to <= shot.frames).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a length is the nearest whole number of frames, and anything else is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 3_600_000 }), (millis) => {
        const [laid] = timelineOf(
          [makeShot('a', { duration: seconds(millis / 1000) })],
          rate,
        ).shots;
        const exact = (millis * rate.num) / (1000 * rate.den);
        expect(Math.abs((laid?.frames ?? 0) - exact)).toBeLessThanOrEqual(0.5);
        const whole = (millis * rate.num) % (1000 * rate.den) === 0;
        expect(laid?.adjustments.map(({ kind }) => kind)).toEqual(whole ? [] : ['rounded']);
      }),
    );
  });
});
