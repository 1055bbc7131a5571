import type { Lens } from '../../film/camera.ts';
import { SENSOR } from '../../film/camera.ts';
import type { LensType, ShotSize } from '../../film/vocabulary.ts';
import { toDegrees } from '../floor/plane.ts';

/** Focal lengths that directors of photography usually mean by a lens's name, in millimetres. */
const FOCAL_LENGTH_OF_TYPE: Readonly<Record<LensType, number>> = {
  ultra_wide: 18,
  wide: 28,
  normal: 50,
  short_tele: 85,
  tele: 135,
  macro: 100,
  anamorphic: 50,
};

/** What a size is usually shot with where no lens is named: wider views on shorter lenses. */
const FOCAL_LENGTH_OF_SIZE: Readonly<Record<ShotSize, number>> = {
  ews: 24,
  ws: 28,
  fs: 35,
  mfs: 40,
  ms: 50,
  mcu: 65,
  cu: 85,
  ecu: 100,
};

/** The part of the full-frame sensor that a picture of this aspect (width ÷ height) uses, in mm. */
export function sensorFor(aspect: number): { readonly width: number; readonly height: number } {
  return aspect >= SENSOR.width / SENSOR.height
    ? { width: SENSOR.width, height: SENSOR.width / aspect }
    : { width: SENSOR.height * aspect, height: SENSOR.height };
}

/** Angles of view in degrees of a focal length in millimetres at an aspect (width ÷ height). */
export function fieldOfView(
  focalLength: number,
  aspect: number,
): { readonly horizontal: number; readonly vertical: number } {
  const sensor = sensorFor(aspect);
  const angle = (side: number): number => 2 * toDegrees(Math.atan(side / (2 * focalLength)));
  return { horizontal: angle(sensor.width), vertical: angle(sensor.height) };
}

/** The focal length that the shot names, by millimetres or by type; undefined where it does not. */
export function statedFocalLength(lens: Lens | undefined): number | undefined {
  return lens?.mm ?? (lens?.type === undefined ? undefined : FOCAL_LENGTH_OF_TYPE[lens.type]);
}

export function usualFocalLength(size: ShotSize): number {
  return FOCAL_LENGTH_OF_SIZE[size];
}

/** How far away (metres) a frame of this height (metres) fills the picture. */
export function distanceFor(frameHeight: number, focalLength: number, aspect: number): number {
  return (frameHeight * focalLength) / sensorFor(aspect).height;
}

/** The focal length at which a frame of this height fills the picture from so far away. */
export function focalLengthFor(frameHeight: number, distance: number, aspect: number): number {
  return (distance * sensorFor(aspect).height) / frameHeight;
}
