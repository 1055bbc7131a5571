import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Staging } from '../world/staging.ts';
import { poseAt, shakePose } from './camera-motion.ts';
import { css, parseColor } from './color.ts';
import { drawFacets } from './facets.ts';
import type { Facet } from './facets.ts';
import { billboardAt } from './figures/billboard.ts';
import { drawOrb } from './figures/orb.ts';
import { viewOf } from './lens.ts';
import { illuminate } from './light/set-light.ts';
import { paletteOf } from './palette.ts';
import { buildPiece } from './pieces/build-piece.ts';
import { roomFacets } from './room.ts';
import { drawSlate } from './slate.ts';
import { drawSubtitles } from './subtitles.ts';
import { lerp, smoothstep } from './vector.ts';

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
  return {
    draw(brush, frame) {
      const time = frame / Math.max(1, staging.shotFrames - 1);
      const seconds = (frame * staging.rate.den) / staging.rate.num;
      const pose = shakePose(
        poseAt(staging.camera, time),
        staging.camera.shake,
        seconds,
        size.seed,
      );
      const view = viewOf(pose, size.width, size.height);
      brush.fillStyle = css(light.haze.color);
      brush.fillRect(0, 0, size.width, size.height);
      drawFacets(brush, view, light, shell);
      drawFacets(brush, view, light, pieces);
      for (const actor of staging.blocking) {
        const character = staging.cast[actor.character];
        if (character === undefined) continue;
        const along = smoothstep(0.05, 0.95, time);
        const foot = [
          lerp(actor.from[0], actor.to[0], along),
          lerp(actor.from[1], actor.to[1], along),
          0,
        ] as const;
        const board = billboardAt(view, foot, character.height);
        if (board === undefined) continue;
        const color = parseColor(character.palette[0]) ?? palette.accent;
        if (character.form === 'orb') {
          drawOrb(
            brush,
            {
              x: board.x,
              y: board.y - board.upward * 1.5,
              radius: (board.across * character.height) / 2,
            },
            color,
            Math.sin(seconds * 3),
          );
        } else {
          brush.fillStyle = css(color);
          const width = board.across * character.height * 0.22;
          const height = board.upward * character.height;
          brush.beginPath();
          brush.roundRect(
            board.x - width / 2,
            board.y - height * 0.82,
            width,
            height * 0.82,
            width / 2,
          );
          brush.fill();
          brush.beginPath();
          brush.arc(board.x, board.y - height * 0.91, height * 0.075, 0, Math.PI * 2);
          brush.fill();
        }
      }
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
