import type { Image } from '@napi-rs/canvas';
import type { CharacterId } from '../film/ids.ts';
import type { Staging } from '../world/stage/staging.ts';
import { drawBall } from './set/balls.ts';
import type { SetAt } from './set/changing-set.ts';
import { centerOf, drawFacets } from './solids/facets.ts';
import type { Vector } from './solids/vector.ts';
import { blanketOver } from './figures/blanket.ts';
import { drawFigure } from './figures/draw-figure.ts';
import { bodyPoint } from './figures/place-actors.ts';
import type { Actor, PlacedActor } from './figures/place-actors.ts';
import { drawFlame } from './set/flames.ts';
import { drawLand } from './set/land.ts';
import type { Land } from './set/land.ts';
import { toCamera } from './lens/lens.ts';
import type { View } from './lens/lens.ts';
import { backgroundDepth, backgroundLight } from './light/background-light.ts';
import type { Illumination } from './light/illumination.ts';
import { drawHalo, drawPool } from './light/pools.ts';
import { drawPatches } from './light/patches.ts';
import { shaftsOf } from './light/shafts.ts';
import type { Shaft } from './light/shafts.ts';
import { drawShadows } from './light/shadows.ts';
import type { ShadowCaster } from './light/shadows.ts';
import { STANDING } from './figures/pose.ts';
import { drawPaneRain } from './set/pane-rain.ts';
import { drawPlate } from './plate.ts';
import type { SetPalette } from './color/palette.ts';
import type { Layer } from './raster/layer.ts';
import { opaque } from './raster/pixel.ts';
import type { BuiltSet, Prop } from './set/set.ts';
import { drawOuterSpace } from './set/outer-space.ts';
import type { planetIn } from './set/outer-space.ts';
import { inOrder } from './standing-order.ts';
import { drawSky } from './set/sky.ts';
import { drawWaterBefore, drawWaves } from './set/draw-waves.ts';
import type { Sea } from './set/draw-waves.ts';
import { floatingProp } from './set/afloat.ts';
import type { Waves } from './set/waves.ts';
import type { Sky } from './set/sky.ts';

/** All of a shot that stays the same from frame to frame. */
export interface Scene {
  /** The place as it is now, and on any frame. */
  readonly set: BuiltSet;
  readonly setAt: SetAt;
  readonly palette: SetPalette;
  readonly interior: boolean;
  readonly sky: Sky;
  readonly land: Land;
  /** The waves of a rough sea; absent where there is none. */
  readonly waves: Waves | undefined;
  readonly haze: number;
  /** Nothing but stars around, and the world below; absent where there is ground. */
  readonly space: { readonly planet: ReturnType<typeof planetIn> } | undefined;
  /** It rains outside of the room. */
  readonly rainOutside: boolean;
  /** The camera's first heading, from which the light comes as it is set. */
  readonly heading: number;
  readonly actors: ReadonlyMap<CharacterId, Actor>;
  readonly seed: number;
  /** A picture of the place, where it has no floor plan: stands in for its walls or its land. */
  readonly plate: Image | undefined;
}

/** The scene on a frame: the same one where nothing of its place has changed. */
export function sceneAt(scene: Scene, frame: number): Scene {
  const set = scene.setAt(frame);
  return set === scene.set ? scene : { ...scene, set };
}

/** The rough sea of a scene; undefined where it has none. */
function seaOf({ waves, land }: Scene): Sea | undefined {
  return waves && { waves, color: land.ground };
}

/** Draws what everything else stands before: sky and land or the room, the floor, the light on it. */
export function drawBackdrop(
  layer: Layer,
  view: View,
  light: Illumination,
  scene: Scene,
  seconds: number,
): void {
  const { set } = scene;
  if (scene.space !== undefined) {
    drawOuterSpace(layer, view, scene.space.planet, scene.seed);
    return;
  }
  const shell = { ...backgroundLight(light, scene.interior), glows: [] };
  if (scene.plate !== undefined) {
    const { plate } = scene;
    layer.ink({ top: 0, bottom: layer.height }, (brush) => {
      drawPlate(brush, view, plate, scene.heading);
    });
    return;
  }
  if (scene.interior && set.floor !== undefined) {
    layer.pixels.fill(opaque(light.haze.color));
    const surfaces = [...set.walls, set.floor];
    drawFacets(layer, view, shell, surfaces);
    for (const glow of light.glows) {
      for (const surface of surfaces) drawPool(layer, view, glow, surface);
    }
    if (set.bounds !== undefined) {
      drawPatches(layer, view, light, set.openings, set.bounds, scene.sky.day.exposure);
    }
  } else {
    drawSky(layer, view, scene.sky, seconds);
    drawLand(layer, view, shell, scene.land);
    const sea = seaOf(scene);
    if (sea !== undefined) drawWaves(layer, view, shell, sea, seconds);
  }
  if (set.paving !== undefined) drawFacets(layer, view, shell, [set.paving]);
  const near = { ...shell, glows: light.glows };
  for (const flat of set.flats) drawFacets(layer, view, near, flat.built.facets);
  if (!scene.interior) {
    const [x, y] = scene.land.center;
    const ground = {
      points: [
        [x - 80, y - 80, 0],
        [x + 80, y - 80, 0],
        [x + 80, y + 80, 0],
        [x - 80, y + 80, 0],
      ] as const,
      color: scene.land.ground,
    };
    for (const glow of light.glows) drawPool(layer, view, glow, ground);
  }
}

/** Draws the shadows of everything that stands. */
export function drawAllShadows(
  layer: Layer,
  view: View,
  light: Illumination,
  scene: Scene,
  actors: readonly PlacedActor[],
): void {
  if (scene.space !== undefined) return;
  drawShadows(
    layer,
    view,
    light,
    scene.set,
    actors.filter(({ solid }) => solid).flatMap(castersOf),
  );
}

/** What of somebody throws a shadow: who lies throws a low one all along. */
function castersOf(actor: PlacedActor): readonly ShadowCaster[] {
  const { foot, height, posture } = actor;
  const width = height * 0.26;
  if (posture.lie === 0) {
    return [{ foot, height: height * (1 + posture.hips - STANDING.hips), width }];
  }
  return [0.12, 0.32, 0.52, 0.72, 0.92].map((share) => {
    const [x, y] = bodyPoint(actor, share);
    return { foot: [x, y, foot[2]], height: height * 0.1, width };
  });
}

/** Light in the air, drawn between what stands behind it and before it. */
export type LayShafts = (shafts: readonly Shaft[]) => void;

/**
 * Draws everything that stands, from back to front, within a range of depths in metres, and says
 * whether there was anything.
 */
export function drawStanding(
  layer: Layer,
  view: View,
  light: Illumination,
  scene: Scene,
  staging: Staging,
  actors: readonly PlacedActor[],
  moment: { readonly frame: number; readonly seconds: number },
  [near, far]: readonly [number, number] = [-Infinity, Infinity],
  lay?: LayShafts,
): 'drawn' | 'nothing' {
  const behind = backgroundLight(light, scene.interior);
  const edge = backgroundDepth(view, actors);
  let shafts = lay === undefined ? [] : shaftsIn(view, light, scene);
  const sea = seaOf(scene);
  let drawn: 'drawn' | 'nothing' = 'nothing';
  for (const standing of inOrder(view, scene.set, actors)) {
    if (standing.depth < near || standing.depth >= far) continue;
    drawn = 'drawn';
    const next = shafts.findIndex(({ depth }) => depth < standing.depth);
    const farther = next === -1 ? shafts : shafts.slice(0, next);
    if (farther.length > 0) lay?.(farther);
    shafts = shafts.slice(farther.length);
    if (standing.kind === 'prop') {
      const lit = standing.depth > edge ? behind : light;
      const { built, half } = standing.prop;
      const afloat = built.floats === true ? sea : undefined;
      const prop =
        afloat === undefined
          ? standing.prop
          : floatingProp(standing.prop, afloat.waves, moment.seconds);
      drawProp(layer, view, lit, scene, prop, moment.seconds);
      const around = { at: prop.center, reach: Math.max(...half) * 1.2 };
      if (afloat !== undefined) drawWaterBefore(layer, view, lit, afloat, moment.seconds, around);
    } else {
      drawFigure(layer, view, light, staging, standing.actor, moment.frame);
      const { actor, foot, afloat, boat } = standing.actor;
      if (boat !== undefined) {
        drawBoatBefore(layer, view, light, scene, [boat, foot], moment.seconds);
      }
      const around = { at: foot, reach: actor.character.height * 1.7 };
      if (sea !== undefined && afloat !== undefined) {
        drawWaterBefore(layer, view, light, sea, moment.seconds, around);
      }
      drawFacets(layer, view, light, blanketOver(staging, standing.actor, moment.frame));
    }
  }
  if (shafts.length > 0) lay?.(shafts);
  return drawn;
}

/** Draws what of a boat is before who stands in it, and the water before that. */
function drawBoatBefore(
  layer: Layer,
  view: View,
  light: Illumination,
  scene: Scene,
  [boat, foot]: readonly [Prop, Vector],
  seconds: number,
): void {
  const prop = floatingProp(boat, scene.waves, seconds);
  const { sides = [], cabin = [] } = prop.built;
  const middle = centerOf(cabin.flatMap(({ points }) => points));
  const isBehind = toCamera(view, foot)[2] > toCamera(view, middle)[2];
  drawFacets(layer, view, light, cabin.length > 0 && isBehind ? [...sides, ...cabin] : sides);
  const sea = seaOf(scene);
  const around = { at: prop.center, reach: Math.max(...prop.half) * 1.2 };
  if (sea !== undefined) drawWaterBefore(layer, view, light, sea, seconds, around);
}

function shaftsIn(view: View, light: Illumination, { set, sky }: Scene): readonly Shaft[] {
  const { openings, bounds } = set;
  return bounds === undefined ? [] : shaftsOf(view, light, openings, bounds, sky.day.exposure);
}

function drawProp(
  layer: Layer,
  view: View,
  light: Illumination,
  scene: Scene,
  prop: Prop,
  seconds: number,
): void {
  const { built } = prop;
  drawFacets(layer, view, light, built.facets);
  [...(built.balls ?? [])]
    .sort((a, b) => toCamera(view, b.center)[2] - toCamera(view, a.center)[2])
    .forEach((ball) => {
      drawBall(layer, view, light, ball);
    });
  if (scene.rainOutside) {
    for (const opening of built.openings ?? []) {
      drawPaneRain(layer, view, opening, seconds, scene.seed);
    }
  }
  for (const flame of built.flames ?? []) drawFlame(layer, view, flame, seconds, scene.seed);
  for (const glow of built.glows ?? []) drawHalo(layer, view, glow, scene.haze);
}
