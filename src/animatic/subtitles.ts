import type { SKRSContext2D } from '@napi-rs/canvas';
import type { TimedLine } from '../film/timeline.ts';
import type { Staging } from '../world/staging.ts';
import { balanceText } from './captions.ts';
import { sans } from './fonts.ts';
import type { Layer } from './raster/layer.ts';
import { slateHeight } from './slate.ts';

/** The line that is spoken on a frame of the shot; the latest one where several are. */
export function lineAt(lines: readonly TimedLine[], frame: number): TimedLine | undefined {
  return lines.findLast((line) => line.from <= frame && frame < line.to);
}

/** Draws the line spoken on this frame with its speaker's name, above the slate. */
export function drawSubtitles(layer: Layer, staging: Staging, frame: number): void {
  const line = lineAt(staging.lines, frame);
  if (line === undefined) return;
  const bottom = layer.height - slateHeight(layer);
  layer.ink({ top: layer.height / 2, bottom }, (brush) => {
    drawLine(brush, layer, staging, line);
  });
}

function drawLine(
  brush: SKRSContext2D,
  size: { readonly width: number; readonly height: number },
  staging: Staging,
  line: TimedLine,
): void {
  const letter = Math.min(size.height, size.width * 0.75) * 0.036;
  brush.font = sans(letter, 500);
  brush.textAlign = 'center';
  brush.textBaseline = 'alphabetic';
  const rows = balanceText(brush, line.text, size.width * 0.74);
  const bottom = size.height - slateHeight(size) - letter * 1.1;
  const outline = (text: string, y: number, color: string): void => {
    brush.lineJoin = 'round';
    brush.lineWidth = letter * 0.26;
    brush.strokeStyle = 'rgba(8,9,12,0.85)';
    brush.strokeText(text, size.width / 2, y);
    brush.fillStyle = color;
    brush.fillText(text, size.width / 2, y);
  };
  rows.forEach((row, index) => {
    outline(row, bottom - (rows.length - 1 - index) * letter * 1.28, '#fbf8f1');
  });
  const speaker = line.character === undefined ? undefined : staging.cast[line.character]?.name;
  if (speaker === undefined) return;
  brush.font = sans(letter * 0.62, 600);
  outline(speaker.toUpperCase(), bottom - rows.length * letter * 1.28 - letter * 0.02, '#ffc66b');
}
