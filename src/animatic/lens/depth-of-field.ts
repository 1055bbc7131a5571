import type { Lens } from '../../film/camera.ts';
import { SENSOR } from '../../film/camera.ts';

/** The f-number where a shot asks for a shallow focus and names none. */
const SHALLOW_APERTURE = 2.2;

/** How far things before and behind the focus are blurred: the radius in shares of the picture's width. */
export interface Blur {
  readonly behind: number;
  readonly before: number;
}

/**
 * The circle of confusion of a thin lens, for things at twice the focus distance and at half of it:
 * c = f² / (N (s − f)) · |d − s| / d.
 */
export function blurAt(lens: Lens | undefined, focalLength: number, focus: number): Blur {
  const shallow =
    lens?.focus === 'shallow' || lens?.focus === 'rack' || lens?.focus === 'tilt_shift';
  const aperture = lens?.aperture ?? (shallow ? SHALLOW_APERTURE : undefined);
  if (aperture === undefined || lens?.focus === 'deep') return { behind: 0, before: 0 };
  const far = Math.max(focus * 1000, focalLength * 2);
  const circle = (focalLength * focalLength) / (aperture * (far - focalLength));
  const share = circle / SENSOR.width / 2;
  return { behind: Math.min(0.012, share * 0.6), before: Math.min(0.016, share) };
}
