import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Frames } from '../../film/time.ts';
import type { Cue } from '../../subtitles/cue.ts';
import { isRightToLeft } from '../../subtitles/direction.ts';
import { makeCues } from '../../subtitles/make-cues.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { sans } from './fonts.ts';
import type { Layer } from '../raster/layer.ts';
import { slateHeight } from './slate.ts';

/**
 * Function words tell where rows break best; a staging does not say of which language, so that those
 * of another one break as if they had none.
 */
const LANGUAGE = 'en';

const cuesOf = new WeakMap<Staging, readonly Cue[]>();

/** What is to be read over a shot, cut and timed as in the film's subtitles, in frames of the shot. */
export function captionsOf(staging: Staging): readonly Cue[] {
  let cues = cuesOf.get(staging);
  if (cues === undefined) {
    const { lines, cast, rate, shotFrames: frames, shot, captions } = staging;
    const sayings = lines.map(({ character, ...line }, index) => ({
      ...line,
      offScreen: shot.dialogue[index]?.offScreen ?? false,
      ...(character !== undefined && { speaker: cast[character]?.name ?? character }),
    }));
    const request = { rate, frames, language: LANGUAGE, speakers: false };
    cues = captions === 'elsewhere' ? [] : makeCues(sayings, request).cues;
    cuesOf.set(staging, cues);
  }
  return cues;
}

/** Draws what is to be read on this frame with its speakers’ names, above the slate. */
export function drawSubtitles(layer: Layer, staging: Staging, frame: Frames): void {
  const cue = captionsOf(staging).find(({ from, to }) => from <= frame && frame < to);
  if (cue === undefined) return;
  const bottom = layer.height - slateHeight(layer);
  const rows = cue.lines.length + 1;
  layer.ink({ top: bottom - (rows * ROW + BELOW + 1) * letterOf(layer), bottom }, (brush) => {
    drawCue(brush, layer, cue);
  });
}

/** Of the width of the picture, what rows may take. */
const WIDEST = 0.94;

/** From one row to the next, and below the last one, in heights of a letter. */
const ROW = 1.28;
const BELOW = 1.1;

function drawCue(
  brush: SKRSContext2D,
  size: { readonly width: number; readonly height: number },
  { lines }: Cue,
): void {
  brush.textAlign = 'center';
  brush.textBaseline = 'alphabetic';
  const letter = letterFor(
    brush,
    size,
    lines.map(({ text }) => text),
  );
  brush.font = sans(letter, 500);
  const bottom = size.height - slateHeight(size) - letter * BELOW;
  const outline = (text: string, y: number, color: string, rightToLeft: boolean): void => {
    brush.direction = rightToLeft ? 'rtl' : 'ltr';
    brush.lineJoin = 'round';
    brush.lineWidth = letter * 0.26;
    brush.strokeStyle = 'rgba(8,9,12,0.85)';
    brush.strokeText(text, size.width / 2, y);
    brush.fillStyle = color;
    brush.fillText(text, size.width / 2, y);
  };
  lines.forEach(({ text, rightToLeft = false }, index) => {
    const y = bottom - (lines.length - 1 - index) * letter * ROW;
    outline(text, y, '#fbf8f1', rightToLeft);
  });
  const speakers = [...new Set(lines.flatMap(({ speaker }) => speaker ?? []))];
  if (speakers.length === 0) return;
  brush.font = sans(letter * 0.62, 600);
  const names = speakers.join(' · ').toUpperCase();
  const y = bottom - lines.length * letter * ROW - letter * 0.02;
  outline(names, y, '#ffc66b', isRightToLeft(names));
}

/** A letter is as large as the picture allows. */
function letterOf(size: { readonly width: number; readonly height: number }): number {
  return Math.min(size.height, size.width * 0.75) * 0.036;
}

/** It is smaller where a row of wide letters would pass the picture's edges. */
function letterFor(
  brush: SKRSContext2D,
  size: { readonly width: number; readonly height: number },
  rows: readonly string[],
): number {
  const letter = letterOf(size);
  brush.font = sans(letter, 500);
  const widest = Math.max(...rows.map((row) => brush.measureText(row).width));
  return letter * Math.min(1, (size.width * WIDEST) / widest);
}
