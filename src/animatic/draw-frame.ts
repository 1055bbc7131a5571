import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { poseAt } from '../world/pose-at.ts';
import type { Staging } from '../world/staging.ts';
import { createBlur } from './blur-layers.ts';
import { blurAt } from './depth-of-field.ts';
import { drawActors, placeActors } from './figures/draw-figure.ts';
import type { PlacedActor } from './figures/draw-figure.ts';
import { focusDistance } from './focus.ts';
import { applyGrade, prepareGrade } from './grade.ts';
import { shakePose } from './hand-held.ts';
import { scaleView, viewOf } from './lens.ts';
import type { View } from './lens.ts';
import type { Illumination } from './light/illumination.ts';
import { lightAt, lightChanges } from './light/shot-light.ts';
import { prepareScene } from './prepare-scene.ts';
import { drawReferenceCards } from './reference-cards.ts';
import type { ReferencePicture } from './reference-cards.ts';
import { drawAllShadows, drawBackdrop, drawStanding, sceneAt } from './scene.ts';
import type { Scene } from './scene.ts';
import { drawSlate } from './slate.ts';
import { gradeOf } from './style-grade.ts';
import { drawSubtitles } from './subtitles.ts';
import { drawWeather, weatherOf } from './weather.ts';

export interface FrameMaker {
  /** Draws the picture of a frame of the shot, counted from the shot's start. */
  draw(brush: SKRSContext2D, frame: number): void;
  /** Draws the slate and the subtitles of a frame over the picture. */
  caption(brush: SKRSContext2D, frame: number): void;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  /** How far the pictures are opened up; absent as they are drawn. */
  readonly gain?: number;
}

/** Prepares all that stays the same over a shot. */
export function prepareFrames(
  staging: Staging,
  size: PictureSize,
  references: readonly ReferencePicture[] = [],
  prepared: Scene = sceneOf(staging, size.seed, references),
): FrameMaker {
  const grade = { ...gradeOf(staging.style), gain: size.gain ?? 1 };
  const layers = prepareGrade(grade, size);
  const weather = weatherOf(staging);
  const blurred = createBlur(size);
  const shake = Math.max(staging.camera.shake, grade.shake);
  const secondsAt = (frame: number): number => (frame * staging.rate.den) / staging.rate.num;
  const poseOf = (frame: number) => {
    const time = frame / Math.max(1, staging.shotFrames - 1);
    return shakePose(poseAt(staging.camera, time), shake, secondsAt(frame), size.seed);
  };
  const backdrop = isStill(staging, prepared, shake) ? keepBackdrop() : softBackdrop();
  return {
    draw(brush, frame) {
      const pose = poseOf(frame);
      const view = viewOf(pose, size.width, size.height);
      const scene = sceneAt(prepared, frame);
      const light = lightAt(staging, scene, frame);
      const actors = placeActors(staging, scene, frame);
      const lit = withActorLight(light, actors);
      const seconds = secondsAt(frame);
      const moment = { frame, seconds };
      const focus = focusDistance(staging, view, actors, frame);
      const blur = blurAt(staging.shot.lens, pose.focalLength, focus);
      if (blur.behind * size.width < 1.2) {
        backdrop(brush, view, lit, scene, seconds);
        drawAllShadows(brush, view, lit, scene, actors);
        drawStanding(brush, view, lit, scene, staging, actors, moment);
      } else {
        blurred(brush, view, blur.behind, (layer, small) => {
          backdrop(layer, small, lit, scene, seconds);
          drawAllShadows(layer, small, lit, scene, actors);
          drawStanding(layer, small, lit, scene, staging, actors, moment, [focus * 1.3, Infinity]);
        });
        drawStanding(brush, view, lit, scene, staging, actors, moment, [focus * 0.62, focus * 1.3]);
        blurred(brush, view, blur.before, (layer, small) => {
          drawStanding(layer, small, lit, scene, staging, actors, moment, [0, focus * 0.62]);
        });
      }
      drawWeather(brush, size, weather, seconds, lit.key.color);
      drawActors.tags(brush, view, staging, actors, size, frame);
      applyGrade(brush, size, layers);
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
  return !moves && shake === 0 && !glows && !lightChanges(staging);
}

/** The part of its size at which a moving backdrop is drawn. */
const SOFT = 0.5;

/**
 * Draws a backdrop that changes on every frame at half its size: walls, floors, sky and land are
 * large and soft, cost most of a frame at full size, and stand behind what is sharp.
 */
function softBackdrop(): Backdrop {
  const kept = new Map<number, Canvas>();
  return (brush, view, light, scene, seconds) => {
    const small = scaleView(view, SOFT);
    let canvas = kept.get(view.width);
    if (canvas === undefined) {
      canvas = createCanvas(small.width, small.height);
      kept.set(view.width, canvas);
    }
    const layer = canvas.getContext('2d');
    layer.reset();
    drawBackdrop(layer, small, light, scene, seconds);
    brush.imageSmoothingQuality = 'low';
    brush.drawImage(canvas, 0, 0, view.width, view.height);
  };
}

type Backdrop = (
  brush: SKRSContext2D,
  view: View,
  light: Illumination,
  scene: Scene,
  seconds: number,
) => void;

/** Draws the backdrop once for each size, and lays it down again until something of the place changes. */
function keepBackdrop(): Backdrop {
  const kept = new Map<number, { readonly canvas: Canvas; readonly set: Scene['set'] }>();
  return (brush, view, light, scene) => {
    const known = kept.get(view.width);
    if (known?.set !== scene.set) {
      const canvas = known?.canvas ?? createCanvas(view.width, view.height);
      const layer = canvas.getContext('2d');
      layer.reset();
      drawBackdrop(layer, view, light, scene, 0);
      kept.set(view.width, { canvas, set: scene.set });
    }
    brush.drawImage(kept.get(view.width)!.canvas, 0, 0);
  };
}

function withActorLight(light: Illumination, actors: readonly PlacedActor[]): Illumination {
  const own = actors.flatMap(({ glow }) => (glow === undefined ? [] : [glow]));
  return own.length === 0 ? light : { ...light, glows: [...light.glows, ...own] };
}
