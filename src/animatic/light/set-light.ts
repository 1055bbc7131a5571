import type { Light, Lighting } from '../../film/lighting.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { brighten, luma, mix, sum, WHITE } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { clamp, radians } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import { daylightAt } from './daylight.ts';
import type { Daylight } from './daylight.ts';
import { LAMP } from './carried-lights.ts';
import type { Beam, Glow, Illumination } from './illumination.ts';
import { colorOf } from './light-color.ts';
import { MURK, isUnderWater, waterFor } from '../set/under-water.ts';

/** How much light a full key and a full rim give; with the ambient, white is just not clipped. */
const FULL = { key: 0.8, rim: 0.75, fill: 0.45, background: 0.55 } as const;

/**
 * The luma that shadows keep. A picture too dark to read is of no use to anyone, so even a low key
 * stays above it.
 */
const SHADOW = { lowKey: 0.23, night: 0.28, interior: 0.44, exterior: 0.52 } as const;

/** The words that say the time of day, the nearest to the shot first. */
export function timeWords(staging: Staging): string {
  const environment = staging.environment;
  const state = environment && staging.after.environments[environment.id];
  return (
    staging.after.lighting.time ??
    staging.lighting?.time ??
    state?.time ??
    environment?.time ??
    (isInSpace(staging) ? 'space' : 'day')
  );
}

const SPACE =
  /\b(?:outer|deep) space\b|\bspace[- ]?(?:ship|craft|station|freighter|port)|\bstarship|\bin space\b|\bin orbit\b|\basteroid/i;

/** Out there it is neither day nor night, and behind a window are the stars. */
function isInSpace({ environment }: Staging): boolean {
  return environment !== undefined && SPACE.test(environment.location);
}

/** The sky of a shot: that of its time of day, its horizon in what the lighting sets for the background. */
export function daylightOf(staging: Staging): Daylight {
  const day = daylightAt(timeWords(staging));
  const horizon = backdropLights(staging.lighting).reduce<Color>(
    (color, light) => mix(color, colorOf(light, color), Math.min(0.5, 0.4 * light.intensity)),
    day.horizon,
  );
  return underWater(staging) ? waterFor(day) : { ...day, horizon };
}

function underWater({ environment }: Staging): boolean {
  if (environment === undefined || environment.interior) return false;
  const said = [environment.location, ...Object.values(environment.identity)];
  return isUnderWater(said.join(' ').toLowerCase());
}

/** The lights of the background that no piece carries. */
function backdropLights(lighting: Lighting | undefined): readonly Light[] {
  return (lighting?.background ?? []).filter(({ at }) => at === undefined);
}

/** Where an azimuth and an elevation relative to a camera heading point to, towards the light. */
export function towardsLight(heading: number, azimuth: number, elevation: number): Vector {
  const bearing = radians(heading + 180 - azimuth);
  const level = Math.cos(radians(elevation));
  return [Math.sin(bearing) * level, Math.cos(bearing) * level, Math.sin(radians(elevation))];
}

interface BeamDefault {
  readonly azimuth: number;
  readonly elevation: number;
  readonly color: Color;
  readonly intensity: number;
}

function beamOf(light: Light | undefined, heading: number, otherwise: BeamDefault): Beam {
  const { azimuth, elevation } = light?.direction ?? otherwise;
  return {
    towards: towardsLight(heading, azimuth, elevation),
    // A quarter of white: a fully coloured key would turn skin into that colour alone.
    color: mix(colorOf(light, otherwise.color), WHITE, 0.25),
    intensity: light?.intensity ?? otherwise.intensity,
    hard: light?.quality === 'hard',
  };
}

/** What carries a lamp: a piece of the set as it is now. */
export interface Carrier {
  readonly center: Vector;
  readonly half: readonly [number, number];
  readonly low: number;
  readonly high: number;
  readonly lit: number;
}

/** The light of a lamp of the lighting from the piece that carries it, as far as that burns. */
function lampOf(lamp: Light, carriers: ReadonlyMap<string, Carrier>): Glow | undefined {
  const carrier = carriers.get(lamp.at ?? '');
  if (carrier === undefined || carrier.lit < 0.02) return undefined;
  const size = Math.max(carrier.half[0] * 2, carrier.half[1] * 2, carrier.high - carrier.low);
  return {
    at: carrier.center,
    color: colorOf(lamp, LAMP),
    intensity: lamp.intensity * 0.8 * carrier.lit,
    reach: 1.6 + Math.min(3, size * 0.5),
  };
}

/** All that is said of the air, in lower case. */
function airWords(staging: Staging): string {
  const environment = staging.environment;
  const state = environment && staging.after.environments[environment.id];
  return [
    ...Object.entries(staging.lighting?.atmosphere ?? {}).flat(),
    ...Object.values(environment?.physics ?? {}).map(String),
    state?.weather ?? environment?.weather,
  ]
    .join(' ')
    .toLowerCase();
}

/** The lamps that pieces carry, each once however often the lighting names its piece. */
function lampsIn(set: Lighting | undefined): readonly Light[] {
  const lights = [...(set?.practicals ?? []), ...(set?.key ?? []), ...(set?.background ?? [])];
  return lights.filter(
    ({ at }, index) => at !== undefined && lights.findIndex((one) => one.at === at) === index,
  );
}

/** How thick the air is, 0 to 1. */
export function hazeAmount(staging: Staging): number {
  if (underWater(staging)) return MURK;
  const words = airWords(staging);
  if (!/\bsnow|blizzard|haze|hazy|dust|fog|mist|smoke|steam|volumetric|shaft|god ray/.test(words))
    return 0.1;
  if (/heavy|thick|dense/.test(words)) return 1;
  return /\blight|faint|\bthin|clear|breaking|lifting|\btears\b|ribbons/.test(words) ? 0.45 : 0.7;
}

const isAmbient = ({ type }: Light): boolean => type === 'ambient';

/** The tint of the shadows, at the luma that the kind of picture keeps. */
function ambientOf(set: Lighting | undefined, day: Daylight, luminance: number): Color {
  const lights = [...(set?.ambient ?? []), ...(set?.fill ?? []).filter(isAmbient)];
  const tint =
    lights.length === 0
      ? day.ambient
      : lights.reduce<Color>(
          (total, light) => sum(total, brighten(colorOf(light, day.ambient), light.intensity)),
          [0.02, 0.02, 0.02],
        );
  // Half of the tint: fully tinted shadows would drown the colours by which characters are known.
  const even = brighten(tint, 1 / Math.max(luma(tint), 0.01));
  return brighten(mix(WHITE, even, 0.5), luminance);
}

/**
 * The light of a shot: what the lighting sets, completed from the time of day where it says
 * nothing, and exposed so that the key reads. Directions hold from the camera's first heading, so
 * that a pan does not carry the sun along.
 */
export function illuminate(
  staging: Staging,
  heading: number,
  intensity: number,
  carriers: ReadonlyMap<string, Carrier>,
): Illumination {
  const day = daylightOf(staging);
  const set = staging.lighting;
  const interior = staging.environment?.interior ?? false;
  const base = `${staging.style.base ?? ''} ${staging.style.name}`;
  const lowKey = /low|noir|chiaroscuro/.test(`${set?.style ?? ''} ${base}`);
  const night = day.exposure < 0.8;
  const keyLights = (set?.key ?? []).filter((light) => !isAmbient(light));
  const [firstKey] = keyLights;
  const key = beamOf(firstKey, heading, {
    azimuth: 52,
    elevation: day.elevation,
    color: day.key,
    intensity: 0.9,
  });
  const fills = [...keyLights.slice(1), ...(set?.fill ?? []).filter((light) => !isAmbient(light))];
  const rim = beamOf(set?.rim[0], heading, {
    azimuth: 180 - Math.sign(firstKey?.direction?.azimuth ?? 1) * 30,
    elevation: 34,
    color: mix(day.glow, WHITE, 0.2),
    intensity: set === undefined ? 0.6 : 0.4,
  });
  const dim = clamp(intensity, 0, 1.5);
  const shadow = lowKey
    ? SHADOW.lowKey
    : night
      ? SHADOW.night
      : interior
        ? SHADOW.interior
        : SHADOW.exterior;
  return {
    ambient: ambientOf(set, day, shadow * (0.45 + 0.55 * dim)),
    key: {
      ...key,
      intensity: FULL.key * (0.75 + 0.25 * day.exposure) * clamp(key.intensity, 0.15, 1.5) * dim,
      hard: key.hard || /noir/.test(base),
      local: firstKey?.at !== undefined,
    },
    fills: fills.map((light) => {
      const beam = beamOf(light, heading, {
        azimuth: -48,
        elevation: 18,
        color: day.ambient,
        intensity: 0.3,
      });
      return { ...beam, intensity: FULL.fill * beam.intensity * dim, hard: false };
    }),
    rim: { ...rim, intensity: FULL.rim * clamp(rim.intensity, 0, 1.4) * dim },
    background: backdropLights(set).map((light) => {
      const beam = beamOf(light, heading, {
        azimuth: 0,
        elevation: 22,
        color: day.glow,
        intensity: 0.5,
      });
      return { ...beam, intensity: FULL.background * beam.intensity * dim, hard: false };
    }),
    glows: lampsIn(set)
      .map((lamp) => lampOf(lamp, carriers))
      .filter((lamp) => lamp !== undefined)
      .map((lamp) => ({ ...lamp, intensity: lamp.intensity * dim })),
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
  const air = interior ? mix(brighten(day.ambient, 0.7), key.color, 0.35) : day.horizon;
  return {
    color: interior ? brighten(air, 0.42) : mix(air, brighten(day.ambient, 1.2), 0.15),
    density: interior ? 0.004 + 0.022 * amount : 0.003 + 0.052 * amount ** 3,
    shafts: amount,
  };
}
