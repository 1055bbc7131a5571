import type { FloorPoint, Heading } from './geometry.ts';
import type { EnvironmentId } from './ids.ts';
import type { Reference } from './reference.ts';

export interface Environment {
  readonly id: EnvironmentId;
  readonly location: string;
  readonly identity: Readonly<Record<string, string>>;
  /** `#RRGGBB`, from `identity.palette`. */
  readonly palette: readonly string[];
  readonly physics: Readonly<Record<string, string | number>>;
  /** Layers of the picture by name: `foreground`, `midground`, `background`, … */
  readonly composition: Readonly<Record<string, string>>;
  readonly interior: boolean;
  /** At the beginning of the film. */
  readonly weather?: string;
  readonly time?: string;
  readonly references: readonly Reference[];
  readonly layout?: Layout;
}

/** The floor plan in metres: x towards east, y towards north, `[0, 0]` its south-west corner. */
export interface Layout {
  readonly size: readonly [width: number, depth: number];
  /** Ceiling height in metres; absent outdoors. */
  readonly height?: number;
  readonly pieces: Readonly<Record<string, Piece>>;
  readonly marks: Readonly<Record<string, FloorPoint>>;
}

/** A set piece: a box on the floor plan. */
export interface Piece {
  /** The middle of its footprint. */
  readonly at: FloorPoint;
  /** Footprint along east and north, before it is turned. */
  readonly size: readonly [width: number, depth: number];
  readonly height: number;
  /** How far its underside is above the floor. */
  readonly elevation: number;
  readonly facing: Heading;
  readonly description?: string;
  /** `#RRGGBB`. */
  readonly color?: string;
}

/** What a shot sets in an environment's state; absent keys stay as they are. */
export interface EnvironmentChange {
  readonly weather?: string;
  readonly time?: string;
  /** Pieces moved, turned, hidden or described anew. */
  readonly pieces?: Readonly<Record<string, PieceChange>>;
  readonly note?: string;
}

export interface PieceChange {
  readonly at?: FloorPoint;
  readonly facing?: Heading;
  readonly description?: string;
  readonly gone?: boolean;
}
