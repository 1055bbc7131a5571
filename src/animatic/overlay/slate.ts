import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Lens, Movement } from '../../film/camera.ts';
import { timecode } from '../../film/time.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { isRightToLeft } from '../../subtitles/direction.ts';
import { fitText } from './fit-text.ts';
import { mono, sans } from './fonts.ts';
import type { Layer } from '../raster/layer.ts';

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

export interface SlateMoment {
  readonly frame: number;
  readonly focalLength: number;
  readonly action?: string;
}

/**
 * What draws the strip under the pictures of a shot: film, scene, shot, size, lens, move, what is
 * being done, and the shot's own timecode. It is opaque, so that it never doubles where pictures are
 * cross-faded. All but the timecode is kept from frame to frame while it says the same.
 */
export function createSlate(staging: Staging): (layer: Layer, moment: SlateMoment) => void {
  let kept: { readonly words: string; readonly rows: Int32Array } | undefined;
  return (layer, moment) => {
    const top = layer.height - slateHeight(layer);
    const part = { top, bottom: layer.height };
    const clock = clockOf(staging, layer, moment.frame);
    const words = [...slateWords(staging, moment.focalLength), moment.action, clock.left].join(
      '\n',
    );
    if (kept?.words === words) layer.pixels.set(kept.rows, top * layer.width);
    else {
      layer.ink(part, (brush) => {
        drawStrip(brush, layer, staging, moment);
      });
      kept = { words, rows: layer.pixels.slice(top * layer.width) };
    }
    layer.ink({ ...part, left: clock.left }, (brush) => {
      drawClock(brush, layer, clock.text);
    });
  };
}

/** The timecode, and where it begins: its letters are all as wide as each other. */
function clockOf(
  { rate }: Staging,
  size: PictureSize,
  frame: number,
): { readonly text: string; readonly left: number } {
  const text = timecode(Math.max(0, frame), rate);
  const { pad, letter } = measuresOf(size);
  return { text, left: size.width - pad - text.length * letter * WIDTH_OF_MONO };
}

/** Of the letters of the fixed-width face, as a share of their height. */
const WIDTH_OF_MONO = 0.6;

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

function measuresOf(size: PictureSize) {
  const height = slateHeight(size);
  return {
    height,
    top: size.height - height,
    middle: size.height - height + height * 0.53,
    pad: height * 0.55,
    letter: height * 0.4,
  };
}

function drawClock(brush: SKRSContext2D, size: PictureSize, clock: string): void {
  const { middle, pad, letter } = measuresOf(size);
  brush.textBaseline = 'middle';
  brush.textAlign = 'right';
  brush.font = mono(letter, 500);
  brush.fillStyle = '#f2efe8';
  brush.fillText(clock, size.width - pad, middle);
}

function drawStrip(
  brush: SKRSContext2D,
  size: PictureSize,
  staging: Staging,
  moment: SlateMoment,
): void {
  const { height, top, middle, pad, letter } = measuresOf(size);
  brush.fillStyle = '#0b0c0f';
  brush.fillRect(0, top, size.width, height);
  brush.textBaseline = 'middle';
  brush.textAlign = 'left';
  let x = pad;
  const room = clockOf(staging, size, moment.frame).left - pad * 2;
  const say = (text: string, color: string, font: string, share = 1): void => {
    const left = (room - x) * share;
    if (left < letter * 2) return;
    brush.font = font;
    brush.direction = isRightToLeft(text) ? 'rtl' : 'ltr';
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
