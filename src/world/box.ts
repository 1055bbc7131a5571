import type { Piece } from '../film/environment.ts';
import type { FloorPoint, Heading } from '../film/geometry.ts';
import type { Body } from './body.ts';
import { headingTo, turnAround } from './plane.ts';
import type { SpacePoint } from './sight.ts';
import type { CameraPose } from './staging.ts';

/** Someone on the floor, at one moment. */
export interface Figure {
  readonly character: string;
  readonly point: FloorPoint;
  readonly body: Body;
}

/** The space that a piece or a character takes up. */
export interface Box {
  readonly kind: 'piece' | 'character';
  readonly name: string;
  readonly at: FloorPoint;
  readonly bottom: number;
  readonly top: number;
  /** Bit 0: one side, bit 1: the other, bit 2: the top. */
  readonly corners: readonly SpacePoint[];
}

export function boxOfPiece(name: string, piece: Piece): Box {
  const { at, size, elevation, height, facing } = piece;
  return boxOf('piece', name, at, size, facing, elevation, elevation + height);
}

/** A body is about as deep as it is wide, so its box is turned to the camera. */
export function boxOfFigure(
  { character, point, body }: Figure,
  { position: [x, y] }: CameraPose,
): Box {
  const size = [body.width, body.width] as const;
  const turn = headingTo([x, y], point);
  return boxOf('character', character, point, size, turn, body.bottom, body.top);
}

function boxOf(
  kind: Box['kind'],
  name: string,
  at: FloorPoint,
  size: readonly [number, number],
  facing: Heading,
  bottom: number,
  top: number,
): Box {
  const corners = Array.from({ length: 8 }, (_, index): SpacePoint => {
    const x = at[0] + ((index & 1) === 0 ? -size[0] : size[0]) / 2;
    const y = at[1] + ((index & 2) === 0 ? -size[1] : size[1]) / 2;
    const [east, north] = turnAround([x, y], at, facing);
    return [east, north, (index & 4) === 0 ? bottom : top];
  });
  return { kind, name, at, bottom, top, corners };
}
