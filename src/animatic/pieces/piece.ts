import type { Piece } from '../../film/environment.ts';
import type { Ball } from '../set/balls.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import type { Glow } from '../light/illumination.ts';
import type { SetPalette } from '../color/palette.ts';
import type { Stand } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceState } from './piece-state.ts';

/** What a piece is built from. */
export interface PieceOrder {
  readonly name: string;
  readonly piece: Piece;
  readonly stand: Stand;
  /** Its own colour if its author gave one, else one that its words name. */
  readonly color: Color;
  /** What its author says of it, in lower case, its name included. */
  readonly words: string;
  readonly palette: SetPalette;
  /** The sky as it looks through a window. */
  readonly sky: { readonly zenith: Color; readonly horizon: Color; readonly bright: number };
  readonly seed: number;
  readonly state: PieceState;
  /** The colour of the light that the lighting says it carries, while that burns. */
  readonly shine: Color | undefined;
  /** The film has turned it away from how its plan describes it, as a door off its frame. */
  readonly loose: boolean;
  /** What its author says of the whole place, in lower case. */
  readonly place: string;
  /** Inside a room, so that behind its windows is the sky. */
  readonly interior: boolean;
}

/** An opening that lets light in: its corners counter-clockwise from inside. */
export interface Opening {
  readonly corners: readonly [Vector, Vector, Vector, Vector];
  /** Into the room. */
  readonly normal: Vector;
  readonly color: Color;
}

/** Fire: drawn anew on every frame. */
export interface Flame {
  readonly at: Vector;
  readonly height: number;
  readonly width: number;
}

/** Something to sit on: how high, whether only facing its front, whether one lies on it as well. */
export interface Seat {
  readonly height: number;
  readonly hasBack: boolean;
  readonly isBed: boolean;
  /** The colour of what who sleeps there is covered with. */
  readonly cover?: Color;
}

export interface BuiltPiece {
  readonly facets: readonly Facet[];
  readonly balls?: readonly Ball[];
  readonly glows?: readonly Glow[];
  readonly openings?: readonly Opening[];
  readonly flames?: readonly Flame[];
  /** Stands flat against something or hangs: it throws no shadow on the floor. */
  readonly shadowless?: boolean;
  /** Lies on the ground, beneath everything that stands. */
  readonly flat?: boolean;
  /** Rides on the waves of a rough sea. */
  readonly floats?: boolean;
  /** Its sides hide the feet of who is within. */
  readonly sides?: readonly Facet[];
  /** What stands on it and hides who is behind that. */
  readonly cabin?: readonly Facet[];
  /** One stands on top of it. */
  readonly walkable?: boolean;
  /** One sits, or lies, on it. */
  readonly seat?: Seat;
}

export type PieceBuilder = (order: PieceOrder) => BuiltPiece;
