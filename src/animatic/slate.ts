import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Lens, Movement } from '../film/camera.ts';
import { timecode } from '../film/time.ts';
import type { Staging } from '../world/staging.ts';
import { fitText } from './captions.ts';
import { mono, sans } from './fonts.ts';
import type { Layer } from './raster/layer.ts';

/** The height of the strip as a share of the picture's. */
const SLATE_HEIGHT = 0.046;

function lensWords(lens: Lens | undefined, focalLength: number): string {
  return `${Math.round(lens?.mm ?? focalLength)}mm`;
}

function movementWords(movement: Movement | undefined): string {
  if (movement === undefined) return 'static';
  const one = (move: { type: string; direction?: string }): string =>
    [move.type.replaceAll('_', ' '), move.direction].filter((word) => word !== undefined).join(' ');
  return [movement, ...(movement.secondary === undefined ? [] : [movement.secondary])]
    .map(one)
    .join(' + ');
}

/** The strip's height in pixels: by the width where a picture is upright. */
export function slateHeight(size: { readonly width: number; readonly height: number }): number {
  return Math.round(Math.min(size.height, size.width * 0.75) * SLATE_HEIGHT);
}

/** What the strip says about the shot, left to right. */
export function slateWords(staging: Staging, focalLength: number): readonly string[] {
  const { shot } = staging;
  return [
    staging.scene.title ?? staging.scene.id,
    shot.id,
    [shot.size?.toUpperCase(), ...shot.framing.map((framing) => framing.replaceAll('_', ' '))]
      .filter((word) => word !== undefined)
      .join(' '),
    lensWords(shot.lens, focalLength),
    movementWords(shot.movement),
  ].filter((word) => word !== '');
}

/**
 * Draws the strip under the picture: film, scene, shot, size, lens, move, what is being done, and
 * the shot's own timecode. It is opaque, so that it never doubles where pictures are cross-faded.
 */
export function drawSlate(layer: Layer, staging: Staging, moment: SlateMoment): void {
  layer.ink(layer.height - slateHeight(layer), layer.height, (brush) => {
    drawStrip(brush, layer, staging, moment);
  });
}

interface SlateMoment {
  readonly frame: number;
  readonly focalLength: number;
  readonly action?: string;
}

function drawStrip(
  brush: SKRSContext2D,
  size: { readonly width: number; readonly height: number },
  staging: Staging,
  moment: SlateMoment,
): void {
  const height = slateHeight(size);
  const top = size.height - height;
  const middle = top + height * 0.53;
  const pad = height * 0.55;
  brush.fillStyle = '#0b0c0f';
  brush.fillRect(0, top, size.width, height);
  brush.textBaseline = 'middle';
  brush.textAlign = 'left';

  const letter = height * 0.4;
  brush.font = mono(letter, 500);
  const clock = timecode(Math.max(0, moment.frame), staging.rate);
  const clockWidth = brush.measureText(clock).width;
  brush.fillStyle = '#f2efe8';
  brush.fillText(clock, size.width - pad - clockWidth, middle);

  let x = pad;
  const room = size.width - clockWidth - pad * 3;
  const say = (text: string, color: string, font: string, share = 1): void => {
    const left = (room - x) * share;
    if (left < letter * 2) return;
    brush.font = font;
    const fitted = fitText(brush, text, left);
    brush.fillStyle = color;
    brush.fillText(fitted, x, middle);
    x += brush.measureText(fitted).width + letter * 1.3;
  };
  const upright = size.width < size.height;
  if (!upright) say(staging.film.toUpperCase(), '#8d8f96', sans(letter * 0.92, 600), 0.34);
  slateWords(staging, moment.focalLength).forEach((word, index) => {
    say(word, index === 1 ? '#ffc66b' : '#d5d3cc', mono(letter), 0.5);
  });
  if (moment.action !== undefined) say(moment.action, '#8d8f96', sans(letter, 400));
}
