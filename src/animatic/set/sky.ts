import { brighten, mix, WHITE } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { project } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import type { Daylight } from '../light/daylight.ts';
import { hash } from '../noise.ts';
import { fillBox, fillEllipse, fillOutline, fillSoft, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { disc, linear } from '../raster/gradient.ts';
import { rows, solid } from '../raster/paint.ts';
import { add, clamp, headingVector, radians, scale, smoothstep } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

/** What the sky is like over a shot. */
export interface Sky {
  readonly day: Daylight;
  /** Towards the sun or the moon. */
  readonly sun: Vector;
  /** 0 clear to 1 overcast. */
  readonly clouds: number;
  /** 0 to 1: how much of it is lost in fog. */
  readonly fog: number;
  /** Clouds in washes, as painted on wet paper. */
  readonly painted: boolean;
  /** With nothing in it, as the water above the bottom of the sea. */
  readonly bare: boolean;
  readonly seed: number;
}

/** How far away the dome of the sky is drawn, metres: too far for any parallax. */
const DOME = 4000;

function onDome(view: View, heading: number, elevation: number): Vector {
  const level = scale(headingVector(heading), Math.cos(radians(elevation)) * DOME);
  return add(view.position, add(level, [0, 0, Math.sin(radians(elevation)) * DOME]));
}

/** Draws the sky over the whole picture: gradient, sun or moon, stars and clouds. */
export function drawSky(layer: Layer, view: View, sky: Sky, seconds: number): void {
  const tilt = Math.asin(view.forward[2]);
  // The horizon on the picture; the gradient runs from it to 50 degrees above.
  const horizon = view.height / 2 + Math.tan(Math.min(1.4, Math.max(-1.4, tilt))) * view.focal;
  const top = horizon - view.focal * 1.1;
  const { zenith, horizon: low } = sky.day;
  const lost = Math.max(sky.clouds * 0.35, sky.fog * 0.75);
  const high = mix(zenith, low, lost);
  const middle = mix(mix(zenith, low, 0.42), low, lost);
  const colorAt = (y: number): Color => {
    const down = clamp((y - top) / (horizon - top), 0, 1);
    return down < 0.55 ? mix(high, middle, down / 0.55) : mix(middle, low, (down - 0.55) / 0.45);
  };
  fillBox(layer, 0, 0, view.width, view.height, rows(0, view.height, colorAt));
  if (sky.day.stars > 0) drawStars(layer, view, sky);
  if (sky.bare) return;
  drawSun(layer, view, sky);
  drawClouds(layer, view, sky, seconds);
}

function drawSun(layer: Layer, view: View, sky: Sky): void {
  const at = project(view, add(view.position, scale(sky.sun, DOME)));
  if (at === undefined || sky.clouds > 0.85 || sky.fog > 0.85) return;
  const night = sky.day.stars > 0.5;
  const radius = view.focal * (night ? 0.026 : 0.03);
  const reach = view.focal * (night ? 0.34 : 0.75);
  const { glow } = sky.day;
  fillSoft(
    layer,
    disc(at.x, at.y, reach),
    [
      [0, glow, 0.75 * (1 - sky.clouds * 0.6)],
      [(radius * 0.6) / reach, glow, 0.75 * (1 - sky.clouds * 0.6)],
      [0.25, glow, 0.25 * (1 - sky.clouds * 0.5)],
      [1, glow, 0],
    ],
    'over',
  );
  const face = solid(mix(glow, WHITE, 0.6), 1 - sky.clouds * 0.7);
  fillEllipse(layer, at.x, at.y, radius, radius, face);
}

function drawStars(layer: Layer, view: View, sky: Sky): void {
  const alpha = sky.day.stars * (1 - sky.clouds) * (1 - sky.fog);
  if (alpha < 0.05) return;
  const size = Math.max(0.6, view.height / 900);
  for (let star = 0; star < 260; star += 1) {
    const elevation = 4 + 80 * hash(sky.seed, star, 1) ** 1.4;
    const at = project(view, onDome(view, hash(sky.seed, star, 2) * 360, elevation));
    if (at === undefined || at.x < 0 || at.x > view.width || at.y < 0 || at.y > view.height)
      continue;
    const bright = 0.35 + 0.65 * hash(sky.seed, star, 3);
    const wide = size * (0.7 + bright);
    fillBox(layer, at.x, at.y, wide, wide, solid([0.92, 0.95, 1], bright * alpha));
  }
}

function drawClouds(layer: Layer, view: View, sky: Sky, seconds: number): void {
  const count = Math.round(5 + sky.clouds * 9 + (sky.painted ? 5 : 0));
  const { horizon, glow, zenith } = sky.day;
  const night = sky.day.stars > 0.5;
  const light: Color = night ? brighten(mix(horizon, glow, 0.2), 0.95) : mix(horizon, glow, 0.55);
  const shadow: Color = mix(mix(zenith, horizon, 0.55), [0.4, 0.42, 0.5], night ? 0 : 0.12);
  for (let cloud = 0; cloud < count; cloud += 1) {
    const heading = hash(sky.seed, cloud, 11) * 360 + seconds * 0.12;
    const elevation = 5 + 26 * hash(sky.seed, cloud, 12);
    const at = project(view, onDome(view, heading, elevation));
    if (at === undefined) continue;
    const wide = view.focal * (0.12 + 0.2 * hash(sky.seed, cloud, 13)) * (sky.painted ? 1.3 : 1);
    if (at.x + wide < 0 || at.x - wide > view.width || at.y + wide < 0 || at.y - wide > view.height)
      continue;
    const alpha = (night ? 0.5 : 0.8) * smoothstep(2, 10, elevation) * (1 - sky.fog);
    if (alpha < 0.03) continue;
    drawCloud(
      layer,
      { x: at.x, y: at.y, wide },
      { light, shadow, alpha, round: sky.painted ? 1 : 0.45 },
      sky.seed + cloud,
    );
  }
}

/** Of the half ellipse that a puff of a cloud is. */
const CORNERS = 16;

function drawCloud(
  layer: Layer,
  at: { x: number; y: number; wide: number },
  paints: { light: Color; shadow: Color; alpha: number; round: number },
  seed: number,
): void {
  const tall = at.wide * (0.12 + 0.24 * paints.round);
  const shape = outlineOn(layer);
  const puffs = 7;
  for (let puff = 0; puff < puffs; puff += 1) {
    const along = (puff + 0.5) / puffs - 0.5;
    const dome = Math.cos(along * Math.PI) * (0.7 + 0.5 * hash(seed, puff));
    const radius = Math.max(tall * 0.3, tall * dome);
    const x = at.x + along * at.wide * 1.7;
    for (let corner = 0; corner <= CORNERS; corner += 1) {
      const angle = Math.PI * (1 + corner / CORNERS);
      const [px, py] = [x + Math.cos(angle) * at.wide * 0.26, at.y + Math.sin(angle) * radius];
      if (corner === 0) shape.from(px, py);
      else shape.to(px, py);
    }
    shape.close();
  }
  const paint = linear(
    [0, at.y - tall],
    [0, at.y + tall * 0.12],
    [
      [0, paints.light, paints.alpha],
      [1, paints.shadow, paints.alpha * 0.25],
    ],
  );
  fillOutline(layer, paint);
}
