import { mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Daylight } from '../light/daylight.ts';

/** Words for a place that lies under the surface, in lower case. */
const UNDER =
  /\bunder ?water\b|\bunder the (?:sea|ocean|surface|waves)\b|\bsea ?(?:bed|floor)\b|\bocean floor\b|\bbottom of (?:the|a) (?:sea|ocean|lake|river|pool)\b|\b(?:coral )?reef\b|\bdeep sea\b/;

const SURFACE: Color = [0.36, 0.72, 0.76];
const DEEP: Color = [0.05, 0.27, 0.36];

/** So much of what is far off is lost in water at least, as in haze. */
export const MURK = 0.62;

export function isUnderWater(place: string): boolean {
  return UNDER.test(place);
}

/** What takes the place of the sky there: light from above, dark ahead, no sun, stars or clouds. */
export function waterFor(day: Daylight): Daylight {
  const night = day.stars;
  return {
    ...day,
    zenith: mix(SURFACE, DEEP, night * 0.8),
    horizon: mix(DEEP, [0.02, 0.08, 0.14], night * 0.7),
    glow: mix(SURFACE, day.glow, 0.2),
    stars: 0,
  };
}
