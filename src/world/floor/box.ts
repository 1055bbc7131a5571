import type { Piece } from '../../film/environment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import type { Body } from './body.ts';
import { headOf } from './body.ts';
import { headingTo, pointAhead } from './plane.ts';
import type { SpacePoint } from '../camera/sight.ts';
import type { CameraPose } from '../stage/staging.ts';

/** Someone on the floor, at one moment. */
export interface Figure {
  readonly character: string;
  readonly point: FloorPoint;
  readonly body: Body;
  /** Where it looks; the way the feet point of who lies. */
  readonly facing?: Heading;
  /** The boat that it is in. */
  readonly boat?: string;
}

/** The space that a piece or a character takes up. */
export interface Box {
  readonly kind: 'piece' | 'character';
  readonly name: string;
  readonly at: FloorPoint;
  /** Where the eyes of a character are. */
  readonly head?: FloorPoint;
  readonly bottom: number;
  readonly top: number;
  /** Bit 0: one side, bit 1: the other, bit 2: the top. */
  readonly corners: readonly SpacePoint[];
  /** The boat that a character is in. */
  readonly boat?: string;
}

/** Pieces stand still, and every shot of a place asks for them. */
const cornersOfPieces = new WeakMap<Piece, readonly SpacePoint[]>();

export function boxOfPiece(name: string, piece: Piece): Box {
  const { at, size, elevation, height, facing } = piece;
  const top = elevation + height;
  let corners = cornersOfPieces.get(piece);
  if (corners === undefined) {
    corners = cornersOf(at, size, facing, elevation, top);
    cornersOfPieces.set(piece, corners);
  }
  return { kind: 'piece', name, at, bottom: elevation, top, corners };
}

/** A body is about as deep as it is wide, so its box is turned to the camera, unless it lies. */
export function boxOfFigure(
  { character, point, body, facing, boat }: Figure,
  { position: [x, y] }: CameraPose,
): Box {
  const size = [body.width, body.lies ? body.stature : body.width] as const;
  const { bottom, top } = body;
  const turn = body.lies && facing !== undefined ? facing : headingTo([x, y], point);
  const corners = cornersOf(point, size, turn, bottom, top);
  const head = headOf(body, point, turn);
  const box = {
    kind: 'character',
    name: character,
    at: point,
    head,
    bottom,
    top,
    corners,
  } as const;
  return boat === undefined ? box : { ...box, boat };
}

function cornersOf(
  at: FloorPoint,
  [width, depth]: readonly [number, number],
  facing: Heading,
  bottom: number,
  top: number,
): readonly SpacePoint[] {
  // Half of each side as it lies on the floor plan.
  const [wideX, wideY] = pointAhead([0, 0], facing + 90, width / 2);
  const [deepX, deepY] = pointAhead([0, 0], facing, depth / 2);
  const corner = (side: 1 | -1, end: 1 | -1, up: number): SpacePoint => [
    at[0] + side * wideX + end * deepX,
    at[1] + side * wideY + end * deepY,
    up,
  ];
  return [
    corner(-1, -1, bottom),
    corner(1, -1, bottom),
    corner(-1, 1, bottom),
    corner(1, 1, bottom),
    corner(-1, -1, top),
    corner(1, -1, top),
    corner(-1, 1, top),
    corner(1, 1, top),
  ];
}
