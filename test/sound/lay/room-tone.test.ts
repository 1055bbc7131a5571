import { describe, expect, test } from '@jest/globals';
import type { ClipSound } from '../../../src/sound/lay/given-sounds.ts';
import { soundNoteText } from '../../../src/sound/lay/sound-note-text.ts';
import type { SampleSpan, SoundPlan } from '../../../src/sound/sound-plan.ts';
import { measureStep } from '../../../src/sound/measure/click.ts';
import { measureTone } from '../../../src/sound/measure/clip-tone.ts';
import { mix } from '../../../src/sound/mix/mix.ts';
import { frameRate, seconds as durationOf } from '../../../src/film/time.ts';
import { filmOf } from '../../support/film-builder.ts';
import { laid } from '../support/given.ts';
import { readerOf } from '../support/reader.ts';
import {
  channelOf,
  collect,
  inBlocks,
  joined,
  pinkNoise,
  scaled,
  seconds,
  type Signal,
  silence,
  stereo,
  tone,
} from '../support/signals.ts';

interface Wordless {
  readonly plan: SoundPlan;
  /** What is heard, one channel. */
  readonly heard: Signal;
  readonly notes: readonly string[];
}

/** A shot of six seconds that is wanted wordless, whose clip is as long and has words in it. */
async function wordless(sound: Signal, ...without: readonly SampleSpan[]): Promise<Wordless> {
  const film = filmOf({
    shots: [{ id: '1', duration: 6, sound: { effects: [], native: 'wordless' } }],
  });
  const source = stereo(sound);
  const clip: Omit<ClipSound, 'shot' | 'source'> = {
    atFrame: 0,
    from: 0,
    samples: sound.length,
    without,
    tone: await measureTone(() => inBlocks(source), sound.length),
  };
  const { plan, notes } = laid(film, { clips: [{ ...clip, shot: '1' }] });
  const heard = channelOf(await collect(mix(plan, readerOf({ 'clip 1': source }))), 0);
  return { plan, heard, notes: notes.map((note) => soundNoteText(note, frameRate(24))) };
}

function span(from: number, to: number): SampleSpan {
  return { from: seconds(from), to: seconds(to) };
}

/** Somebody speaks, far louder than anything else. */
function over(sound: Signal, ...said: readonly SampleSpan[]): Signal {
  return sound.map((value, index) => {
    const isSaid = said.some(({ from, to }) => index >= from && index < to);
    return isSaid ? value + 0.8 * Math.sin(index / 40) : value;
  });
}

function levelIn(sound: Signal, from: number, to: number): number {
  const part = sound.subarray(seconds(from), seconds(to));
  return 10 * Math.log10(part.reduce((sum, value) => sum + value * value, 0) / part.length);
}

/** The levels of tenths of a second. */
function levels(sound: Signal, from: number, to: number): readonly number[] {
  return Array.from({ length: Math.round((to - from) * 10) }, (_, index) =>
    levelIn(sound, from + index / 10, from + (index + 1) / 10),
  );
}

function worstStep(sound: Signal, from: number, to: number): number {
  const both = stereo(sound);
  let worst = 0;
  for (let at = seconds(from); at < seconds(to); at += 96) {
    worst = Math.max(worst, measureStep(both, at).ratio);
  }
  return worst;
}

const SAID = span(2, 3.5);

describe('where words are left out of a clip', () => {
  test('its own noise is heard in their place, as loud as around them, and nothing clicks', async () => {
    const rain = scaled(pinkNoise(seconds(6), 3), -12);
    const { heard, notes } = await wordless(over(rain, SAID), SAID);
    expect(levelIn(heard, 1.9, 3.6) - levelIn(rain, 0, 1.8)).toBeCloseTo(0, 0);
    for (const level of levels(heard, 1.8, 3.8)) {
      expect(Math.abs(level - levelIn(rain, 0, 6))).toBeLessThan(2);
    }
    expect(worstStep(heard, 1.7, 3.8)).toBeLessThan(5);
    expect(notes).toEqual([
      'where words are left out of the clip of shot 1, it is filled with its own sound from where nobody speaks (1.7 s)',
    ]);
  });

  test('a hum goes on in its own waves, without a swell where two stretches cross', async () => {
    const hum = tone(100, -20, seconds(6));
    const { heard } = await wordless(over(hum, SAID), SAID);
    for (const level of levels(heard, 1.5, 4)) {
      expect(Math.abs(level - levelIn(hum, 0, 1))).toBeLessThan(0.5);
    }
    expect(worstStep(heard, 1.7, 3.8)).toBeLessThan(1.5);
  });

  test('it is as loud as before them where they begin, and as after them where they end', async () => {
    const half = pinkNoise(seconds(3), 3);
    const nearer = joined(scaled(half, -18), scaled(pinkNoise(seconds(3), 4), -12));
    const said = span(2.5, 3.5);
    const { heard } = await wordless(over(nearer, said), said);
    const [begins, , ends] = [levelIn(heard, 2.4, 2.7), 0, levelIn(heard, 3.3, 3.6)];
    expect(Math.abs(begins - levelIn(nearer, 0, 2))).toBeLessThan(2);
    expect(Math.abs(ends - levelIn(nearer, 4, 6))).toBeLessThan(2);
  });

  test('a blow in what is left is not heard once more', async () => {
    const rain = scaled(pinkNoise(seconds(6), 3), -12);
    const knocks = rain.map((value, index) =>
      index % seconds(0.75) < seconds(0.02) ? value + 0.6 * Math.sin(index / 7) : value,
    );
    const { heard } = await wordless(over(knocks, SAID), SAID);
    const loudest = heard
      .subarray(seconds(1.95), seconds(3.55))
      .reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(loudest).toBeLessThan(0.25);
  });

  test('words with which a clip begins or ends, or that fade with its picture, leave no hole', async () => {
    const rain = scaled(pinkNoise(seconds(6), 3), -12);
    const ends = [span(0, 1), span(5, 6)];
    const { heard } = await wordless(over(rain, ...ends), ...ends);
    for (const level of levels(heard, 0, 6)) {
      expect(Math.abs(level - levelIn(rain, 0, 6))).toBeLessThan(2);
    }
  });

  test('room tone comes in with the picture of a dissolve, as the clip would', async () => {
    const sound = { effects: [], native: 'wordless' } as const;
    const dissolve = { type: 'dissolve', duration: durationOf(1) } as const;
    const film = filmOf({
      shots: [
        { id: '1', duration: 3, sound },
        { id: '2', duration: 4, sound, transition: dissolve },
      ],
    });
    const [one, two] = [3, 4].map((seed) => scaled(pinkNoise(seconds(6), seed), -12)) as [
      Signal,
      Signal,
    ];
    const said = span(0, 1.3);
    const [first, second] = [stereo(one), stereo(over(two, said))];
    const clip = { atFrame: 0, from: 0, samples: seconds(6) };
    const tone = await measureTone(() => inBlocks(second), seconds(6));
    const { plan } = laid(film, {
      clips: [
        { ...clip, shot: '1', without: [] },
        { ...clip, shot: '2', without: [said], tone },
      ],
    });
    const mixed = await collect(mix(plan, readerOf({ 'clip 1': first, 'clip 2': second })));
    for (const level of levels(channelOf(mixed, 0), 1.5, 5)) {
      expect(Math.abs(level - levelIn(one, 0, 6))).toBeLessThan(2.5);
    }
    expect(worstStep(channelOf(mixed, 0), 1.5, 5)).toBeLessThan(5);
  });

  test('nothing is put where it is silent', async () => {
    const { plan, notes } = await wordless(over(silence(seconds(6)), SAID), SAID);
    expect({ pieces: plan.pieces.length, notes }).toEqual({ pieces: 2, notes: [] });
  });

  test('a clip that is nowhere without words for long enough has a hole there, which is told', async () => {
    const rain = scaled(pinkNoise(seconds(6), 3), -12);
    const said = span(0.1, 5.8);
    const { plan, notes } = await wordless(over(rain, said), said);
    expect(plan.pieces).toHaveLength(1);
    expect(notes).toEqual([
      'where words are left out of the clip of shot 1, nothing is heard of it (5.9 s): without words it is too short to be filled with its own sound',
    ]);
  });

  test('the same clip is filled in the same way each time', async () => {
    const rain = over(scaled(pinkNoise(seconds(6), 3), -12), SAID);
    expect((await wordless(rain, SAID)).plan).toEqual((await wordless(rain, SAID)).plan);
  });
});
