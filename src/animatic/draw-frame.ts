import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Staging } from '../world/staging.ts';
import { poseAt, shakePose } from './camera-motion.ts';
import { css } from './color.ts';
import { drawFacets } from './facets.ts';
import type { Facet } from './facets.ts';
import { drawFigure, prepareActor } from './figures/draw-figure.ts';
import { stepAt } from './figures/movement.ts';
import { viewOf } from './lens.ts';
import { illuminate } from './light/set-light.ts';
import { paletteOf } from './palette.ts';
import { buildPiece } from './pieces/build-piece.ts';
import { roomFacets } from './room.ts';
import { drawSlate } from './slate.ts';
import { drawSubtitles } from './subtitles.ts';

export interface FrameMaker {
  /** Draws a frame of the shot, counted from the shot's start. */
  draw(brush: SKRSContext2D, frame: number): void;
}

/** Prepares all that stays the same over a shot. */
export function prepareFrames(
  staging: Staging,
  size: { width: number; height: number; seed: number },
): FrameMaker {
  const environment = staging.environment;
  const palette = paletteOf(environment, staging.style);
  const first = poseAt(staging.camera, 0);
  const light = illuminate(staging, first.heading, staging.after.lighting.intensity);
  const layout =
    (environment && staging.after.environments[environment.id]?.layout) ?? environment?.layout;
  const shell = layout && environment?.interior ? roomFacets(layout, palette) : [];
  const pieces: Facet[] = Object.entries(layout?.pieces ?? {}).flatMap(
    ([name, piece], index) => buildPiece(name, piece, palette, size.seed + index).facets,
  );
  const actors = new Map(
    staging.blocking.flatMap(({ character: id }) => {
      const character = staging.cast[id];
      return character === undefined ? [] : [[id, prepareActor(staging, character, size.seed)]];
    }),
  );
  return {
    draw(brush, frame) {
      const time = frame / Math.max(1, staging.shotFrames - 1);
      const seconds = (frame * staging.rate.den) / staging.rate.num;
      const pose = shakePose(poseAt(staging.camera, time), staging.camera.shake, seconds, size.seed);
      const view = viewOf(pose, size.width, size.height);
      brush.fillStyle = css(light.haze.color);
      brush.fillRect(0, 0, size.width, size.height);
      drawFacets(brush, view, light, shell);
      drawFacets(brush, view, light, pieces);
      const shotSeconds = (staging.shotFrames * staging.rate.den) / staging.rate.num;
      staging.blocking
        .map((blocking) => ({ blocking, step: stepAt(blocking, seconds, shotSeconds) }))
        .sort(
          (a, b) =>
            Math.hypot(b.step.at[0] - view.position[0], b.step.at[1] - view.position[1]) -
            Math.hypot(a.step.at[0] - view.position[0], a.step.at[1] - view.position[1]),
        )
        .forEach(({ blocking, step }) => {
          const actor = actors.get(blocking.character);
          if (actor !== undefined) drawFigure(brush, view, light, staging, actor, step, frame);
        });
      drawSubtitles(brush, size, staging, frame);
      const beat = staging.beats.findLast(({ from, to }) => from <= frame && frame < to);
      const action = beat?.action ?? staging.shot.action;
      drawSlate(brush, size, staging, {
        frame,
        focalLength: pose.focalLength,
        ...(action === undefined ? {} : { action }),
      });
    },
  };
}
