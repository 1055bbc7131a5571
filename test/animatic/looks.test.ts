import { describe, expect, test } from '@jest/globals';
import { colorInText } from '../../src/animatic/color/color-words.ts';
import { luma } from '../../src/animatic/color/color.ts';
import { lookOf } from '../../src/animatic/figures/look.ts';
import type { Look } from '../../src/animatic/figures/look.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { filmOf } from '../support/film-builder.ts';

function looks(
  identity: Readonly<Record<string, string>>,
  wardrobe: Readonly<Record<string, string>> = {},
): Look {
  const film = filmOf({
    characters: { ann: { identity, wardrobe, starts: { wardrobe: Object.keys(wardrobe) } } },
    shots: [{ characters: ['ann'] }],
  });
  const [ann] = Object.values(film.characters);
  return lookOf(ann!, Object.values(foldWorld(film).shots[0]!.after.characters)[0]);
}

describe('skin', () => {
  test('is as dark as `skin` says without saying the word again', () => {
    expect(luma(looks({ skin: 'dark brown' }).skin)).toBeLessThan(0.35);
    expect(luma(looks({ skin: 'warm brown' }).skin)).toBeLessThan(0.6);
  });

  test('is not pale for a pale dress', () => {
    const plain = looks({}, { dress: 'a blue dress' });
    expect(looks({}, { dress: 'a pale blue dress' }).skin).toEqual(plain.skin);
  });
});

describe('of several garments', () => {
  test('the outermost is seen, whichever is named first', () => {
    const look = looks({}, { dress: 'a blue dress', coat: 'a beige trench coat' });
    expect(look.garment).toBe('coat');
    expect(look.cloth).toEqual(colorInText('beige'));
  });

  test('boots have the colour that they are said to have', () => {
    const look = looks({}, { suit: 'an orange down suit', boots: 'yellow boots' });
    expect(look.cloth).toEqual(colorInText('orange'));
    expect(look.shoes).toEqual(colorInText('yellow'));
  });
});

test('long waves are long', () => {
  expect(looks({ hair: 'long, dark, wavy' }).cut).toBe('long');
  expect(looks({ hair: 'short black curls' }).cut).toBe('curly');
});

test('a beret has no peak', () => {
  expect(looks({}, { beret: 'a red beret' }).headwear).toBe('beanie');
});

test('a pale colour is lighter than the colour, and a dark one darker', () => {
  const [pale, plain, dark] = ['a pale blue gown', 'a blue gown', 'a midnight blue gown'].map(
    (text) => luma(colorInText(text)!),
  );
  expect(pale).toBeGreaterThan(plain! + 0.2);
  expect(dark).toBeLessThan(plain! - 0.05);
});
