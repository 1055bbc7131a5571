import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from '@jest/globals';
import { creatureAt, drawCreature } from '../../src/animatic/figures/creature.ts';
import type { CreatureMoment } from '../../src/animatic/figures/creature.ts';
import { kindOfCreature, wearOfCreature } from '../../src/animatic/figures/creature-kinds.ts';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import type { FigureLight } from '../../src/animatic/figures/figure-light.ts';
import { colorInText } from '../../src/animatic/color/color-words.ts';
import { pieceOf } from '../support/film-builder.ts';
import { roomWith } from '../support/room.ts';

const WHITE: FigureLight = {
  ambient: [1, 1, 1],
  beams: [],
  rim: { towards: [0, 0, 1], color: [0, 0, 0], hard: false },
  air: (color) => color,
};
/** Pixels of a creature's height. */
const SCALE = 100;
const DOG: CreatureMoment = {
  color: [0.5, 0.3, 0.1],
  belly: [0.8, 0.7, 0.6],
  ear: [0.3, 0.2, 0.1],
  build: 'quadruped',
  kind: kindOfCreature('a terrier'),
  wear: { scarf: undefined, hat: undefined },
  finned: false,
  turn: Math.PI,
  cycle: 0,
  stride: 0,
  sit: 0,
  lie: 0,
  air: 0,
  flies: false,
  head: 0,
  mouth: 0,
  paw: 0,
  seconds: 0,
  lids: 1,
  alert: 0.5,
  wag: 0,
};

/** Which pixels a creature covers, in shares of its height: from its feet up, and across them. */
function covered(moment: Partial<CreatureMoment>): readonly (readonly [x: number, y: number])[] {
  const canvas = createCanvas(4 * SCALE, 3 * SCALE);
  const brush = canvas.getContext('2d');
  brush.translate(2 * SCALE, 2 * SCALE);
  brush.scale(SCALE, -SCALE);
  drawCreature(brush, WHITE, { ...DOG, ...moment });
  const { data } = brush.getImageData(0, 0, 4 * SCALE, 3 * SCALE);
  const spots: (readonly [number, number])[] = [];
  for (let index = 3; index < data.length; index += 4) {
    if (data[index]! < 128) continue;
    const pixel = (index - 3) / 4;
    const column = pixel % (4 * SCALE);
    const row = Math.floor(pixel / (4 * SCALE));
    spots.push([column / SCALE - 2, 2 - row / SCALE]);
  }
  return spots;
}

function sizeOf(moment: Partial<CreatureMoment>): { wide: number; tall: number } {
  const spots = covered(moment);
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  return { wide: Math.max(...xs) - Math.min(...xs), tall: Math.max(...ys) };
}

describe('an animal that is seen from the front', () => {
  test('is as wide as tall, ears and all, where it lies, and much taller than wide where it sits', () => {
    const lying = sizeOf({ lie: 1 });
    const sitting = sizeOf({ sit: 1 });
    expect(lying.wide).toBeGreaterThan(lying.tall);
    expect(sitting.tall).toBeGreaterThan(1.5 * sitting.wide);
  });

  test.each([
    ['the front', Math.PI],
    ['behind', 0],
  ])('lies with both its sides alike, from %s', (_, turn) => {
    const spots = covered({ lie: 1, turn });
    const left = Math.min(...spots.map(([x]) => x));
    const right = Math.max(...spots.map(([x]) => x));
    expect(Math.abs(left + right)).toBeLessThan(0.06);
  });
});

test('whiskers stand out beside a muzzle, and not before a cheek that is seen from the side', () => {
  const more = (turn: number): number =>
    covered({ kind: { ...DOG.kind, muzzle: 'whiskers' }, turn }).length - covered({ turn }).length;
  expect(more(Math.PI)).toBeGreaterThan(0);
  expect(more(Math.PI / 2)).toBeLessThan(0);
});

test.each([
  ['a ginger cat', true],
  ['an old lion', true],
  ['a caterpillar', false],
  ['a brown dog', false],
])('%s has whiskers: %s', (kind, expected) => {
  const staging = roomWith({ characters: { pet: { form: 'creature', identity: { kind } } } });
  const [character] = Object.values(staging.cast);
  const actor = { character: character!, color: DOG.color, seed: 1 };
  const still = { at: [4, 4], facing: 0, stride: 0, gone: 0, speed: 0 } as const;
  const { kind: shape } = creatureAt(staging, actor, still, 0, 0);
  expect(shape.muzzle === 'whiskers').toBe(expected);
});

test('a cat that jumps onto a table has its top under its feet when it is there, and from then on', () => {
  const table = pieceOf({ at: [4, 4], size: [2, 1], height: 0.8, description: 'a table' });
  const cat = { form: 'creature', height: 0.3, starts: { at: [6.5, 2] } } as const;
  const staging = roomWith({
    pieces: { table },
    characters: { tom: cat },
    shot: { changes: { characters: { tom: { at: [4, 4] } } } },
  });
  const heightOn = (frame: number): number | undefined =>
    placeActors(staging, sceneOf(staging, 7, []), frame)[0]?.foot[2];
  const last = staging.shotFrames - 1;
  const heights = Array.from({ length: staging.shotFrames }, (_, frame) => heightOn(frame) ?? -1);
  expect([heights[0], heights[last]]).toEqual([0, 0.8]);
  expect(heights.toSorted((a, b) => a - b)).toEqual(heights);
});

describe('an animal looks like its kind', () => {
  test.each([
    ['a white rabbit', { ears: 'long', tail: 'stub' }],
    ['a round hedgehog', { crest: 'spines', tail: 'none' }],
    ['a brown bear', { build: 'stout', ears: 'round' }],
    ['a chestnut horse', { build: 'tall', crest: 'mane', tail: 'hair' }],
    ['a stag', { crest: 'antlers' }],
    ['a golden lion', { crest: 'ruff', muzzle: 'whiskers' }],
    ['an old elephant', { muzzle: 'trunk', ears: 'large' }],
    ['a pink pig', { muzzle: 'snout' }],
    ['a black cat', { ears: 'pointed', muzzle: 'whiskers' }],
    ['a brown mongrel', { build: 'low', ears: 'hanging', tail: 'short' }],
  ])('%s', (text, kind) => expect(kindOfCreature(text)).toMatchObject(kind));

  test('and wears what it is said to wear', () => {
    const { scarf, hat } = wearOfCreature(['kind a brown bear, wears a red scarf']);
    expect(scarf).toEqual(colorInText('red'));
    expect(hat).toBeUndefined();
  });
});
