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

describe('what is worn over clothes', () => {
  const worn = (wardrobe: Readonly<Record<string, string>>) => looks({}, wardrobe);

  test('is seen as it is described', () => {
    const { accessories } = worn({
      goggles: 'orange ski goggles',
      pack: 'a blue rucksack',
      gloves: 'red gloves',
      mask: 'a white surgical mask',
      tie: 'a green tie',
    });
    expect(accessories.eyewear).toMatchObject({ kind: 'goggles', color: colorInText('orange') });
    expect(accessories.pack).toEqual(colorInText('blue'));
    expect(accessories.gloves).toEqual(colorInText('red'));
    expect(accessories.mask).toEqual(colorInText('white'));
    expect(accessories.tie).toEqual(colorInText('green'));
  });

  test('is not there where nothing says so', () => {
    const { accessories } = worn({ suit: 'a tied linen suit', hat: 'a masked hat' });
    expect(Object.values(accessories).filter((one) => one !== undefined && one !== false)).toEqual(
      [],
    );
  });

  test('does not stand for the garment under it', () => {
    const look = worn({ dress: 'a brown dress', apron: 'a white apron', boots: 'black boots' });
    expect(look.garment).toBe('dress');
    expect(look.cloth).toEqual(colorInText('brown'));
  });
});

test.each([
  ['a red flowered headscarf', 'headscarf'],
  ['a red fire helmet', 'hardhat'],
  ['a white spacesuit', 'bubble'],
  ['a black balaclava', 'balaclava'],
  ['a golden crown', 'crown'],
  ['a knight’s helmet', 'helmet'],
])('%s is worn on the head as a %s', (text, headwear) => {
  const look = looks({}, { thing: text });
  expect(look.headwear).toBe(headwear);
  expect(look.scarf).toBeUndefined();
});

test('a suit has trousers of its cloth, and shorts leave the shins bare', () => {
  const suit = looks({}, { suit: 'a grey suit' });
  expect(suit.trousers).toEqual(suit.cloth);
  const player = looks({}, { shirt: 'a red football shirt', shorts: 'white shorts' });
  expect([player.bareShins, player.bareArms]).toEqual([true, true]);
  expect(suit.bareShins).toBe(false);
});
