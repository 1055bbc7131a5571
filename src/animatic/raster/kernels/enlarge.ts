import { height, pixels, width } from './picture';
import { between, over, WHOLE } from './pixel';

/**
 * Lays a small picture, less a margin around it, over the picture that is drawn on, which is
 * `factor` times its size, smoothly between its pixels; or adds it, where it is light. `line` is
 * memory for a row of the small picture, 4 bytes a pixel.
 */
export function layEnlarged(
  from: usize,
  smallWidth: i32,
  smallHeight: i32,
  margin: i32,
  factor: i32,
  line: usize,
  isLight: bool,
): void {
  const step = WHOLE / factor;
  const lead = (step >> 1) - WHOLE / 2 + margin * WHOLE;
  for (let y = 0; y < height; y += 1) {
    const down = y * step + lead;
    const upper = from + (((down >> 8) * smallWidth) << 2);
    const lower = from + ((min((down >> 8) + 1, smallHeight - 1) * smallWidth) << 2);
    mixRows(upper, lower, smallWidth, down & 0xff, line);
    let to = pixels + ((y * width) << 2);
    for (let x = 0; x < width; x += 1) {
      const place = x * step + lead;
      const left = line + ((place >> 8) << 2);
      const pixel = between(v128.load32_zero(left), v128.load32_zero(left, 4), place & 0xff);
      const under = v128.load32_zero(to);
      v128.store32_lane(to, isLight ? i8x16.add_sat_u(pixel, under) : over(pixel, under), 0);
      to += 4;
    }
  }
}

/** The row between two rows. */
function mixRows(upper: usize, lower: usize, wide: i32, share: i32, line: usize): void {
  const end = (wide << 2) as usize;
  let at: usize = 0;
  for (; at + 16 <= end; at += 16) {
    v128.store(line + at, between(v128.load(upper + at), v128.load(lower + at), share));
  }
  for (; at < end; at += 4) {
    const row = between(v128.load32_zero(upper + at), v128.load32_zero(lower + at), share);
    v128.store32_lane(line + at, row, 0);
  }
}
