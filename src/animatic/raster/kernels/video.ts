import { height, pixels, width } from './picture';

/**
 * Rec. ITU-R BT.709 at 8 bits and studio levels (luma 16 to 235, chroma 16 to 240), as parts of
 * 32768. The parts of each chroma add up to nothing, so that greys stay grey.
 */
const SHIFT = 15;
const LUMA_RED: i16 = 5983;
const LUMA_GREEN: i16 = 20127;
const LUMA_BLUE: i16 = 2032;
const BLUE_RED: i16 = -3298;
const BLUE_GREEN: i16 = -11094;
const BLUE_BLUE: i16 = 14392;
const RED_RED: i16 = 14392;
const RED_GREEN: i16 = -13072;
const RED_BLUE: i16 = -1320;

/**
 * Writes the picture's luma, and behind it both chromas at half its width and height, each the mean
 * of four pixels. Width and height are even.
 */
export function toVideo(at: usize): void {
  const chromaWidth = width >> 1;
  let luma = at;
  let blue = at + ((width * height) as usize);
  let red = blue + ((chromaWidth * (height >> 1)) as usize);
  for (let y = 0; y < height; y += 2) {
    const upper = pixels + ((y * width) << 2);
    const lower = upper + (width << 2);
    layLuma(upper, luma);
    layLuma(lower, luma + width);
    layChroma(upper, lower, blue, red);
    luma += width << 1;
    blue += chromaWidth;
    red += chromaWidth;
  }
}

function layLuma(row: usize, to: usize): void {
  let x = 0;
  for (; x + 8 <= width; x += 8) {
    const near = lumaOf(v128.load(row), v128.load(row, 16));
    v128.store64_lane(to, i8x16.narrow_i16x8_u(near, near), 0);
    row += 32;
    to += 8;
  }
  for (; x < width; x += 1) {
    const one = lumaOf(v128.load32_zero(row), i32x4.splat(0));
    store<u8>(to, i16x8.extract_lane_u(one, 0));
    row += 4;
    to += 1;
  }
}

/** The luma of eight pixels, 16 bits each. */
function lumaOf(first: v128, second: v128): v128 {
  const parts = i16x8(
    LUMA_RED,
    LUMA_GREEN,
    LUMA_BLUE,
    0,
    LUMA_RED,
    LUMA_GREEN,
    LUMA_BLUE,
    0,
  );
  const black = i32x4.splat((16 << SHIFT) + (1 << (SHIFT - 1)));
  return i16x8.narrow_i32x4_s(
    i32x4.shr_s(i32x4.add(weigh(first, parts), black), SHIFT),
    i32x4.shr_s(i32x4.add(weigh(second, parts), black), SHIFT),
  );
}

/** For each of four pixels, the sum of its channels by their parts. */
function weigh(four: v128, parts: v128): v128 {
  return sumPairs(
    i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(four), parts),
    i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(four), parts),
  );
}

/** The sums of neighbours: two of one vector, then two of another. */
function sumPairs(low: v128, high: v128): v128 {
  return i32x4.add(
    i32x4.shuffle(low, high, 0, 2, 4, 6),
    i32x4.shuffle(low, high, 1, 3, 5, 7),
  );
}

function layChroma(upper: usize, lower: usize, blue: usize, red: usize): void {
  let x = 0;
  for (; x + 4 <= width; x += 4) {
    const two = sumSquares(v128.load(upper), v128.load(lower));
    const chroma = chromaOf(two);
    store<u16>(blue, i16x8.extract_lane_u(chroma, 0));
    store<u16>(red, i16x8.extract_lane_u(chroma, 1));
    upper += 16;
    lower += 16;
    blue += 2;
    red += 2;
  }
  if (x < width) {
    const chroma = chromaOf(sumSquares(v128.load64_zero(upper), v128.load64_zero(lower)));
    store<u8>(blue, i8x16.extract_lane_u(chroma, 0));
    store<u8>(red, i8x16.extract_lane_u(chroma, 2));
  }
}

/** The sums of two squares of four pixels each: four channels of the first, four of the second. */
function sumSquares(upper: v128, lower: v128): v128 {
  const left = i16x8.add(i16x8.extend_low_i8x16_u(upper), i16x8.extend_low_i8x16_u(lower));
  const right = i16x8.add(i16x8.extend_high_i8x16_u(upper), i16x8.extend_high_i8x16_u(lower));
  return i16x8.add(i64x2.shuffle(left, right, 0, 2), i64x2.shuffle(left, right, 1, 3));
}

/** The chromas of two squares, as bytes: blue of both, then red of both. */
function chromaOf(squares: v128): v128 {
  const blueParts = i16x8(BLUE_RED, BLUE_GREEN, BLUE_BLUE, 0, BLUE_RED, BLUE_GREEN, BLUE_BLUE, 0);
  const redParts = i16x8(RED_RED, RED_GREEN, RED_BLUE, 0, RED_RED, RED_GREEN, RED_BLUE, 0);
  const sums = sumPairs(
    i32x4.dot_i16x8_s(squares, blueParts),
    i32x4.dot_i16x8_s(squares, redParts),
  );
  // Four pixels each, so there are two bits more to lose.
  const middle = i32x4.splat((128 << (SHIFT + 2)) + (1 << (SHIFT + 1)));
  const levels = i32x4.shr_s(i32x4.add(sums, middle), SHIFT + 2);
  const narrow = i16x8.narrow_i32x4_s(levels, levels);
  return i8x16.narrow_i16x8_u(narrow, narrow);
}
