import { poseAt } from '../world/pose-at.ts';
import type { Staging } from '../world/staging.ts';
import { createBlur } from './blur-layers.ts';
import { blurAt } from './depth-of-field.ts';
import { drawActors, placeActors } from './figures/draw-figure.ts';
import type { PlacedActor } from './figures/draw-figure.ts';
import { focusDistance } from './focus.ts';
import { prepareGrade } from './grade.ts';
import { shakePose } from './hand-held.ts';
import { viewOf } from './lens.ts';
import type { View } from './lens.ts';
import type { Illumination } from './light/illumination.ts';
import { illuminate } from './light/set-light.ts';
import { prepareScene } from './prepare-scene.ts';
import type { Layer } from './raster/layer.ts';
import type { Raster } from './raster/raster.ts';
import { drawReferenceCards } from './reference-cards.ts';
import type { ReferencePicture } from './reference-cards.ts';
import { drawAllShadows, drawBackdrop, drawStanding } from './scene.ts';
import type { Scene } from './scene.ts';
import { drawSlate } from './slate.ts';
import { gradeOf } from './style-grade.ts';
import { drawSubtitles } from './subtitles.ts';
import { lerp, smoothstep } from './vector.ts';
import { drawWeather, weatherOf } from './weather.ts';

export interface FrameMaker {
  /** Draws the picture of a frame of the shot, counted from the shot's start. */
  draw(layer: Layer, frame: number): void;
  /** Draws what is written over a frame: names, references, subtitles, the slate. */
  caption(layer: Layer, frame: number): void;
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
}

/** Prepares all that stays the same over a shot. */
export function prepareFrames(
  raster: Raster,
  staging: Staging,
  size: PictureSize,
  references: readonly ReferencePicture[] = [],
): FrameMaker {
  const plate = references.find(({ role }) => role === 'environment')?.image;
  const scene = prepareScene(staging, size.seed, plate);
  const grade = gradeOf(staging.style);
  const applyGrade = prepareGrade(raster, grade, size);
  const weather = weatherOf(staging);
  const blurred = createBlur(raster, size);
  const shake = Math.max(staging.camera.shake, grade.shake);
  const secondsAt = (frame: number): number => (frame * staging.rate.den) / staging.rate.num;
  const poseOf = (frame: number) => {
    const time = frame / Math.max(1, staging.shotFrames - 1);
    return shakePose(poseAt(staging.camera, time), shake, secondsAt(frame), size.seed);
  };
  const viewAt = (frame: number): View => viewOf(poseOf(frame), size.width, size.height);
  const backdrop = isStill(staging, scene, shake) ? keepBackdrop(scene) : freshBackdrop(scene);
  return {
    draw(layer, frame) {
      const view = viewAt(frame);
      const light = lightAt(staging, scene, frame);
      const actors = placeActors(staging, scene, frame);
      const lit = withActorLight(light, actors);
      const seconds = secondsAt(frame);
      const moment = { frame, seconds };
      const focus = focusDistance(staging, view, actors, frame);
      const blur = blurAt(staging.shot.lens, poseOf(frame).focalLength, focus);
      const stand = (onto: Layer, seen: View, depths?: readonly [number, number]) =>
        drawStanding(onto, seen, lit, scene, staging, actors, moment, depths);
      if (blur.behind * size.width < 1.2) {
        backdrop(layer, view, lit, seconds);
        drawAllShadows(layer, view, lit, scene, actors);
        stand(layer, view);
      } else {
        blurred(layer, view, blur.behind, (behind, small) => {
          backdrop(behind, small, lit, seconds);
          drawAllShadows(behind, small, lit, scene, actors);
          stand(behind, small, [focus * 1.3, Infinity]);
          return 'drawn';
        });
        stand(layer, view, [focus * 0.62, focus * 1.3]);
        blurred(layer, view, blur.before, (before, small) =>
          stand(before, small, [0, focus * 0.62]),
        );
      }
      drawWeather(layer, size, weather, seconds, lit.key.color);
      applyGrade(layer);
    },
    caption(layer, frame) {
      const actors = placeActors(staging, scene, frame);
      drawActors.tags(layer, viewAt(frame), staging, actors, size, frame);
      drawReferenceCards(layer, references, secondsAt(frame));
      drawSubtitles(layer, staging, frame);
      const beat = staging.beats.findLast(({ from, to }) => from <= frame && frame < to);
      const action = beat?.action ?? staging.shot.action;
      drawSlate(layer, staging, {
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

type Backdrop = (layer: Layer, view: View, light: Illumination, seconds: number) => void;

function freshBackdrop(scene: Scene): Backdrop {
  return (layer, view, light, seconds) => {
    drawBackdrop(layer, view, light, scene, seconds);
  };
}

/** Draws the backdrop once for each size, and lays it down again on every further frame. */
function keepBackdrop(scene: Scene): Backdrop {
  const kept = new Map<number, Int32Array<ArrayBuffer>>();
  return (layer, view, light) => {
    const drawn = kept.get(view.width);
    if (drawn !== undefined) {
      layer.pixels.set(drawn);
      return;
    }
    drawBackdrop(layer, view, light, scene, 0);
    kept.set(view.width, layer.pixels.slice());
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
