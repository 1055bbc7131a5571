import { height, pixels, width } from './picture';
import { between } from './pixel';

/**
 * Darkens the picture towards the pixel of its corners, and then bends its tones. The vignette has a
 * byte for every four pixels of a row, a share of 256: it is so soft that they need no more.
 *
 * A curve of tones is straight between 16 levels, and each level between 0 and 255 is reckoned, not
 * looked up: so sixteen pixels are bent at once. `curves` has for red, then green, then blue where each
 * of the 16 pieces starts, and then by how much each rises, a byte each.
 */
export function bendTones(vignette: usize, corner: i32, curves: usize): void {
  const far = i32x4.splat(corner);
  let at = pixels;
  for (let y = 0; y < height; y += 1) {
    const end = at + (width << 2);
    for (; at + 64 <= end; at += 64) {
      bendSixteen(
        at,
        darkened(v128.load(at), far, load<u8>(vignette)),
        darkened(v128.load(at, 16), far, load<u8>(vignette, 1)),
        darkened(v128.load(at, 32), far, load<u8>(vignette, 2)),
        darkened(v128.load(at, 48), far, load<u8>(vignette, 3)),
        curves,
      );
      vignette += 4;
    }
    for (; at < end; at += 16) {
      bendRest(at, min(at + 16, end), far, load<u8>(vignette), curves);
      vignette += 1;
    }
    at = end;
  }
}

@inline
function darkened(four: v128, far: v128, share: u8): v128 {
  return share > 0 ? between(four, far, share as i32) : four;
}

/** The last pixels of a row, at most four of them darkened alike. */
function bendRest(at: usize, end: usize, far: v128, share: u8, curves: usize): void {
  for (; at < end; at += 4) {
    const one = i32x4.extract_lane(darkened(v128.load32_zero(at), far, share), 0);
    i32.store(
      at,
      levelOf(one & 0xff, curves) |
        (levelOf((one >>> 8) & 0xff, curves + 32) << 8) |
        (levelOf((one >>> 16) & 0xff, curves + 64) << 16) |
        0xff000000,
    );
  }
}

/** What a curve makes of one level. */
@inline
function levelOf(level: i32, curve: usize): i32 {
  const piece = curve + (level >>> 4);
  const start = load<u8>(piece) as i32;
  const rise = load<u8>(piece, 16) as i32;
  return min(255, start + ((rise * (level & 15) + 8) >>> 4));
}

/** Writes four times four pixels, of which each colour is bent by itself. */
@inline
function bendSixteen(at: usize, a: v128, b: v128, c: v128, d: v128, curves: usize): void {
  a = byColor(a);
  b = byColor(b);
  c = byColor(c);
  d = byColor(d);
  const redGreenAB = i32x4.shuffle(a, b, 0, 4, 1, 5);
  const redGreenCD = i32x4.shuffle(c, d, 0, 4, 1, 5);
  const blueAB = i32x4.shuffle(a, b, 2, 6, 3, 7);
  const blueCD = i32x4.shuffle(c, d, 2, 6, 3, 7);
  const red = bent(i64x2.shuffle(redGreenAB, redGreenCD, 0, 2), curves);
  const green = bent(i64x2.shuffle(redGreenAB, redGreenCD, 1, 3), curves + 32);
  const blue = bent(i64x2.shuffle(blueAB, blueCD, 0, 2), curves + 64);
  const opaque = i8x16.splat(-1);
  const redGreenLow = i8x16.shuffle(red, green, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const redGreenHigh = i8x16.shuffle(red, green, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const blueLow = i8x16.shuffle(blue, opaque, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const blueHigh = i8x16.shuffle(blue, opaque, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  v128.store(at, i16x8.shuffle(redGreenLow, blueLow, 0, 8, 1, 9, 2, 10, 3, 11));
  v128.store(at, i16x8.shuffle(redGreenLow, blueLow, 4, 12, 5, 13, 6, 14, 7, 15), 16);
  v128.store(at, i16x8.shuffle(redGreenHigh, blueHigh, 0, 8, 1, 9, 2, 10, 3, 11), 32);
  v128.store(at, i16x8.shuffle(redGreenHigh, blueHigh, 4, 12, 5, 13, 6, 14, 7, 15), 48);
}

/** Four pixels with what they have of red, of green and of blue side by side. */
@inline
function byColor(four: v128): v128 {
  return i8x16.shuffle(four, four, 0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
}

/** What a curve makes of sixteen levels, as `levelOf` does. */
@inline
function bent(levels: v128, curve: usize): v128 {
  const piece = v128.and(i16x8.shr_u(levels, 4), i8x16.splat(15));
  const along = v128.and(levels, i8x16.splat(15));
  const start = i8x16.swizzle(v128.load(curve), piece);
  const rise = i8x16.swizzle(v128.load(curve, 16), piece);
  const half = i16x8.splat(8);
  const low = i16x8.add(i16x8.extmul_low_i8x16_u(rise, along), half);
  const high = i16x8.add(i16x8.extmul_high_i8x16_u(rise, along), half);
  return i8x16.add_sat_u(
    start,
    i8x16.narrow_i16x8_u(i16x8.shr_u(low, 4), i16x8.shr_u(high, 4)),
  );
}

/** Moves each pixel towards the grey of its luma (Rec. ITU-R BT.709), by a share from 0 to 256. */
export function fadeColors(share: i32): void {
  const end = pixels + ((width * height) << 2);
  const rest = 256 - share;
  for (let at = pixels; at < end; at += 4) {
    const pixel = i32.load(at);
    const red = pixel & 0xff;
    const green = (pixel >>> 8) & 0xff;
    const blue = (pixel >>> 16) & 0xff;
    const gray = ((red * 54 + green * 183 + blue * 19) >>> 8) * share + 128;
    i32.store(
      at,
      ((red * rest + gray) >>> 8) |
        (((green * rest + gray) >>> 8) << 8) |
        (((blue * rest + gray) >>> 8) << 16) |
        0xff000000,
    );
  }
}
