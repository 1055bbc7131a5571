import { describe, expect, test } from '@jest/globals';
import { centerOf, normalOf } from '../../src/animatic/solids/facets.ts';
import type { Facet } from '../../src/animatic/solids/facets.ts';
import { buildPiece, stateOfPiece } from '../../src/animatic/pieces/build-piece.ts';
import { dot, subtract } from '../../src/animatic/solids/vector.ts';
import type { Vector } from '../../src/animatic/solids/vector.ts';
import type { Piece } from '../../src/film/environment.ts';
import { pieceOf } from '../support/film-builder.ts';

const GREY = [0.5, 0.5, 0.5] as const;
const SETTING = {
  palette: { wall: GREY, floor: GREY, ceiling: GREY, trim: GREY, wood: GREY, accent: GREY },
  sky: { zenith: GREY, horizon: GREY, bright: 1 },
  interior: true,
  place: '',
  seed: 7,
};

function facetsOf(name: string, parts: Partial<Piece>): readonly Facet[] {
  const piece = pieceOf({ at: [0, 0], ...parts });
  const moment = {
    piece,
    state: stateOfPiece(name, piece, undefined),
    loose: false,
    shine: undefined,
  };
  return buildPiece(name, moment, SETTING).facets;
}

/** How many of the faces look away from a point: a face that looks inwards is not seen from outside. */
function outwards(facets: readonly Facet[], middle: Vector): number {
  return facets.filter(
    ({ points }) => dot(normalOf(points), subtract(centerOf(points), middle)) > 0,
  ).length;
}

describe('faces look outwards', () => {
  test.each(['car', 'van'])('on both sides of the wheels of a %s', (name) => {
    const discs = facetsOf(name, { size: [2, 4.4], height: 1.6 }).filter(
      ({ points }) => points.length === 12,
    );
    expect(discs).toHaveLength(4);
    expect(outwards(discs, [0, 0, 0.3])).toBe(4);
  });

  test.each([
    ['boat', { size: [2, 7], height: 3 }],
    ['dinghy', { size: [1.2, 2.4], height: 0.6 }],
  ] as const)('all round the hull of a %s', (name, parts) => {
    const hull = facetsOf(name, parts).slice(0, 33);
    expect(outwards(hull, [0, 0, parts.height * 0.6])).toBe(33);
  });

  test.each(['suitcase', 'speaker', 'shelf'])('on the sides of a %s', (name) => {
    const facets = facetsOf(name, { size: [1, 0.5], height: 1 });
    const faces = facets.filter(({ points }) => points.every(([, , z]) => z >= 0));
    // The outermost faces: those on the sides of the piece's box.
    const sides = faces.filter(({ points }) => points.every(([x]) => Math.abs(x) > 0.499));
    expect(sides.length).toBeGreaterThan(0);
    expect(outwards(sides, [0, 0, 0.5])).toBe(sides.length);
  });

  test('an open book lies with its pages up', () => {
    const open = facetsOf('book', { size: [0.5, 0.4], height: 0.1, description: 'an open book' });
    const pages = open.flatMap(({ details = [] }) => details);
    expect(pages.length).toBeGreaterThan(4);
    for (const { points } of pages) expect(normalOf(points)[2]).toBeGreaterThan(0);
  });
});
