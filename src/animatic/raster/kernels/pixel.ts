/**
 * Pixels are red, green, blue and alpha, 8 bits each, the colours already multiplied by alpha. A
 * vector holds four. Shares are whole numbers from 0 to 256.
 */
export const WHOLE: i32 = 256;

/** Four pixels `share` of the way to four others. */
@inline
export function between(from: v128, to: v128, share: i32): v128 {
  const much = i16x8.splat(share as i16);
  const rest = i16x8.splat((WHOLE - share) as i16);
  const half = i16x8.splat(128);
  const low = i16x8.add(
    i16x8.add(
      i16x8.mul(i16x8.extend_low_i8x16_u(from), rest),
      i16x8.mul(i16x8.extend_low_i8x16_u(to), much),
    ),
    half,
  );
  const high = i16x8.add(
    i16x8.add(
      i16x8.mul(i16x8.extend_high_i8x16_u(from), rest),
      i16x8.mul(i16x8.extend_high_i8x16_u(to), much),
    ),
    half,
  );
  return i8x16.narrow_i16x8_u(i16x8.shr_u(low, 8), i16x8.shr_u(high, 8));
}

/** One pixel `share` of the way to another: two channels at once, 16 bits apart. */
@inline
export function mixed(from: i32, to: i32, share: i32): i32 {
  const rest = WHOLE - share;
  const even = (to & 0xff00ff) * share + (from & 0xff00ff) * rest + 0x800080;
  const odd = ((to >>> 8) & 0xff00ff) * share + ((from >>> 8) & 0xff00ff) * rest + 0x800080;
  return ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00);
}

/** A share of four pixels. */
@inline
export function thin(pixels: v128, share: i32): v128 {
  return between(i32x4.splat(0), pixels, share);
}

/** What is seen when four pixels with alpha lie over four others. */
@inline
export function over(top: v128, under: v128): v128 {
  const alpha = i8x16.shuffle(top, top, 3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15);
  const half = i16x8.splat(128);
  const low = i16x8.mul(i16x8.extend_low_i8x16_u(under), restOf(i16x8.extend_low_i8x16_u(alpha)));
  const high = i16x8.mul(
    i16x8.extend_high_i8x16_u(under),
    restOf(i16x8.extend_high_i8x16_u(alpha)),
  );
  const seen = i8x16.narrow_i16x8_u(
    i16x8.shr_u(i16x8.add(low, half), 8),
    i16x8.shr_u(i16x8.add(high, half), 8),
  );
  return i8x16.add_sat_u(top, seen);
}

/** The share that an alpha from 0 to 255 leaves of what is under it; 255 leaves nothing. */
@inline
function restOf(alpha: v128): v128 {
  return i16x8.sub(i16x8.splat(WHOLE as i16), i16x8.add(alpha, i16x8.shr_u(alpha, 7)));
}
