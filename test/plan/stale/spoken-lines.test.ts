import { expect, test } from '@jest/globals';
import { compileFilm } from '../../../src/compile/compile-film.ts';
import { saidShot } from '../../../src/compile/fates/said-shot.ts';
import { layTimeline } from '../../../src/compile/timeline/timeline.ts';
import type { Film } from '../../../src/film/film.ts';
import { characterId } from '../../../src/film/ids.ts';
import type { Shot } from '../../../src/film/shot.ts';
import { recipeOf } from '../../../src/plan/fingerprint.ts';
import type { MadeOf } from '../../../src/plan/stale/made-of.ts';
import { whyStale } from '../../../src/plan/stale/why-stale.ts';
import { foldWorld } from '../../../src/world/fold/fold.ts';
import { changed, models } from '../../compile/support/models.ts';
import { makeCharacter, makeFilm, makeShot } from '../../compile/support/small-film.ts';

const EMMA = characterId('emma');
const BEN = characterId('ben');
const SILENT = changed(
  models.find(({ id }) => id === 'pictures')!,
  { audio: 'none' },
);
const line = (text: string): Partial<Shot> => ({
  dialogue: [{ character: EMMA, line: text, offScreen: false, source: 'auto', translations: {} }],
});
const people = (name: string) => ({
  [EMMA]: makeCharacter('emma', { voice: { name } }),
  [BEN]: makeCharacter('ben', { voice: { name } }),
});

/** A shot that lasts as long as its one line, which a voice has spoken in so many seconds. */
function spoken(seconds: number, said: Partial<Shot>, whole: Partial<Film> = {}): MadeOf {
  const shot = makeShot('a', { duration: 'auto', characters: [EMMA, BEN], ...said });
  const film = makeFilm([shot], { characters: people('slt'), ...whole });
  const world = foldWorld(film);
  const [compiled] = compileFilm({
    film,
    world,
    timeline: layTimeline(film, { lengths: () => seconds * 48_000 }),
    route: () => ({ provider: 'test', model: SILENT }),
    digestOf: () => undefined,
  });
  return JSON.parse(
    JSON.stringify({
      recipe: recipeOf(compiled!, 1, undefined),
      said: saidShot({ film, world }, compiled!, () => undefined),
    }),
  );
}

const why = (then: MadeOf, now: MadeOf): readonly string[] =>
  whyStale(1, then, now, undefined).reasons;

test('a shot that lasts as long as its line names the words that were changed', () => {
  const [then, now] = [spoken(2, line('Hello.')), spoken(3, line('Hello there.'))];
  expect(whyStale(1, then, now, undefined)).toEqual({
    reasons: ['dialogue.0.line: "Hello." → "Hello there."'],
    changes: [{ field: 'dialogue.0.line', from: 'Hello.', to: 'Hello there.' }],
  });
});

test('the same of a narration', () => {
  const [then, now] = [spoken(2, { narration: 'So.' }), spoken(3, { narration: 'So it was.' })];
  expect(why(then, now)).toEqual(['narration: "So." → "So it was."']);
});

test('a line that another voice says in another time names the voice of who says it, and no other', () => {
  const then = spoken(2, line('Hello.'));
  expect(why(then, spoken(3, line('Hello.'), { characters: people('rms') }))).toEqual([
    'characters.emma.voice.name: "slt" → "rms"',
  ]);
  const narrated = spoken(2, { narration: 'So.' }, { narrator: { name: 'slt' } });
  const other = spoken(3, { narration: 'So.' }, { narrator: { name: 'rms' } });
  expect(why(narrated, other)).toEqual(['narrator.name: "slt" → "rms"']);
});

test('a line that another provider says, or that is pronounced otherwise, names that', () => {
  const by = (name: string) => ({ voices: { use: [name], options: {} } });
  expect(
    why(spoken(2, line('Hello.'), by('flite')), spoken(3, line('Hello.'), by('mock'))),
  ).toEqual(['voices.use: ["flite"] → ["mock"]']);
  const as = (sound: string) => ({ pronounce: { Elara: sound, Nguyen: sound } });
  expect(why(spoken(2, line('Elara?'), as('Eh')), spoken(3, line('Elara?'), as('Eh-lah')))).toEqual(
    ['pronounce.Elara: "Eh" → "Eh-lah"'],
  );
});

test('a first line is what made the shot last longer, and not how the film has lines spoken', () => {
  const whole = { pronounce: { Hello: 'Heh-loh' }, narrator: { name: 'rms' } };
  const fields = (then: Partial<Shot>, now: Partial<Shot>) =>
    whyStale(1, spoken(2, then, whole), spoken(5, now, whole), undefined).changes.map(
      ({ field }) => field,
    );
  expect(fields({}, { narration: 'Hello.' })).toEqual(['narration']);
  expect(fields(line('Good day.'), line('Hello.'))).toEqual(['dialogue.0.line']);
});

test('a line that is changed, and takes as long, made nothing stale', () => {
  const then = spoken(2, { ...line('Hello.'), action: 'She sits.' });
  const now = spoken(2, { ...line('Howdy.'), action: 'She stands.' });
  expect(why(then, now)).toEqual(['action: "She sits." → "She stands."']);
});

test('a shot whose length is written otherwise names that, and not what is said in it', () => {
  const lasting = (frames: number, text: string) =>
    spoken(1, { ...line(text), duration: { unit: 'frames', frames } });
  expect(why(lasting(96, 'Hello.'), lasting(120, 'Howdy.'))).toEqual(['duration: "96f" → "120f"']);
});
