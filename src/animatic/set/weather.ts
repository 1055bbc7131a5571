import type { Staging } from '../../world/stage/staging.ts';
import type { Color } from '../color/color.ts';
import { hash } from '../noise.ts';
import { fillEllipse, fillOutline, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { solid } from '../raster/paint.ts';

export interface Weather {
  readonly kind: 'clear' | 'rain' | 'snow' | 'dust';
  /** 0 to 1. */
  readonly strength: number;
}

/** What falls or floats in a place: rain and snow outdoors, motes where the air is said to have dust. */
export function weatherOf(staging: Staging): Weather {
  const environment = staging.environment;
  const state = environment && staging.after.environments[environment.id];
  const words = `${state?.weather ?? environment?.weather ?? ''}`.toLowerCase();
  const air = Object.entries(staging.lighting?.atmosphere ?? {})
    .flat()
    .concat(Object.values(environment?.identity ?? {}))
    .join(' ')
    .toLowerCase();
  const strength = /heavy|storm|pour|blizzard/.test(words)
    ? 1
    : /light|drizzle|soft/.test(words)
      ? 0.4
      : 0.7;
  if (environment?.interior !== true) {
    if (/rain|storm|drizzle|pour/.test(words)) return { kind: 'rain', strength };
    if (/snow|blizzard|sleet/.test(words)) return { kind: 'snow', strength };
  }
  if (/dust|mote|pollen|ash|ember|magic/.test(air)) return { kind: 'dust', strength: 0.6 };
  return { kind: 'clear', strength: 0 };
}

/** Draws what falls through the picture; every drop keeps its own way from frame to frame. */
export function drawWeather(
  layer: Layer,
  size: { width: number; height: number; seed: number },
  weather: Weather,
  seconds: number,
  light: Color,
): void {
  switch (weather.kind) {
    case 'clear':
      return;
    case 'rain':
      drawRain(layer, size, weather.strength, seconds, light);
      return;
    case 'snow':
      drawFlakes(
        layer,
        size,
        { count: 240 * weather.strength, fall: 0.16, sway: 0.03, radius: 0.0042, alpha: 0.85 },
        seconds,
        [0.96, 0.97, 1],
      );
      return;
    case 'dust':
      drawFlakes(
        layer,
        size,
        { count: 70 * weather.strength, fall: -0.008, sway: 0.03, radius: 0.0018, alpha: 0.5 },
        seconds,
        light,
      );
  }
}

function drawRain(
  layer: Layer,
  { width, height, seed }: { width: number; height: number; seed: number },
  strength: number,
  seconds: number,
  light: Color,
): void {
  // Three sheets of rain: the nearest falls fastest, longest and fewest.
  for (const [sheet, speed] of [1.5, 2.2, 3.4].entries()) {
    const count = Math.round((190 - sheet * 55) * strength);
    const long = height * (0.035 + sheet * 0.035);
    const wide = (height / 720) * (0.8 + sheet * 0.5);
    const drops = outlineOn(layer);
    for (let drop = 0; drop < count; drop += 1) {
      const y =
        ((hash(seed, sheet, drop, 1) + seconds * speed * (0.9 + 0.2 * hash(seed, sheet, drop, 2))) %
          1.15) *
          height -
        long;
      const x =
        ((hash(seed, sheet, drop, 3) * 1.2 + seconds * speed * 0.05) % 1.2) * width - width * 0.1;
      drops
        .from(x, y)
        .to(x + wide, y)
        .to(x + long * 0.07 + wide, y + long)
        .to(x + long * 0.07, y + long)
        .close();
    }
    const color: Color = [light[0] * 0.6 + 0.4, light[1] * 0.6 + 0.4, light[2] * 0.6 + 0.4];
    fillOutline(layer, solid(color, 0.15 + sheet * 0.05));
  }
}

function drawFlakes(
  layer: Layer,
  { width, height, seed }: { width: number; height: number; seed: number },
  way: { count: number; fall: number; sway: number; radius: number; alpha: number },
  seconds: number,
  color: Color,
): void {
  for (let flake = 0; flake < way.count; flake += 1) {
    const near = 0.35 + 0.65 * hash(seed, flake, 1);
    const fallen = hash(seed, flake, 2) + seconds * way.fall * near;
    const y = (((fallen % 1.1) + 1.1) % 1.1) * height - height * 0.05;
    const x = (hash(seed, flake, 3) + Math.sin(seconds * 0.7 + flake) * way.sway) * width;
    const alpha = way.alpha * near * (0.6 + 0.4 * Math.sin(seconds * 1.3 + flake * 1.7));
    const radius = way.radius * height * near;
    fillEllipse(layer, x, y, radius, radius, solid(color, alpha));
  }
}
