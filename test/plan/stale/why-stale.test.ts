import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SaidShot } from '../../../src/compile/fates/said-shot.ts';
import type { Json } from '../../../src/film/json.ts';
import type { PlannedShot } from '../../../src/plan/call-sheet.ts';
import type { Fingerprint, Recipe } from '../../../src/plan/fingerprint.ts';
import { changeText } from '../../../src/plan/stale/change-text.ts';
import { whyStale } from '../../../src/plan/stale/why-stale.ts';

const NOTHING: SaidShot = { fields: [], files: {} };

function recipe(parts: Partial<Recipe> & { request?: Json } = {}): Recipe {
  const { request = { model: 'm1', prompt: 'A cat.' }, ...others } = parts;
  const segments = [{ request, frames: 48, dropFrames: 0 }];
  return { recipe: 1, provider: 'mock', adapterVersion: 1, segments, ...others };
}

/** The reasons where nothing but the recipe differs. */
function reasons(then: Recipe, now: Recipe, from?: Partial<PlannedShot>): readonly string[] {
  const made = (each: Recipe) => ({ recipe: each, said: NOTHING });
  return whyStale(1, made(then), made(now), from as PlannedShot | undefined).reasons;
}

const after = (take: number, fingerprint = 'sha256:a') => ({
  after: { take, fingerprint: fingerprint as Fingerprint },
});
const wide = { id: 'wide', state: 'fresh' } as unknown as PlannedShot;

test('where no field was changed, the provider and the model are named', () => {
  const other = recipe({ provider: 'other', request: { model: 'm2', prompt: 'A cat.' } });
  expect(reasons(recipe(), other)).toEqual(['provider: "mock" → "other"', 'model: "m1" → "m2"']);
});

test('where the same is asked for in other words, it is ministudio’s own doing', () => {
  const other = recipe({ request: { model: 'm1', prompt: 'One cat.' } });
  expect(reasons(recipe(), other)).toEqual(['ministudio now asks for it in other words']);
  expect(reasons(recipe(), recipe({ adapterVersion: 2 }))).toEqual([
    'ministudio now asks mock in another way',
  ]);
});

test('a chain that begins, ends or goes on from another take is told as such', () => {
  expect(reasons(recipe(), recipe(after(1)), wide)).toEqual(['it goes on from wide now']);
  expect(reasons(recipe(after(1)), recipe())).toEqual([
    'it does not go on from another shot any more',
  ]);
  expect(reasons(recipe(after(1)), recipe(after(2)), wide)).toEqual([
    'it goes on from take 1 of wide; take 2 is what the film shows now',
  ]);
  const stale = { ...wide, state: 'stale' } as const;
  expect(reasons(recipe(after(1)), recipe(after(2, 'sha256:b')), stale)).toEqual([
    'it goes on from wide, which is to be shot anew',
  ]);
});

test('keyframes that come, go and change are told as such', () => {
  const link = (number: number, fingerprint = 'sha256:k') => ({
    number,
    fingerprint: fingerprint as Fingerprint,
  });
  const both = recipe({ keyframes: { first: link(1), last: link(1) } });
  expect(reasons(recipe(), both)).toEqual([
    'it starts from a keyframe now',
    'it ends in a keyframe now',
  ]);
  const anew = recipe({ keyframes: { first: link(2), last: link(1) } });
  expect(reasons(both, anew)).toEqual(['the keyframe that it starts from is made anew']);
  const others = recipe({ keyframes: { first: link(2, 'sha256:other') } });
  expect(reasons(both, others)).toEqual([
    'the keyframe that it starts from is another',
    'it ends in no keyframe any more',
  ]);
});

const LONG = 'A very long description of a room in which nothing at all has changed, ';

test('of long texts the middle of what is equal is left out', () => {
  const [from, to] = [`${LONG}but a green lamp${LONG}`, `${LONG}but a red lamp${LONG}`];
  expect(changeText({ field: 'action', from, to })).toBe(
    'action: "A very long d…hanged, but a green lampA very lo…has changed, " → "A very long d…hanged, but a red lampA very lo…has changed, "',
  );
});

test('what is not said is told as such', () => {
  expect(changeText({ field: 'lens.mm', from: null, to: 35 })).toBe('lens.mm: not said → 35');
});

test('two texts that differ still differ when they are shortened, and are short', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(text, text, text, text, (head, from, to, tail) => {
      fc.pre(from !== to);
      const [old, now] = [head + from + tail, head + to + tail];
      const written = changeText({ field: 'f', from: old, to: now });
      const half = (written.length - 'f:  → '.length) / 2;
      expect(written.slice(3, 3 + half)).not.toBe(written.slice(-half));
      expect(Array.from(written).length).toBeLessThan(330);
    }),
  );
});

test('a shot whose length was changed by others says its length', () => {
  const [segment] = recipe().segments;
  const longer = recipe({ segments: [segment!, { ...segment!, frames: 12 }] });
  expect(reasons(recipe(), longer)).toEqual(['it lasts 60 frames now, where it lasted 48']);
});

test('of a film that was written anew the first fields are told, and how many more there are', () => {
  const said = (value: string): SaidShot => ({
    fields: Array.from({ length: 30 }, (_, index) => ({
      field: `characters.orb.identity.trait-${index}`,
      value,
      fate: 'prompt',
    })),
    files: {},
  });
  const then = { recipe: recipe(), said: said('old') };
  const now = { recipe: recipe({ request: { model: 'm1', prompt: 'A dog.' } }), said: said('new') };
  const why = whyStale(1, then, now, undefined);
  expect(why.reasons).toHaveLength(13);
  expect(why.reasons.at(-1)).toBe('and 18 more fields, which plan --json has in full');
  expect(why.changes).toHaveLength(30);
});
