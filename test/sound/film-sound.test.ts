import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import type { Film } from '../../src/film/film.ts';
import type { Transition } from '../../src/film/join.ts';
import { frameRate, frames, sampleAt } from '../../src/film/time.ts';
import { laySound } from '../../src/sound/lay/lay-sound.ts';
import { measureStep } from '../../src/sound/measure/click.ts';
import { mix } from '../../src/sound/mix/mix.ts';
import { filmOf } from '../support/film-builder.ts';
import { cue, soundsOf } from './support/given.ts';
import type { Given } from './support/given.ts';
import { readerOf } from './support/reader.ts';
import { collect, stereo, tone } from './support/signals.ts';

/** Tones, as each is cut loudly wherever it is cut. */
const FILES: Readonly<Record<string, number>> = {
  'a.wav': 90_000,
  'b.wav': 20_011,
  'c.wav': 61_003,
};
const CLIP = 60_000;
const VOICE = 9_000;
const SOURCES: Readonly<Record<string, Float32Array>> = Object.fromEntries([
  ...Object.entries(FILES).map(([file, samples], index) => [
    file,
    stereo(tone(300 + 91 * index, -20, samples, 1)),
  ]),
  ...Array.from({ length: 6 }, (_, shot) => [
    `clip ${shot}`,
    stereo(tone(770 + shot, -20, CLIP, 1)),
  ]),
  ...Array.from({ length: 6 }, (_, shot) => [`${shot}:0`, stereo(tone(501, -14, VOICE, 1))]),
]);

const cues = fc.record({
  file: fc.constantFrom(...Object.keys(FILES)),
  gainDb: fc.constantFrom(0, -3),
  loop: fc.boolean(),
});
const maybeCue = fc.option(cues, { nil: undefined });
const split = fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined });
const shots = fc.record({
  newScene: fc.boolean(),
  sceneMusic: maybeCue,
  sceneAmbience: maybeCue,
  music: maybeCue,
  ambience: maybeCue,
  effect: maybeCue,
  length: fc.integer({ min: 8, max: 30 }),
  join: fc.constantFrom<Transition['type']>('cut', 'cut', 'dissolve', 'fade_black'),
  jCut: split,
  lCut: split,
  head: fc.nat(3_000),
  muted: fc.boolean(),
  speaks: fc.boolean(),
});
type Written = typeof shots extends fc.Arbitrary<infer Shot> ? Shot : never;

function bed(bus: 'music' | 'ambience', written: Written['music']): object {
  return written === undefined ? {} : { [bus]: cue(written.file, written) };
}

function filmFrom(written: readonly Written[], rate: Film['format']['rate']): Film {
  const scenes: { id: string; sound: object; shots: object[] }[] = [];
  for (const [index, shot] of written.entries()) {
    if (index === 0 || shot.newScene) {
      const sound = { ...bed('music', shot.sceneMusic), ...bed('ambience', shot.sceneAmbience) };
      scenes.push({ id: `scene ${index}`, sound, shots: [] });
    }
    const effects =
      shot.effect === undefined ? [] : [{ ...cue(shot.effect.file, shot.effect), at: frames(3) }];
    scenes.at(-1)!.shots.push({
      id: String(index),
      duration: frames(shot.length),
      ...(shot.speaks && { narration: 'So.' }),
      transition: {
        type: shot.join,
        ...(shot.join !== 'cut' && { duration: frames(6) }),
        ...(shot.jCut !== undefined && { jCut: frames(shot.jCut) }),
        ...(shot.lCut !== undefined && { lCut: frames(shot.lCut) }),
      },
      sound: {
        effects,
        native: shot.muted ? 'mute' : 'keep',
        ...bed('music', shot.music),
        ...bed('ambience', shot.ambience),
      },
    });
  }
  return filmOf({ scenes, format: { ...filmOf().format, rate } });
}

test('whatever a film asks for, its sound is as long as its pictures, asks no source for more than it has, and clicks nowhere', async () => {
  const rates = fc.constantFrom(frameRate(24), frameRate(30_000, 1001), frameRate(60));
  await fc.assert(
    fc.asyncProperty(
      fc.array(shots, { minLength: 1, maxLength: 6 }),
      rates,
      async (written, rate) => {
        const film = filmFrom(written, rate);
        const timeline = layTimeline(film);
        const given: Given = {
          files: FILES,
          voices: Object.fromEntries(written.map((_, index) => [`${index}:0`, VOICE])),
          clips: written.map(({ head }, index) => ({
            shot: String(index),
            atFrame: 0,
            from: head,
            samples: CLIP,
          })),
        };
        const sound = laySound(film, timeline, soundsOf(given));
        if (sound.kind === 'too_short') return;
        const mixed = await collect(mix(sound.plan, readerOf(SOURCES)));
        expect(mixed.length).toBe(2 * sampleAt(timeline.frames, rate));
        expect(sound.plan.pieces.filter(({ from }) => from < 0)).toEqual([]);
        for (const piece of sound.plan.pieces) {
          for (const join of [piece.at, piece.at + piece.samples]) {
            if (join <= 0 || join >= sound.plan.samples) continue;
            expect({ piece, join, ...measureStep(mixed, join) }).toMatchObject({ isClick: false });
          }
        }
      },
    ),
    { numRuns: 15 },
  );
});
