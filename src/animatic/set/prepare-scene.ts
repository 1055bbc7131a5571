import type { Image } from '@napi-rs/canvas';
import type { Environment, Layout } from '../../film/environment.ts';
import { poseAt } from '../../world/camera/pose-at.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { parseColor } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { smoothstep } from '../solids/vector.ts';
import { buildChangingSet } from './changing-set.ts';
import { pieceCourses } from '../changes/piece-changes.ts';
import { composeLayout } from './compose-layout.ts';
import { prepareActor } from '../figures/place-actors.ts';
import type { Land } from './land.ts';
import { carriedLights } from '../light/carried-lights.ts';
import { daylightOf, hazeAmount } from '../light/set-light.ts';
import { lightAt } from '../light/shot-light.ts';
import { paletteOf } from '../color/palette.ts';
import { hasWater, isAfloat, isBoat } from '../../world/floor/boat.ts';
import { landKind } from './rings.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { isOnLand } from './set.ts';
import type { BuiltSet } from './set.ts';
import { isOuterSpace, planetIn } from './outer-space.ts';
import { isUnderWater } from './under-water.ts';
import { waveHeight } from './waves.ts';
import type { Waves } from './waves.ts';
import type { Scene } from '../scene.ts';
import { gradeOf } from '../color/style-grade.ts';

const SEA: Color = [0.32, 0.42, 0.48];

/** The colour of the open sea around a place: that of the water in its floor plan, if it has any. */
function seaOf(layout: Layout): Color {
  const water = Object.entries(layout.pieces).find(([name]) => /water|sea|lake/.test(name));
  return parseColor(water?.[1].color) ?? SEA;
}

function isRaining(weather: string): boolean {
  return (
    /rain|storm|drizzle|pour/.test(weather) &&
    !/stopped|over\b|no rain|after the rain/.test(weather)
  );
}

/** Whether a boat lies on water that is not in the floor plan, and so is all around it. */
function isBoatAfloat(layout: Layout, environment: Environment | undefined): boolean {
  return Object.entries(layout.pieces).some(
    ([name, piece]) =>
      isBoat(name, piece) && !hasWater(layout) && isAfloat(piece, layout, environment),
  );
}

/** Builds all of a shot that stays the same from frame to frame. */
export function prepareScene(staging: Staging, seed: number, plate: Image | undefined): Scene {
  const environment = staging.environment;
  const day = daylightOf(staging);
  const palette = paletteOf(environment, staging.style);
  const heading = poseAt(staging.camera, 0).heading;
  const planned =
    (environment && staging.after.environments[environment.id]?.layout) ?? environment?.layout;
  const { layout, origin } =
    planned === undefined
      ? composeLayout(plate === undefined ? environment : undefined)
      : { layout: planned, origin: [0, 0] as const };
  const haze = hazeAmount(staging);
  const words = [
    environment?.location,
    ...Object.values(environment?.composition ?? {}),
    ...Object.values(environment?.identity ?? {}),
  ]
    .join(' ')
    .toLowerCase();
  const planBefore = environment && staging.before.environments[environment.id]?.layout;
  const courses = pieceCourses(
    staging,
    { before: planned === undefined ? layout : (planBefore ?? layout), after: layout },
    carriedLights(staging),
  );
  const setAt = buildChangingSet(
    {
      layout,
      origin,
      environment,
      palette,
      sky: { zenith: day.zenith, horizon: day.horizon, bright: day.exposure },
      interior: environment?.interior ?? false,
      place: words,
      paved:
        planned !== undefined &&
        /flagstone|\bflags\b|paving|paved|cobble|slabs|tiles|plaza|courtyard/.test(words),
      seed,
    },
    courses,
  );
  const state = environment && staging.after.environments[environment.id];
  const weather = `${state?.weather ?? environment?.weather ?? ''}`.toLowerCase();
  const isUnder = environment?.interior === false && isUnderWater(words);
  const around = isUnder ? 'plain' : landKind(words, isBoatAfloat(layout, environment));
  const land: Land = {
    kind: around,
    ground: around === 'sea' ? seaOf(layout) : palette.floor,
    center: [origin[0] + layout.size[0] / 2, origin[1] + layout.size[1] / 2, 0],
    night: day.stars > 0.5,
    seed,
  };
  const set = setAt(0);
  const light = lightAt(staging, { set, heading }, staging.shotFrames);
  const isRough =
    land.kind === 'sea' && environment?.interior !== true ? waveHeight(`${weather} ${words}`) : 0;
  return {
    set,
    setAt,
    palette,
    interior: environment?.interior ?? false,
    sky: {
      day,
      sun: light.key.towards,
      clouds: /overcast|rain|storm|snow|fog|cloud/.test(weather)
        ? 0.9
        : /clear/.test(weather)
          ? 0.1
          : 0.4,
      bare: isUnder,
      fog: smoothstep(0.6, 1, haze),
      painted: gradeOf(staging.style).painted,
      seed,
    },
    land,
    waves: isRough === 0 ? undefined : wavesIn(staging, set, { layout, origin, seed }, isRough),
    haze,
    space: isOuterSpace(environment) ? { planet: planetIn(environment) } : undefined,
    rainOutside: (environment?.interior ?? false) && isRaining(weather),
    heading,
    actors: new Map(
      staging.blocking.flatMap(({ character: id }) => {
        const character = staging.cast[id];
        return character === undefined ? [] : [[id, prepareActor(staging, character, seed)]];
      }),
    ),
    seed,
    plate: planned === undefined ? plate : undefined,
  };
}

/** The waves around a place: quays and piers hold them back, people who stand there all but. */
function wavesIn(
  { cast }: Staging,
  set: BuiltSet,
  {
    layout,
    origin,
    seed,
  }: { readonly layout: Layout; readonly origin: FloorPoint; readonly seed: number },
  height: number,
): Waves {
  const isBuilt = isOnLand(set);
  const onFoot = Object.values(cast).some(({ form }) => form !== 'vehicle');
  const to: FloorPoint = [origin[0] + layout.size[0], origin[1] + layout.size[1]];
  const held =
    isBuilt || onFoot ? { bounds: { from: origin, to }, left: isBuilt ? 0 : 0.25 } : undefined;
  return { height, held, seed };
}
