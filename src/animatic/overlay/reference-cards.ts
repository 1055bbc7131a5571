import type { Image, SKRSContext2D } from '@napi-rs/canvas';
import { fitText } from './fit-text.ts';
import { sans } from './fonts.ts';
import type { Layer } from '../raster/layer.ts';
import { smoothstep } from '../solids/vector.ts';

/** A decoded reference, with what it is of. */
export interface ReferencePicture {
  readonly image: Image;
  readonly role: string;
  readonly of: string;
}

/** Seconds for which the cards stay as a shot begins. */
const SHOWN = 2.4;

/** Draws the references that the shot goes by as small cards in the upper right, as it begins. */
export function drawReferenceCards(
  layer: Layer,
  references: readonly ReferencePicture[],
  seconds: number,
): void {
  const alpha = smoothstep(0.15, 0.5, seconds) * (1 - smoothstep(SHOWN - 0.5, SHOWN, seconds));
  if (alpha <= 0 || references.length === 0) return;
  const side = Math.min(layer.width, layer.height) * 0.13;
  const gap = side * 0.14;
  layer.ink({ top: 0, bottom: gap + side * 1.3 }, (brush) => {
    brush.globalAlpha = alpha;
    drawCards(brush, layer.width, references, side, gap);
  });
}

function drawCards(
  brush: SKRSContext2D,
  width: number,
  references: readonly ReferencePicture[],
  side: number,
  gap: number,
): void {
  references.forEach(({ image, of }, index) => {
    const x = width - (side + gap) * (index + 1);
    const y = gap;
    brush.fillStyle = '#f4efe4';
    brush.fillRect(x, y, side, side * 1.2);
    const edge = side * 0.05;
    const inner = side - 2 * edge;
    const scale = Math.max(inner / image.width, inner / image.height);
    const [wide, high] = [inner / scale, inner / scale];
    brush.drawImage(
      image,
      (image.width - wide) / 2,
      (image.height - high) / 2,
      wide,
      high,
      x + edge,
      y + edge,
      inner,
      inner,
    );
    brush.font = sans(side * 0.105, 500);
    brush.textAlign = 'center';
    brush.textBaseline = 'middle';
    brush.fillStyle = '#2a2823';
    brush.fillText(fitText(brush, of, inner), x + side / 2, y + side * 1.09);
  });
}
