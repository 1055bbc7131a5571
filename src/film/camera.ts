import type { FloorPoint } from './geometry.ts';
import type { HeadingOrTarget } from './character.ts';
import type { Direction, Focus, LensType, MovementType, Speed } from './vocabulary.ts';

/** Full-frame sensor, in millimetres (36 × 24). */
export const SENSOR = { width: 36, height: 24 } as const;

export interface Lens {
  readonly mm?: number;
  readonly type?: LensType;
  /** The f-number, e.g. 2.8. */
  readonly aperture?: number;
  readonly focus?: Focus;
}

export interface Move {
  readonly type: MovementType;
  readonly direction?: Direction;
  readonly speed?: Speed;
  /**
   * How far: metres for dolly, truck, pedestal, crane and tracking; degrees for pan, tilt, orbit
   * and whips; the factor of the focal length for zoom.
   */
  readonly amount?: number;
}

export interface Movement extends Move {
  readonly secondary?: Move;
}

/** Where the camera stands at the start of the shot. */
export interface CameraPlacement {
  readonly at?: FloorPoint;
  /** Metres above the floor. */
  readonly height?: number;
  readonly facing?: HeadingOrTarget;
  /** Degrees, up positive. */
  readonly tilt?: number;
}
