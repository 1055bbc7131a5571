import type { Light } from '../../film/lighting.ts';
import type { Staging } from '../../world/staging.ts';
import { brighten, kelvinColor, luma, mix, parseColor, sum, WHITE } from '../color.ts';
import type { Color } from '../color.ts';
import { add, clamp, radians } from '../vector.ts';
import type { Vector } from '../vector.ts';
import { daylightAt } from './daylight.ts';
import type { Daylight } from './daylight.ts';
import type { Beam, Glow, Illumination } from './illumination.ts';

const TARGET = { key: 0.78, rim: 0.7 } as const;

/** The words that say the time of day, the nearest to the shot first. */
export function timeWords(staging: Staging): string {
  const environment = staging.environment;
  const state = environment && staging.after.environments[environment.id];
  return (
    staging.after.lighting.time ??
    staging.lighting?.time ??
    state?.time ??
    environment?.time ??
    `${environment?.identity['light'] ?? ''} day`
  );
}

export function daylightOf(staging: Staging): Daylight {
  return daylightAt(timeWords(staging));
}

/** Where an azimuth and an elevation relative to a camera heading point to, towards the light. */
export function towardsLight(heading: number, azimuth: number, elevation: number): Vector {
  const bearing = radians(heading + 180 - azimuth);
  const level = Math.cos(radians(elevation));
  return [Math.sin(bearing) * level, Math.cos(bearing) * level, Math.sin(radians(elevation))];
}

function colorOf(light: Light | undefined, otherwise: Color): Color {
  const own = parseColor(light?.color);
  if (own !== undefined) return own;
  return light?.kelvin === undefined ? otherwise : kelvinColor(light.kelvin);
}

function beamOf(
  light: Light | undefined,
  heading: number,
  otherwise: { azimuth: number; elevation: number; color: Color; intensity: number },
): Beam {
  const { azimuth, elevation } = light?.direction ?? otherwise;
  return {
    towards: towardsLight(heading, azimuth, elevation),
    color: colorOf(light, otherwise.color),
    intensity: light?.intensity ?? otherwise.intensity,
    hard: light?.quality === 'hard',
  };
}

/** Where a lamp of the lighting hangs: on its piece of the layout. */
function lampOf(staging: Staging, lamp: Light): Glow | undefined {
  const environment = staging.environment;
  const layout =
    (environment && staging.after.environments[environment.id]?.layout) ?? environment?.layout;
  const piece = lamp.at === undefined ? undefined : layout?.pieces[lamp.at];
  if (piece === undefined) return undefined;
  return {
    at: [piece.at[0], piece.at[1], piece.elevation + piece.height],
    color: colorOf(lamp, kelvinColor(2900)),
    intensity: lamp.intensity,
    reach: 2.6,
  };
}

function hazeAmount(staging: Staging): number {
  const words = Object.entries(staging.lighting?.atmosphere ?? {})
    .flat()
    .concat(
      Object.values(staging.environment?.physics ?? {}).map(String),
      Object.values(staging.environment?.identity ?? {}),
    )
    .join(' ')
    .toLowerCase();
  if (!/haze|hazy|dust|fog|mist|smoke|volumetric|shaft|god ray/.test(words)) return 0.12;
  return /heavy|thick|dense/.test(words) ? 1 : /light|faint|thin/.test(words) ? 0.55 : 0.75;
}

/**
 * The light of a shot: what the lighting sets, completed from the time of day where it says
 * nothing, and exposed so that the key reads. Directions hold from the camera's first heading, so
 * that a pan does not carry the sun along.
 */
export function illuminate(staging: Staging, heading: number, intensity: number): Illumination {
  const day = daylightOf(staging);
  const set = staging.lighting;
  const interior = staging.environment?.interior ?? false;
  const lowKey = /low|noir|chiaroscuro/.test(`${set?.style ?? ''} ${staging.style.name}`);
  const firstKey = set?.key.find((light) => light.type !== 'ambient');
  const key = beamOf(firstKey, heading, {
    azimuth: 52,
    elevation: day.elevation,
    color: day.key,
    intensity: 0.9,
  });
  const fillLights = (set?.fill ?? []).concat(set?.key.slice(1) ?? []);
  const ambients = (set?.ambient ?? []).concat(fillLights.filter(({ type }) => type === 'ambient'));
  const fills = fillLights
    .filter(({ type }) => type !== 'ambient')
    .map((light) =>
      beamOf(light, heading, { azimuth: -48, elevation: 18, color: day.ambient, intensity: 0.3 }),
    )
    .map((beam) => ({ ...beam, intensity: beam.intensity * 0.6, hard: false }));
  const rim = beamOf(set?.rim[0], heading, {
    azimuth: 180 - Math.sign(firstKey?.direction?.azimuth ?? 1) * 30,
    elevation: 34,
    color: mix(day.glow, WHITE, 0.2),
    intensity: set === undefined ? 0.55 : 0.4,
  });
  const room: Color = ambients.reduce<Color>(
    (total, light) => sum(total, brighten(colorOf(light, day.ambient), light.intensity)),
    brighten(day.ambient, lowKey ? 0.26 : interior ? 0.4 : 0.6 * day.ambience + 0.3),
  );
  // A picture too dark to read is no use to anyone: shadows keep at least this luma.
  const floor = (lowKey ? 0.13 : 0.24) * clamp(intensity, 0.35, 1);
  const shadow = brighten(room, Math.max(1, floor / Math.max(luma(room), 0.01)));
  const exposed = day.exposure * (lowKey ? 1.05 : 1);
  return {
    ambient: brighten(shadow, Math.min(1, 0.55 / Math.max(luma(shadow), 0.01)) * intensity),
    key: {
      ...key,
      intensity: TARGET.key * exposed * clamp(key.intensity, 0.15, 1.6) * intensity,
      hard: key.hard || lowKey,
    },
    fills: fills.map((beam) => ({ ...beam, intensity: beam.intensity * intensity })),
    rim: { ...rim, intensity: TARGET.rim * clamp(rim.intensity, 0, 1.4) * intensity },
    glows: (set?.practicals ?? [])
      .map((lamp) => lampOf(staging, lamp))
      .filter((lamp) => lamp !== undefined)
      .map((lamp) => ({ ...lamp, intensity: lamp.intensity * intensity })),
    haze: hazeOf(staging, day, key, interior),
  };
}

function hazeOf(
  staging: Staging,
  day: Daylight,
  key: Beam,
  interior: boolean,
): Illumination['haze'] {
  const amount = hazeAmount(staging);
  const air = interior ? mix(brighten(day.ambient, 0.6), key.color, 0.35) : day.horizon;
  return {
    color: brighten(air, interior ? 0.55 : 1),
    density: interior ? 0.008 + 0.028 * amount : 0.006 + 0.035 * amount * amount,
    shafts: amount,
  };
}

/** The point above the floor where something stands. */
export function above(point: readonly [number, number], height: number): Vector {
  return add([point[0], point[1], 0], [0, 0, height]);
}
