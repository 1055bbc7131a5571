import type { Light } from '../../film/lighting.ts';
import { nameColor } from './color-names.ts';
import { words } from '../prompts/sentence.ts';

/** Lights as a gaffer speaks of them. */

/** What a light is: its quality, its kind, its colour; empty where nothing is said. */
export function lookOfLight({ quality, type, color, kelvin }: Light): string {
  const looks = [
    quality,
    type === undefined ? undefined : words(type),
    color === undefined ? undefined : nameColor(color),
    kelvin === undefined ? undefined : `${nameKelvin(kelvin)} of ${kelvin} kelvin`,
  ];
  return looks.filter((look) => look !== undefined).join(', ');
}

/** Where a light comes from, and how strong it is. */
export function placeOfLight({ direction, at, intensity }: Light): string {
  const from = direction === undefined ? '' : `${nameDirection(direction)}, `;
  const carrier = at === undefined ? '' : `at the ${words(at)}, `;
  return `${from}${carrier}at ${inPercent(intensity)} percent`;
}

/** To a hundredth of a percent, without the last digits of a product. */
export function inPercent(part: number): number {
  return Math.round(part * 10_000) / 100;
}

/** `from camera left, 45 degrees up`. */
export function nameDirection({ azimuth, elevation }: NonNullable<Light['direction']>): string {
  return `${nameAzimuth(azimuth)}, ${nameElevation(elevation)}`;
}

/**
 * Azimuth is measured from behind the camera, clockwise as seen from above. Nobody on a set says
 * degrees, and none can place a lamp by eye closer than half of an eighth of the circle; so, as with
 * colours, it is the word for the model, and the number for exactness where the word is not exact.
 */
function nameAzimuth(azimuth: number): string {
  const turned = ((azimuth % 360) + 360) % 360;
  const step = Math.round(turned / STEP) % AROUND_AND_BACK;
  const side = step < AROUND_AND_BACK / 2 ? 'right' : 'left';
  const place = AROUND[Math.min(step, AROUND_AND_BACK - step)]!(side);
  return turned % STEP === 0 ? place : `${place} (azimuth ${azimuth} degrees)`;
}

/** Degrees. */
const STEP = 22.5;
const AROUND_AND_BACK = 360 / STEP;

/** From the camera to behind the subject, on one side. */
const AROUND: readonly ((side: 'left' | 'right') => string)[] = [
  () => 'from the camera',
  (side) => `from the camera, a little to the ${side}`,
  (side) => `three-quarter front from camera ${side}`,
  (side) => `from camera ${side}, a little to the front`,
  (side) => `from camera ${side}`,
  (side) => `from camera ${side}, a little behind`,
  (side) => `three-quarter back from camera ${side}`,
  (side) => `from behind ${side}, almost against the camera`,
  () => 'from behind the subject, against the camera',
];

function nameElevation(elevation: number): string {
  if (elevation === 0) return 'level';
  return `${Math.abs(elevation)} degrees ${elevation > 0 ? 'up' : 'down'}`;
}

/** The usual words of lamps and skies for their colour temperature. */
function nameKelvin(kelvin: number): string {
  if (kelvin < 2400) return 'candlelight';
  if (kelvin < 3500) return 'warm tungsten';
  if (kelvin < 4800) return 'neutral';
  return kelvin < 6500 ? 'daylight' : 'cool blue';
}
