import type { CameraPose, Staging } from '../world/stage/staging.ts';
import { createBlur } from './lens/blur-layers.ts';
import { blurAt } from './lens/depth-of-field.ts';
import { drawOwnHands } from './figures/close-hands/own-hands.ts';
import { drawActors } from './figures/draw-figure.ts';
import { ownEyesOf, poseAtHands } from './figures/own-eyes.ts';
import { placeActors } from './figures/place-actors.ts';
import type { PlacedActor } from './figures/place-actors.ts';
import { cameraOf } from './lens/follow.ts';
import { focusDistance } from './lens/focus.ts';
import { prepareGrade } from './color/grade.ts';
import { shakePose } from './lens/hand-held.ts';
import { viewOf } from './lens/lens.ts';
import type { View } from './lens/lens.ts';
import type { Illumination } from './light/illumination.ts';
import { createMist } from './light/mist.ts';
import { lightAt, lightChanges } from './light/shot-light.ts';
import { prepareScene } from './set/prepare-scene.ts';
import type { Layer } from './raster/layer.ts';
import type { Raster } from './raster/raster.ts';
import { drawReferenceCards } from './overlay/reference-cards.ts';
import type { ReferencePicture } from './overlay/reference-cards.ts';
import { drawAllShadows, drawBackdrop, drawStanding, sceneAt } from './scene.ts';
import type { LayShafts, Scene } from './scene.ts';
import { createSlate } from './overlay/slate.ts';
import { gradeOf } from './color/style-grade.ts';
import { drawSubtitles } from './overlay/subtitles.ts';
import { isOnLand } from './set/set.ts';
import { swellPose } from './set/waves.ts';
import { drawWeather, weatherOf } from './set/weather.ts';

export interface FrameMaker {
  /** Draws the picture of a frame of the shot, counted from the shot's start. */
  draw(layer: Layer, frame: number): void;
  /** Draws what is written over a frame: names, references, subtitles, the slate. */
  caption(layer: Layer, frame: number): void;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  /** How far the pictures are opened up; absent as they are drawn. */
  readonly gain?: number;
}

/** What is behind hands that are seen close is out of focus. */
const BEHIND_HANDS = { behind: 0.007, before: 0 };

/** Prepares all that stays the same over a shot. */
export function prepareFrames(
  raster: Raster,
  staging: Staging,
  size: PictureSize,
  references: readonly ReferencePicture[] = [],
  prepared: Scene = sceneOf(staging, size.seed, references),
): FrameMaker {
  const grade = { ...gradeOf(staging.style), gain: size.gain ?? 1 };
  const applyGrade = prepareGrade(raster, grade, size);
  const weather = weatherOf(staging);
  const blurred = createBlur(raster, size);
  const misty = createMist(raster, size);
  const shake = Math.max(staging.camera.shake, grade.shake);
  const secondsAt = (frame: number): number => (frame * staging.rate.den) / staging.rate.num;
  const cameraAt = cameraOf(staging, prepared);
  const eyes = ownEyesOf(staging);
  const ownerOf = (actors: readonly PlacedActor[]): PlacedActor | undefined =>
    actors.find(({ actor }) => actor.character.id === eyes?.character);
  const stoodAt = (frame: number): CameraPose => {
    const pose = cameraAt(frame);
    if (eyes?.kind !== 'insert') return pose;
    const owner = ownerOf(placeActors(staging, sceneAt(prepared, frame), frame));
    return owner === undefined ? pose : poseAtHands(staging, owner, pose);
  };
  const poseOf = (frame: number): CameraPose => {
    const pose = shakePose(stoodAt(frame), shake, secondsAt(frame), size.seed);
    const { waves } = prepared;
    // A camera at sea is on a boat itself.
    return waves === undefined || isOnLand(prepared.set)
      ? pose
      : swellPose(pose, waves, secondsAt(frame));
  };
  const slate = createSlate(staging);
  const viewAt = (frame: number): View => viewOf(poseOf(frame), size.width, size.height);
  const backdrop = isStill(staging, prepared, shake) ? keepBackdrop() : drawBackdrop;
  return {
    draw(layer, frame) {
      const view = viewAt(frame);
      const scene = sceneAt(prepared, frame);
      const light = lightAt(staging, scene, frame);
      const all = placeActors(staging, scene, frame);
      const owner = ownerOf(all);
      const actors = all.filter((actor) => actor !== owner);
      const lit = withActorLight(light, all);
      const seconds = secondsAt(frame);
      const moment = { frame, seconds };
      const focus = focusDistance(staging, view, actors, frame);
      const blur =
        eyes?.kind === 'insert'
          ? BEHIND_HANDS
          : blurAt(staging.shot.lens, poseOf(frame).focalLength, focus);
      const stand = (
        onto: Layer,
        seen: View,
        depths?: readonly [number, number],
        lay?: LayShafts,
      ) => drawStanding(onto, seen, lit, scene, staging, actors, moment, depths, lay);
      if (blur.behind * size.width < 1.2) {
        backdrop(layer, view, lit, scene, seconds);
        drawAllShadows(layer, view, lit, scene, actors);
        stand(layer, view, undefined, (shafts) => {
          misty(layer, view, shafts);
        });
      } else {
        blurred(layer, view, blur.behind, (behind, small) => {
          backdrop(behind, small, lit, scene, seconds);
          drawAllShadows(behind, small, lit, scene, actors);
          stand(behind, small, [focus * 1.3, Infinity]);
          return 'drawn';
        });
        stand(layer, view, [focus * 0.62, focus * 1.3], (shafts) => {
          misty(layer, view, shafts);
        });
        blurred(layer, view, blur.before, (before, small) =>
          stand(before, small, [0, focus * 0.62]),
        );
      }
      if (owner !== undefined && eyes !== undefined) {
        drawOwnHands(layer, view, lit, staging, owner, frame, eyes.kind);
      }
      drawWeather(layer, size, weather, seconds, lit.key.color);
      applyGrade(layer);
    },
    caption(layer, frame) {
      const all = placeActors(staging, sceneAt(prepared, frame), frame);
      const owner = ownerOf(all);
      const actors = all.filter((actor) => actor !== owner);
      drawActors.tags(layer, viewAt(frame), staging, actors, size, frame);
      drawReferenceCards(layer, references, secondsAt(frame));
      drawSubtitles(layer, staging, frame);
      const beat = staging.beats.findLast(({ from, to }) => from <= frame && frame < to);
      const action = beat?.action ?? staging.shot.action;
      slate(layer, {
        frame,
        focalLength: poseOf(frame).focalLength,
        ...(action === undefined ? {} : { action }),
      });
    },
  };
}

/** All of a shot that stays the same from frame to frame, whatever the size of its pictures. */
export function sceneOf(
  staging: Staging,
  seed: number,
  references: readonly ReferencePicture[],
): Scene {
  const plate = references.find(({ role }) => role === 'environment')?.image;
  return prepareScene(staging, seed, plate);
}

/** Whether nothing behind the pieces and the people changes over the shot. */
function isStill(staging: Staging, scene: Scene, shake: number): boolean {
  const { keys } = staging.camera;
  const moves = keys.some(({ pose }) => JSON.stringify(pose) !== JSON.stringify(keys[0]?.pose));
  const glows = [...scene.actors.values()].some(({ character }) => character.form === 'orb');
  const isCalm = scene.waves === undefined;
  return !moves && shake === 0 && !glows && isCalm && !lightChanges(staging);
}

type Backdrop = typeof drawBackdrop;

/** Draws the backdrop once for each size, and lays it down again until something of the place changes. */
function keepBackdrop(): Backdrop {
  const kept = new Map<number, { pixels: Int32Array<ArrayBuffer>; set: Scene['set'] }>();
  return (layer, view, light, scene) => {
    const known = kept.get(view.width);
    if (known?.set === scene.set) {
      layer.pixels.set(known.pixels);
      return;
    }
    drawBackdrop(layer, view, light, scene, 0);
    kept.set(view.width, { pixels: layer.pixels.slice(), set: scene.set });
  };
}

function withActorLight(light: Illumination, actors: readonly PlacedActor[]): Illumination {
  const own = actors.flatMap(({ glow }) => (glow === undefined ? [] : [glow]));
  return own.length === 0 ? light : { ...light, glows: [...light.glows, ...own] };
}
