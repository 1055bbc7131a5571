import type { ShotWorld } from '../fold/film-world.ts';

/**
 * The shot whose last frame is this one's first, where this one says nothing that would move the
 * camera: then the camera stays where that one left it. Undefined for any other shot.
 */
export function carriedOn(shot: ShotWorld): ShotWorld | undefined {
  const before = shot.carriesFrom;
  if (before === undefined) return undefined;
  const [one, other] = [before.shot, shot.shot];
  const isSame = <Key extends 'size' | 'angle'>(key: Key): boolean =>
    other[key] === undefined || other[key] === one[key];
  const keepsView =
    other.camera === undefined &&
    (other.lens === undefined || other.lens.mm === one.lens?.mm) &&
    isSame('size') &&
    isSame('angle') &&
    other.framing.join() === one.framing.join() &&
    other.environment === one.environment;
  return keepsView ? before : undefined;
}
