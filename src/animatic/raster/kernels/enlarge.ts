import { height, pixels, width } from './picture';
import { between, over, WHOLE } from './pixel';

/** How many times larger the picture is than the small one. */
const FACTOR = 4;

/**
 * Lays a small picture, less a margin around it, over the picture that is drawn on, which is four
 * times its size, smoothly between its pixels. `line` is memory for a row of the small picture, 4
 * bytes a pixel, and one pixel more.
 */
export function layEnlarged(
  from: usize,
  smallWidth: i32,
  smallHeight: i32,
  margin: i32,
  line: usize,
): void {
  for (let y = 0; y < height; y += 1) {
    // The middle of the row, as a place between the middles of the small picture's rows.
    const down = (y * WHOLE + WHOLE / 2) / FACTOR - WHOLE / 2 + margin * WHOLE;
    const upper = from + (((down >> 8) * smallWidth) << 2);
    const lower = from + ((min((down >> 8) + 1, smallHeight - 1) * smallWidth) << 2);
    mixRows(upper, lower, smallWidth, down & 0xff, line);
    let small = line + ((margin - 1) << 2);
    let to = pixels + ((y * width) << 2);
    const end = to + (width << 2);
    for (; to + 16 <= end; to += 16) {
      const near = v128.load(small);
      small += 4;
      // Much of what is blurred before the focus is empty, and all that is behind it covers.
      if (!v128.any_true(near)) continue;
      const four = fourOf(near);
      v128.store(to, isOpaque(four) ? four : over(four, v128.load(to)));
    }
    let rest = fourOf(v128.load(small));
    for (; to < end; to += 4) {
      v128.store32_lane(to, over(rest, v128.load32_zero(to)), 0);
      rest = i32x4.shuffle(rest, rest, 1, 2, 3, 0);
    }
  }
}

/**
 * The four pixels that a small one becomes, of the one before it, itself and the one after: their
 * middles are 5/8 and 7/8 of the way from the one before, and 1/8 and 3/8 of the way to the next.
 */
function fourOf(small: v128): v128 {
  const left = i32x4.shuffle(small, small, 0, 0, 1, 1);
  const right = i32x4.shuffle(small, small, 1, 1, 2, 2);
  const half = i16x8.splat(128);
  const low = i16x8.add(
    i16x8.mul(i16x8.extend_low_i8x16_u(left), i16x8(96, 96, 96, 96, 32, 32, 32, 32)),
    i16x8.mul(i16x8.extend_low_i8x16_u(right), i16x8(160, 160, 160, 160, 224, 224, 224, 224)),
  );
  const high = i16x8.add(
    i16x8.mul(i16x8.extend_high_i8x16_u(left), i16x8(224, 224, 224, 224, 160, 160, 160, 160)),
    i16x8.mul(i16x8.extend_high_i8x16_u(right), i16x8(32, 32, 32, 32, 96, 96, 96, 96)),
  );
  return i8x16.narrow_i16x8_u(
    i16x8.shr_u(i16x8.add(low, half), 8),
    i16x8.shr_u(i16x8.add(high, half), 8),
  );
}

@inline
function isOpaque(four: v128): bool {
  return i32x4.all_true(i32x4.gt_u(four, i32x4.splat(0xfeffffff)));
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
