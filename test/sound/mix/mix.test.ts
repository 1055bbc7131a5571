import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { factorOf } from '../../../src/sound/decibels.ts';
import { measureStep } from '../../../src/sound/measure/click.ts';
import { mix } from '../../../src/sound/mix/mix.ts';
import type { Bus, FadeShape, SoundPiece, SoundPlan } from '../../../src/sound/sound-plan.ts';
import { CHANNELS } from '../../../src/sound/stereo.ts';
import { readerOf } from '../support/reader.ts';
import {
  chance,
  channelOf,
  collect,
  joined,
  pinkNoise,
  scaled,
  seconds,
  silence,
  speech,
  stereo,
  tone,
} from '../support/signals.ts';

const NONE = { samples: 0, shape: 'raised_cosine' } as const;

function pieceOf(
  parts: Partial<SoundPiece> & { readonly source: string; readonly samples: number },
): SoundPiece {
  return { bus: 'effect', at: 0, from: 0, gainDb: 0, fadeIn: NONE, fadeOut: NONE, ...parts };
}

function planOf(samples: number, pieces: readonly SoundPiece[]): SoundPlan {
  return { samples, pieces, spoken: [] };
}

const SOURCES = Object.fromEntries(
  [900, 1400, 2100].map((length, seed) => {
    const random = chance(seed);
    const noise = (): Float32Array => Float32Array.from({ length }, () => 0.4 * random());
    return [`source ${seed}`, stereo(noise(), noise())];
  }),
);

/** Pieces of any kind, anywhere in a film of 4000 samples, and beyond its end. */
const pieces: fc.Arbitrary<readonly SoundPiece[]> = fc.array(
  fc
    .record({
      source: fc.constantFrom(...Object.keys(SOURCES)),
      bus: fc.constantFrom<Bus>('voice', 'native', 'music', 'ambience', 'effect'),
      at: fc.nat(3_990),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.double({ min: 0, max: 1, noNaN: true }),
      gainDb: fc.integer({ min: -20, max: 12 }),
      fades: fc.tuple(fc.nat(300), fc.nat(300)),
      shape: fc.constantFrom<FadeShape>('equal_power', 'raised_cosine'),
      looped: fc.boolean(),
    })
    .map(({ source, bus, at, place, length, gainDb, fades, shape, looped }): SoundPiece => {
      const there = SOURCES[source]!.length / CHANNELS;
      const from = Math.floor(place * (looped ? 3 * there : there - 1));
      const samples = 1 + Math.floor(length * (looped ? 3_000 : there - from - 1));
      const [fadeIn, fadeOut] = fades.map((fade) => ({ samples: Math.min(fade, samples), shape }));
      const piece = pieceOf({
        source,
        bus,
        at,
        from,
        samples,
        gainDb,
        fadeIn: fadeIn!,
        fadeOut: fadeOut!,
      });
      return looped ? { ...piece, loop: { samples: there, joint: 120 } } : piece;
    }),
  { maxLength: 8 },
);

/** A sample of a piece, straight from what the plan says. */
function naive(piece: SoundPiece, place: number, channel: number): number {
  const sound = SOURCES[piece.source]!;
  const rise = (part: number, shape: FadeShape): number =>
    shape === 'equal_power' ? Math.sin((Math.PI / 2) * part) : Math.sin((Math.PI / 2) * part) ** 2;
  const faded = (samples: number, at: number, shape: FadeShape): number =>
    at >= samples ? 1 : rise((at + 0.5) / samples, shape);
  let value = 0;
  if (piece.loop === undefined) value = sound[(piece.from + place) * CHANNELS + channel]!;
  else {
    const { samples, joint } = piece.loop;
    for (let round = 0; round * (samples - joint) <= piece.from + place; round++) {
      const at = piece.from + place - round * (samples - joint);
      if (at >= samples) continue;
      const entering = round === 0 ? 1 : faded(joint, at, 'equal_power');
      value +=
        sound[at * CHANNELS + channel]! * entering * faded(joint, samples - 1 - at, 'equal_power');
    }
  }
  const { fadeIn, fadeOut } = piece;
  const fades =
    faded(fadeIn.samples, place, fadeIn.shape) *
    faded(fadeOut.samples, piece.samples - 1 - place, fadeOut.shape);
  return value * factorOf(piece.gainDb) * fades;
}

test('a mix is the sum of its pieces, each at its place with its gain and fades', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async (given) => {
      const loud = given.map((piece) => ({ ...piece, bus: 'effect' as const }));
      const mixed = await collect(mix(planOf(4_000, loud), readerOf(SOURCES), 700));
      expect(mixed.length).toBe(4_000 * CHANNELS);
      for (let sample = 0; sample < 4_000; sample += 7) {
        for (const channel of [0, 1]) {
          const expected = loud
            .filter(({ at, samples }) => at <= sample && sample < at + samples)
            .reduce((sum, piece) => sum + naive(piece, sample - piece.at, channel), 0);
          expect(Math.abs(mixed[sample * CHANNELS + channel]! - expected)).toBeLessThan(1e-5);
        }
      }
    }),
    { numRuns: 15 },
  );
});

test('a mix is the same, to the last bit, in blocks of whatever size', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 50, max: 5_000 }), async (given, block) => {
      const plan = { ...planOf(4_000, given), spoken: [{ from: 100, to: 900 }] };
      const whole = await collect(mix(plan, readerOf(SOURCES), 4_000));
      expect(Buffer.from((await collect(mix(plan, readerOf(SOURCES), block))).buffer)).toEqual(
        Buffer.from(whole.buffer),
      );
    }),
    { numRuns: 15 },
  );
});

test('what is louder than full scale is not clipped', async () => {
  const sources = { a: stereo(tone(100, 0, 1_000)) };
  const piece = pieceOf({ source: 'a', samples: 1_000, gainDb: 6 });
  const mixed = await collect(mix(planOf(1_000, [piece, piece]), readerOf(sources)));
  expect(Math.max(...mixed)).toBeCloseTo(4 * 0.998, 1);
});

describe('where a source loops', () => {
  const samples = seconds(3);
  const loop = { samples: seconds(1), joint: 960 };

  test('the joint does not click, wherever a tone is cut', async () => {
    const sources = { a: stereo(tone(440.3, -12, seconds(1))) };
    const piece = pieceOf({ source: 'a', samples, loop });
    const mixed = await collect(mix(planOf(samples, [piece]), readerOf(sources)));
    for (const joint of [1, 2, 3].map((round) => round * (loop.samples - loop.joint))) {
      expect(measureStep(mixed, joint).isClick).toBe(false);
      expect(measureStep(mixed, Math.min(samples - 1, joint + loop.joint)).isClick).toBe(false);
    }
  });

  test('noise is as loud at the joint as anywhere', async () => {
    const sources = { a: stereo(pinkNoise(seconds(1), 5)) };
    const long = { samples: seconds(1), joint: seconds(0.25) };
    const piece = pieceOf({ source: 'a', samples, loop: long });
    const mixed = channelOf(await collect(mix(planOf(samples, [piece]), readerOf(sources))), 0);
    const level = (from: number): number =>
      10 *
      Math.log10(
        mixed
          .subarray(seconds(from), seconds(from + 0.25))
          .reduce((sum, value) => sum + value * value, 0),
      );
    expect(Math.abs(level(0.75) - level(0.25))).toBeLessThan(2);
  });
});

describe('under a voice', () => {
  const length = seconds(8);
  /** Words from 3 s to 4 s and, after a short pause, from 4.5 s to 5 s. */
  const word = (samples: number): Float32Array => tone(200, -12, samples);
  const sources = {
    bed: stereo(tone(1000, -20, length)),
    line: stereo(
      joined(word(seconds(1)), silence(seconds(0.5)), word(seconds(0.5)), silence(seconds(0.5))),
    ),
  };
  const voice = pieceOf({ source: 'line', bus: 'voice', at: seconds(3), samples: seconds(2.5) });

  /** The level of the bed at a time, against what it is by itself. */
  async function bedLevels(bus: Bus): Promise<(time: number) => number> {
    const bed = pieceOf({ source: 'bed', bus, samples: length });
    const quiet = { ...voice, gainDb: 0 };
    const both = await collect(mix(planOf(length, [bed, quiet]), readerOf(sources)));
    const alone = await collect(mix(planOf(length, [quiet]), readerOf(sources)));
    const left = channelOf(
      both.map((value, index) => value - alone[index]!),
      0,
    );
    return (time) => {
      const window = left.subarray(seconds(time), seconds(time + 0.01));
      return 20 * Math.log10(Math.max(...window.map((value) => Math.abs(value)))) + 20;
    };
  }

  test.each([
    ['music', -12],
    ['ambience', -8],
    ['native', -4],
    ['effect', 0],
  ] as const)('%s goes down by %d dB', async (bus, depth) => {
    const level = await bedLevels(bus);
    expect(level(3.5)).toBeCloseTo(depth, 1);
  });

  test('a bed is down when the word begins, stays so over a pause, and comes back slowly', async () => {
    const level = await bedLevels('music');
    expect(level(2.7)).toBeCloseTo(0, 1);
    expect(level(2.875)).toBeCloseTo(-6, 0);
    for (const time of [3, 4, 4.25, 4.99, 5.28]) expect(level(time)).toBeCloseTo(-12, 1);
    expect(level(5.8)).toBeCloseTo(-6, 0);
    expect(level(6.31)).toBeCloseTo(0, 1);
  });

  test('it goes down and comes back without a step', async () => {
    const bed = pieceOf({ source: 'bed', bus: 'music', samples: length });
    const mixed = await collect(
      mix(planOf(length, [bed, { ...voice, gainDb: -200 }]), readerOf(sources)),
    );
    const plan = { ...planOf(length, [bed]), spoken: [{ from: seconds(3), to: seconds(5) }] };
    const under = await collect(mix(plan, readerOf(sources)));
    expect(mixed.length).toBe(under.length);
    for (let time = 2.6; time < 6.5; time += 0.05) {
      expect(measureStep(under, seconds(time)).isClick).toBe(false);
    }
  });

  test('silence in a voice’s source is no word', async () => {
    const quiet = {
      ...sources,
      line: stereo(
        joined(silence(seconds(1)), scaled(speech(seconds(1), 3), -10), silence(seconds(0.5))),
      ),
    };
    const bed = pieceOf({ source: 'bed', bus: 'music', samples: length });
    const mixed = channelOf(await collect(mix(planOf(length, [bed, voice]), readerOf(quiet))), 0);
    const level = (time: number): number =>
      20 *
        Math.log10(
          Math.max(
            ...mixed.subarray(seconds(time), seconds(time + 0.01)).map((value) => Math.abs(value)),
          ),
        ) +
      20;
    expect(level(3.5)).toBeCloseTo(0, 1);
    expect(level(3.99)).toBeCloseTo(-12, 0);
  });
});

test('people who speak in the pictures silence music, but not themselves', async () => {
  const length = seconds(3);
  const sources = { a: stereo(tone(1000, -20, length)) };
  const level = async (bus: Bus): Promise<number> => {
    const plan = {
      ...planOf(length, [pieceOf({ source: 'a', bus, samples: length })]),
      spoken: [{ from: seconds(1), to: seconds(2) }],
    };
    const mixed = await collect(mix(plan, readerOf(sources)));
    return (
      20 *
        Math.log10(Math.max(...mixed.subarray(CHANNELS * seconds(1.5), CHANNELS * seconds(1.6)))) +
      20
    );
  };
  expect(await level('music')).toBeCloseTo(-12, 1);
  expect(await level('native')).toBeCloseTo(0, 1);
});
