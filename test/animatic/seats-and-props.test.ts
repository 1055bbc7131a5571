import { describe, expect, test } from '@jest/globals';
import { heldOf } from '../../src/animatic/figures/held.ts';
import { seatAt } from '../../src/animatic/figures/seat.ts';
import { stateOfPiece } from '../../src/animatic/pieces/build-piece.ts';
import { buildProp } from '../../src/animatic/set/set.ts';
import { seatAt as topOf } from '../../src/world/floor/seat-height.ts';
import type { Piece } from '../../src/film/environment.ts';
import { difference, drawOne } from '../support/drawing.ts';
import { pieceOf } from '../support/film-builder.ts';
import { roomWith } from '../support/room.ts';

const PALETTE = Object.fromEntries(
  ['wall', 'floor', 'ceiling', 'trim', 'wood', 'accent'].map((name) => [name, [0.5, 0.5, 0.5]]),
) as never;
const SKY = { zenith: [0, 0, 1], horizon: [1, 1, 1], bright: 1 } as never;

function propOf(name: string, parts: Partial<Piece>) {
  const piece = pieceOf(parts);
  return buildProp(
    name,
    { piece, state: stateOfPiece(name, piece, undefined), loose: false, shine: undefined },
    { palette: PALETTE, sky: SKY, interior: true, place: '', seed: 7 },
  );
}

describe('a seat', () => {
  const chair = propOf('chair', { at: [4, 4], size: [0.5, 0.5], height: 1, facing: 180 });
  const bench = propOf('bench', { at: [4, 4], size: [0.6, 2.2], height: 0.45 });
  const bed = propOf('bed', { at: [4, 4], size: [1.6, 2.1], height: 0.55, facing: 180 });

  test('is taken by who sits beside it, facing as it does', () => {
    const place = seatAt([chair], [4, 3.4], 180);
    expect(place?.at[0]).toBeCloseTo(4);
    expect(place?.at[1]).toBeCloseTo(3.975);
    expect(place?.facing).toBeCloseTo(180);
    expect(place?.height).toBeCloseTo(0.46);
  });

  test('lets one turn aside on it, but not sit backwards', () => {
    expect(seatAt([chair], [4, 4], 150)?.facing).toBeCloseTo(150);
    expect(seatAt([chair], [4, 4], 0)?.facing).not.toBeCloseTo(0);
  });

  test('without a back is sat on from the side from which one came', () => {
    const [west, east] = [
      [3.5, 4],
      [4.5, 4],
    ] as const;
    const from = (point: readonly [number, number]) => seatAt([bench], point, 0);
    expect(from(west)?.at[0]).toBeCloseTo(3.8);
    expect(from(east)?.at[0]).toBeCloseTo(4.2);
  });

  test.each([
    ['chair', 0.9],
    ['stool', 0.75],
    ['bench', 0.45],
    ['bench', 0.9],
    ['sofa', 0.8],
  ])('is as high as the camera takes it to be: a %s of %d metres', (name, height) => {
    const piece = { at: [4, 4], size: [1.2, 0.5], height } as const;
    const layout = {
      size: [9, 9],
      height: 3,
      pieces: { [name]: pieceOf(piece) },
      marks: {},
    } as const;
    expect(propOf(name, piece).built.seat?.height).toBeCloseTo(topOf(name, layout)?.top ?? -1);
  });

  test('that is too far away is nobody’s', () => {
    expect(seatAt([chair], [4, 2], 0)).toBeUndefined();
  });

  test('is a bed for who lies down, the head at its head', () => {
    expect(seatAt([chair], [4, 4], 0, 1.7)).toBeUndefined();
    const place = seatAt([bed, chair], [3, 4], 90, 1.7);
    expect(place?.at[1]).toBeCloseTo(4 - 0.85 - 0.12 + 1.05);
    expect(place?.facing).toBeCloseTo(180);
  });

  test('changes the picture of who sits; who sits without one has a box', async () => {
    const sitting = (pieces: Record<string, Partial<Piece>>) =>
      roomWith({
        pieces,
        characters: { one: { form: 'person', starts: { at: [4, 3], posture: 'seated' } } },
      });
    const stool = { stool: { at: [4, 3.2] as const, size: [0.4, 0.4] as const, height: 0.7 } };
    const [box, high] = [await drawOne(sitting({})), await drawOne(sitting(stool))];
    expect(difference(box, high)).toBeGreaterThan(0.2);
  });
});

describe('props', () => {
  test.each([
    ['a small parcel', 'box'],
    ['a leather suitcase', 'bag'],
    ['a microphone', 'microphone'],
    ['a page of handwriting', 'sheet'],
    ['a cup of tea', 'cup'],
    ['a black umbrella', 'umbrella'],
    ['a lit torch', 'torch'],
  ])('%s is held as a %s', (prop, kind) => {
    expect(heldOf([prop])?.kind).toBe(kind);
  });

  test('in a lap or a pocket are not in hand', () => {
    expect(heldOf(['his cap in his lap', 'a letter in her pocket'])).toBeUndefined();
  });

  test.each([
    ['she walks into the light without her suitcase.', undefined],
    ['she leaves without a word.', 'bag'],
    ['he goes without her.', 'bag'],
    ['without the old leather suitcase on her arm she is free.', undefined],
    ['she walks into the light.', 'bag'],
  ])('where “%s”, a hand has %s', (action, kind) => {
    expect(heldOf(['her leather suitcase'], action)?.kind).toBe(kind);
  });

  test('are seen in hand', async () => {
    const holding = (props: readonly string[]) =>
      roomWith({
        characters: { one: { form: 'person', starts: { at: [4, 2.2], facing: 180, props } } },
      });
    const empty = await drawOne(holding([]));
    expect(difference(await drawOne(holding(['a parcel'])), empty)).toBeGreaterThan(0.05);
  });
});

describe('what stands on a table is drawn as what it is', () => {
  const size = { at: [4, 4], size: [0.2, 0.2], height: 0.3 } as const;
  const radiusAt = (name: string, share: number): number => {
    const points = propOf(name, size).built.facets.flatMap(({ points: each }) => each);
    const near = points.filter(([, , z]) => Math.abs(z / 0.3 - share) < 0.08);
    return Math.max(...near.map(([x, y]) => Math.hypot(x - 4, y - 4)));
  };

  test('a bottle has a neck, a bowl is widest at its rim', () => {
    expect(radiusAt('bottle', 0.9)).toBeLessThan(radiusAt('bottle', 0.6) * 0.6);
    expect(radiusAt('bowl', 1)).toBeGreaterThan(radiusAt('bowl', 0) * 1.5);
  });

  test('a bowl of oranges has them in it', () => {
    const full = propOf('bowl', { ...size, description: 'a bowl of oranges' });
    expect(full.built.balls?.length).toBe(6);
    expect(propOf('bowl', size).built.balls).toBeUndefined();
  });

  test('one sees through a goal', () => {
    const goal = propOf('goal', { at: [4, 4], size: [7.3, 1.5], height: 2.44 });
    const widest = Math.max(
      ...goal.built.facets.map(({ points }) => {
        const [xs, zs] = [points.map(([x]) => x), points.map(([, , z]) => z)];
        return Math.min(Math.max(...xs) - Math.min(...xs), Math.max(...zs) - Math.min(...zs));
      }),
    );
    expect(widest).toBeLessThan(0.2);
  });
});

test('a desk chair is a chair, and a desk is none', () => {
  const size = { at: [4, 4], size: [0.6, 0.6], height: 1 } as const;
  expect(propOf('desk-chair', size).built.seat?.height).toBeCloseTo(0.46);
  expect(propOf('desk', size).built.seat).toBeUndefined();
});
