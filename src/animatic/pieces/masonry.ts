import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { hash } from '../noise.ts';
import { inlayOf } from '../set/inlay.ts';
import type { Inlay, Span } from '../set/inlay.ts';

/** A course of ashlar, metres. */
const COURSE = 0.62;

/** No wall has more blocks picked out than this. */
const MOST_BLOCKS = 90;

/** Single blocks of a stone wall, a little lighter and darker than the rest, in shares of its face. */
export function masonry(color: Color, wide: number, high: number, seed: number): Inlay[] {
  const rows = Math.max(1, Math.round(high / COURSE));
  const columns = Math.max(1, Math.round(wide / (COURSE * 1.9)));
  const tones = [0.95, 1.05, 0.975].map((tone): [Color, Span[]] => [brighten(color, tone), []]);
  const share = Math.min(0.42, MOST_BLOCKS / (rows * columns));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (hash(seed, row, column) > share) continue;
      // Every other course is set off by half a block.
      const from = (column + (row % 2) * 0.5) / columns;
      const block = tones[Math.floor(hash(seed, row, column, 1) * tones.length)]?.[1];
      block?.push([
        from + 0.004,
        Math.min(1, from + 1 / columns),
        (row + 0.06) / rows,
        (row + 0.98) / rows,
      ]);
    }
  }
  return tones.map(([tone, spans]) => inlayOf(tone, spans));
}
