import type { Layout } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { coversPoint } from '../floor/footprint.ts';
import type { Placement } from '../floor/placement.ts';
import { distanceBetween } from '../floor/plane.ts';
import { crossesPiece } from './sight.ts';
import type { Subject } from './subject.ts';

/** A camera and who holds it need so much room beside a body, in metres. */
const BESIDE_BODY = 0.2;

/** Whether the camera stands in no piece and nothing blocks its sight of the subject's middle. */
export function seesSubject(
  layout: Layout | undefined,
  point: FloorPoint,
  height: number,
  subject: Subject,
): boolean {
  if (layout === undefined) return true;
  const camera = [point[0], point[1], height] as const;
  const aim = [subject.point[0], subject.point[1], subject.aimHeight] as const;
  return Object.values(layout.pieces).every((piece) => {
    const isIn = coversPoint(piece, point, 0.1) && height <= piece.elevation + piece.height + 0.1;
    const isSubject = coversPoint(piece, subject.point);
    return !isIn && (isSubject || !crossesPiece(piece, camera, aim));
  });
}

/** Whether a camera would be within somebody, or under their chin: as before a wheel that is driven. */
export function standsInSomebody(
  people: readonly Placement[],
  point: FloorPoint,
  height: number,
): boolean {
  return people.some(
    ({ body, to }) =>
      !body.lies &&
      height < body.top + BESIDE_BODY &&
      height > body.bottom - BESIDE_BODY &&
      distanceBetween(point, to) < body.width / 2 + BESIDE_BODY,
  );
}
