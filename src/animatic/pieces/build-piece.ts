import type { Piece } from '../../film/environment.ts';
import { colorInText } from '../color/color-words.ts';
import { mix, parseColor } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import type { SetPalette } from '../color/palette.ts';
import { buildSpacecraft } from './spacecraft.ts';
import { builderFor, shinesByNature } from './kinds.ts';
import { stateInWords } from './piece-state.ts';
import type { PieceState } from './piece-state.ts';
import type { BuiltPiece, PieceBuilder, PieceOrder } from './piece.ts';

/** What all pieces of a place have around them. */
export interface PieceSetting {
  readonly palette: SetPalette;
  readonly sky: PieceOrder['sky'];
  readonly interior: boolean;
  readonly place: string;
  readonly seed: number;
}

/** A piece at one moment. */
export interface PieceMoment {
  readonly piece: Piece;
  readonly state: PieceState;
  /** Turned away from how its plan describes it. */
  readonly loose: boolean;
  /** The colour of the light that the lighting says it carries. */
  readonly shine: Color | undefined;
}

/** How a piece is: what is said of it, else whether it carries a light, else the nature of its kind. */
export function stateOfPiece(name: string, piece: Piece, shine: Color | undefined): PieceState {
  const words = wordsOf(name, piece);
  const state = stateInWords(words);
  if (state.lit !== undefined) return state;
  const shines =
    shine !== undefined || shinesByNature(builderFor(name.toLowerCase(), descriptionOf(piece)));
  return shines ? { ...state, lit: 1 } : state;
}

/** A station in orbit is none for trains, and a hull there is no boat's. */
function builderIn(place: string, name: string, description: string): PieceBuilder {
  const isInSpace = /\borbit|\bin space\b|outer space|space ?walk/.test(place);
  return isInSpace && /station|\bhull\b|\bship\b|\bmodule\b|capsule|shuttle/.test(name)
    ? buildSpacecraft
    : builderFor(name, description);
}

function descriptionOf({ description = '' }: Piece): string {
  return description.toLowerCase();
}

function wordsOf(name: string, piece: Piece): string {
  return `${name} ${descriptionOf(piece)}`.toLowerCase();
}

/** Builds a piece of the floor plan as the thing that its name or description says it is. */
export function buildPiece(
  name: string,
  { piece, state, loose, shine }: PieceMoment,
  setting: PieceSetting,
): BuiltPiece {
  const description = descriptionOf(piece);
  const builder = builderIn(setting.place, name.toLowerCase(), description);
  const words = wordsOf(name, piece);
  const built = builder({
    name,
    piece,
    stand: { at: [piece.at[0], piece.at[1], piece.elevation], facing: piece.facing },
    color: parseColor(piece.color) ?? colorInText(`${description} ${name}`) ?? setting.palette.wood,
    words,
    state,
    loose,
    shine,
    ...setting,
  });
  // A tube or a crystal that carries a light is the light; a table with a lamp on it is not.
  const isLight = shine !== undefined && LIGHT_BODIES.test(words) && !shinesByNature(builder);
  return isLight ? shining(built, shine, state.lit ?? 1) : built;
}

const LIGHT_BODIES =
  /\blights?\b|\btubes?\b|\bstrip\b|\bpanel\b|\bcrystal|\bbeacon|\bneon\b|\bleds?\b|\bportal/;

function shining(built: BuiltPiece, color: Color, lit: number): BuiltPiece {
  const glowing = (facet: Facet): Facet => ({
    ...facet,
    color: mix(facet.color, mix(color, [1, 1, 1], 0.3), lit),
    glow: Math.max(facet.glow ?? 0, 0.95 * lit),
  });
  return { ...built, facets: built.facets.map(glowing) };
}
