import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, Image, SKRSContext2D } from '@napi-rs/canvas';
import { poseAt } from '../world/pose-at.ts';
import type { Staging } from '../world/staging.ts';
import { composeLayout } from './compose-layout.ts';
import { blurAt } from './depth-of-field.ts';
import { drawActors, placeActors, prepareActor } from './figures/draw-figure.ts';
import type { PlacedActor } from './figures/draw-figure.ts';
import { applyGrade, prepareGrade } from './grade.ts';
import { shakePose } from './hand-held.ts';
import { landKind } from './land.ts';
import type { Land } from './land.ts';
import { scaleView, toCamera, viewOf } from './lens.ts';
import type { View } from './lens.ts';
import type { Illumination } from './light/illumination.ts';
import { daylightOf, hazeAmount, illuminate } from './light/set-light.ts';
import { paletteOf } from './palette.ts';
import { drawReferenceCards } from './reference-cards.ts';
import type { ReferencePicture } from './reference-cards.ts';
import { drawAllShadows, drawBackdrop, drawStanding } from './scene.ts';
import type { Scene } from './scene.ts';
import { buildSet } from './set.ts';
import { drawSlate } from './slate.ts';
import { gradeOf } from './style-grade.ts';
import { drawSubtitles } from './subtitles.ts';
import { lerp, smoothstep } from './vector.ts';
import { drawWeather, weatherOf } from './weather.ts';

export interface FrameMaker {
  /** Draws the picture of a frame of the shot, counted from the shot's start. */
  draw(brush: SKRSContext2D, frame: number): void;
  /** Draws the slate and the subtitles of a frame over the picture. */
  caption(brush: SKRSContext2D, frame: number): void;
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
}

/** Prepares all that stays the same over a shot. */
export function prepareFrames(
  staging: Staging,
  size: PictureSize,
  references: readonly ReferencePicture[] = [],
): FrameMaker {
  const plate = references.find(({ role }) => role === 'environment')?.image;
  const scene = prepareScene(staging, size.seed, plate);
  const grade = gradeOf(staging.style);
  const layers = prepareGrade(grade, size);
  const weather = weatherOf(staging);
  const blurred = createBlurLayers(size);
  const shake = Math.max(staging.camera.shake, grade.shake);
  const secondsAt = (frame: number): number => (frame * staging.rate.den) / staging.rate.num;
  const poseOf = (frame: number) => {
    const time = frame / Math.max(1, staging.shotFrames - 1);
    return shakePose(poseAt(staging.camera, time), shake, secondsAt(frame), size.seed);
  };
  const backdrop = isStill(staging, scene, shake)
    ? keepBackdrop(scene)
    : (layer: SKRSContext2D, view: View, light: Illumination, seconds: number): void => {
        drawBackdrop(layer, view, light, scene, seconds);
      };
  return {
    draw(brush, frame) {
      const pose = poseOf(frame);
      const view = viewOf(pose, size.width, size.height);
      const light = lightAt(staging, scene, frame);
      const actors = placeActors(staging, scene, frame);
      const lit = withActorLight(light, actors);
      const seconds = secondsAt(frame);
      const moment = { frame, seconds };
      const focus = focusDistance(staging, view, actors, frame);
      const blur = blurAt(staging.shot.lens, pose.focalLength, focus);
      if (blur.behind * size.width < 1.2) {
        backdrop(brush, view, lit, seconds);
        drawAllShadows(brush, view, lit, scene, actors);
        drawStanding(brush, view, lit, scene, staging, actors, moment);
      } else {
        blurred.behind(brush, view, blur.behind, (layer, small) => {
          backdrop(layer, small, lit, seconds);
          drawAllShadows(layer, small, lit, scene, actors);
          drawStanding(layer, small, lit, scene, staging, actors, moment, [focus * 1.3, Infinity]);
        });
        drawStanding(brush, view, lit, scene, staging, actors, moment, [focus * 0.62, focus * 1.3]);
        blurred.before(brush, view, blur.before, (layer, small) => {
          drawStanding(layer, small, lit, scene, staging, actors, moment, [0, focus * 0.62]);
        });
      }
      drawWeather(brush, size, weather, seconds, lit.key.color);
      drawActors.tags(brush, view, staging, actors, size, frame);
      applyGrade(brush, size, layers, frame);
    },
    caption(brush, frame) {
      drawReferenceCards(brush, size, references, secondsAt(frame));
      drawSubtitles(brush, size, staging, frame);
      const beat = staging.beats.findLast(({ from, to }) => from <= frame && frame < to);
      const action = beat?.action ?? staging.shot.action;
      drawSlate(brush, size, staging, {
        frame,
        focalLength: poseOf(frame).focalLength,
        ...(action === undefined ? {} : { action }),
      });
    },
  };
}

/** Whether nothing behind the pieces and the people changes over the shot. */
function isStill(staging: Staging, scene: Scene, shake: number): boolean {
  const { keys } = staging.camera;
  const moves = keys.some(({ pose }) => JSON.stringify(pose) !== JSON.stringify(keys[0]?.pose));
  const glows = [...scene.actors.values()].some(({ character }) => character.form === 'orb');
  const dims = staging.before.lighting.intensity !== staging.after.lighting.intensity;
  return !moves && shake === 0 && !glows && !dims;
}

/** Draws the backdrop once for each size, and lays it down again on every further frame. */
function keepBackdrop(
  scene: Scene,
): (brush: SKRSContext2D, view: View, light: Illumination) => void {
  const kept = new Map<number, Canvas>();
  return (brush, view, light) => {
    let canvas = kept.get(view.width);
    if (canvas === undefined) {
      canvas = createCanvas(view.width, view.height);
      drawBackdrop(canvas.getContext('2d'), view, light, scene, 0);
      kept.set(view.width, canvas);
    }
    brush.drawImage(canvas, 0, 0);
  };
}

function prepareScene(staging: Staging, seed: number, plate: Image | undefined): Scene {
  const environment = staging.environment;
  const day = daylightOf(staging);
  const palette = paletteOf(environment, staging.style);
  const heading = poseAt(staging.camera, 0).heading;
  const light = illuminate(staging, heading, 1);
  const planned =
    (environment && staging.after.environments[environment.id]?.layout) ?? environment?.layout;
  const { layout, origin } =
    planned === undefined
      ? composeLayout(plate === undefined ? environment : undefined)
      : { layout: planned, origin: [0, 0] as const };
  const haze = hazeAmount(staging);
  const set = buildSet(layout, origin, environment, {
    palette,
    sky: { zenith: day.zenith, horizon: day.horizon, bright: day.exposure },
    seed,
  });
  const words = [
    environment?.location,
    ...Object.values(environment?.composition ?? {}),
    ...Object.values(environment?.identity ?? {}),
  ].join(' ');
  const state = environment && staging.after.environments[environment.id];
  const weather = `${state?.weather ?? environment?.weather ?? ''}`.toLowerCase();
  const land: Land = {
    kind: landKind(words),
    ground: palette.floor,
    center: [origin[0] + layout.size[0] / 2, origin[1] + layout.size[1] / 2, 0],
    night: day.stars > 0.5,
    seed,
  };
  return {
    set,
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
      painted: gradeOf(staging.style).painted,
      seed,
    },
    land,
    haze,
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

/** The light on a frame: from how the shot finds it to how the shot leaves it. */
function lightAt(staging: Staging, scene: Scene, frame: number): Illumination {
  const along = smoothstep(0.15, 0.55, frame / Math.max(1, staging.shotFrames - 1));
  const { before, after } = staging;
  const intensity = lerp(before.lighting.intensity, after.lighting.intensity, along);
  const light = illuminate(staging, scene.heading, intensity);
  const lamps = scene.set.props.flatMap(({ built }) => built.glows ?? []);
  // A lamp that the lighting names burns as the lighting says; the others as they are.
  const named = light.glows;
  const others = lamps.filter((lamp) =>
    named.every((glow) => Math.hypot(glow.at[0] - lamp.at[0], glow.at[1] - lamp.at[1]) > 0.6),
  );
  return {
    ...light,
    glows: [
      ...named,
      ...others.map((lamp) => ({ ...lamp, intensity: lamp.intensity * intensity })),
    ],
  };
}

function withActorLight(light: Illumination, actors: readonly PlacedActor[]): Illumination {
  const own = actors.flatMap(({ glow }) => (glow === undefined ? [] : [glow]));
  return own.length === 0 ? light : { ...light, glows: [...light.glows, ...own] };
}

/** How far away the picture is sharp: at the first one of the shot; a rack goes on to the last. */
function focusDistance(
  staging: Staging,
  view: View,
  actors: readonly PlacedActor[],
  frame: number,
): number {
  const depths = actors
    .map(({ foot, height }) => toCamera(view, [foot[0], foot[1], foot[2] + height * 0.8])[2])
    .filter((depth) => depth > 0.3);
  const subject = staging.shot.characters
    .map((id) => actors.find(({ actor }) => actor.character.id === id))
    .find((one) => one !== undefined);
  const first =
    subject === undefined
      ? undefined
      : toCamera(view, [
          subject.foot[0],
          subject.foot[1],
          subject.foot[2] + subject.height * 0.8,
        ])[2];
  const near = first !== undefined && first > 0.3 ? first : (depths[0] ?? 3);
  if (staging.shot.lens?.focus !== 'rack' || depths.length < 2) return near;
  const along = smoothstep(0.35, 0.6, frame / Math.max(1, staging.shotFrames - 1));
  return lerp(Math.min(...depths), Math.max(...depths), along);
}

type LayerPainter = (layer: SKRSContext2D, small: View) => void;

/** Layers at a quarter of the size: blur is cheap there, and hides that they are small. */
function createBlurLayers(size: PictureSize): {
  behind(brush: SKRSContext2D, view: View, share: number, paint: LayerPainter): void;
  before(brush: SKRSContext2D, view: View, share: number, paint: LayerPainter): void;
} {
  const scale = 0.25;
  const edge = Math.ceil(size.width * scale * 0.03);
  let canvases: readonly [Canvas, Canvas] | undefined;
  const lay = (brush: SKRSContext2D, view: View, share: number, paint: LayerPainter): void => {
    // A margin all around, so that the blur does not draw the dark beyond the edge into the picture.
    const inner = scaleView(view, scale);
    const small = { ...inner, width: inner.width + 2 * edge, height: inner.height + 2 * edge };
    canvases ??= [createCanvas(small.width, small.height), createCanvas(small.width, small.height)];
    const [sharp, soft] = canvases;
    const layer = sharp.getContext('2d');
    layer.reset();
    paint(layer, small);
    const blurring = soft.getContext('2d');
    blurring.reset();
    blurring.filter = `blur(${Math.max(0.6, share * size.width * scale).toFixed(2)}px)`;
    blurring.drawImage(sharp, 0, 0);
    brush.imageSmoothingQuality = 'low';
    brush.drawImage(soft, edge, edge, inner.width, inner.height, 0, 0, size.width, size.height);
  };
  return { behind: lay, before: lay };
}
