import type { Piece } from '../../film/environment.ts';
import { colorInText } from '../color-words.ts';
import { parseColor } from '../color.ts';
import type { Color } from '../color.ts';
import type { Facet } from '../facets.ts';
import type { SetPalette } from '../palette.ts';
import { boxFacets } from '../solid.ts';
import type { Stand } from '../solid.ts';

/** What a piece kind is built from. */
export interface PieceOrder {
  readonly name: string;
  readonly piece: Piece;
  readonly stand: Stand;
  /** Its own colour if its author gave one, else one of the place. */
  readonly color: Color;
  readonly palette: SetPalette;
  readonly seed: number;
}

export interface BuiltPiece {
  readonly facets: readonly Facet[];
}

/** Builds a piece of the floor plan as a solid. */
export function buildPiece(
  name: string,
  piece: Piece,
  palette: SetPalette,
  seed: number,
): BuiltPiece {
  const order: PieceOrder = {
    name,
    piece,
    stand: { at: [piece.at[0], piece.at[1], piece.elevation], facing: piece.facing },
    color:
      parseColor(piece.color) ?? colorInText(`${piece.description ?? ''} ${name}`) ?? palette.wood,
    palette,
    seed,
  };
  return buildBox(order);
}

function buildBox({ piece, stand, color }: PieceOrder): BuiltPiece {
  const [width, depth] = piece.size;
  return {
    facets: boxFacets(
      stand,
      { from: [-width / 2, -depth / 2, 0], to: [width / 2, depth / 2, piece.height] },
      color,
    ),
  };
}
