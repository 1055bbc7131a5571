import { layGradient, startGradientRow } from './gradient';
import { between, mixed, thin, WHOLE } from './pixel';
import { placeOf } from './picture';

/** What an area is filled with. */
const SOLID = 0;
const LIGHT = 1;
const FADE = 2;
const ROWS = 3;
const GRADIENT = 4;

let kind: i32 = SOLID;
let pixel: i32 = 0;
let share: i32 = WHOLE;
let isJoined: bool = false;

/** One colour, of which a share covers. */
export function paintSolid(color: i32, much: i32): void {
  kind = SOLID;
  pixel = color;
  share = much;
  isJoined = false;
}

/** Light, added to what is there. */
export function paintLight(light: i32): void {
  kind = LIGHT;
  pixel = light;
  share = WHOLE;
  isJoined = false;
}

let fadeTop: f32 = 0;
let fadeColor: v128 = f32x4.splat(0);
let fadeStep: v128 = f32x4.splat(0);

/** A colour, 0 to 255, at a height of the picture, and what is added to it for each row down. */
export function paintFade(
  top: f32,
  red: f32,
  green: f32,
  blue: f32,
  redStep: f32,
  greenStep: f32,
  blueStep: f32,
  much: i32,
): void {
  kind = FADE;
  fadeTop = top;
  fadeColor = f32x4(red, green, blue, 255);
  fadeStep = f32x4(redStep, greenStep, blueStep, 0);
  share = much;
  isJoined = false;
}

let rows: usize = 0;

/** A pixel for each row of the picture, in a table. */
export function paintRows(table: usize, much: i32): void {
  kind = ROWS;
  rows = table;
  share = much;
  isJoined = false;
}

/** The gradient that was set. */
export function paintGradient(): void {
  kind = GRADIENT;
  share = WHOLE;
  isJoined = false;
}

/** Closes the seam between areas that share an edge: together they cover each pixel of it whole. */
export function paintJoined(): void {
  isJoined = true;
}

export function startRow(y: i32): void {
  if (kind == FADE) {
    const down = f32x4.splat((y as f32) + 0.5 - fadeTop);
    const color = f32x4.add(fadeColor, f32x4.mul(fadeStep, down));
    const rounded = i32x4.trunc_sat_f32x4_u(f32x4.add(color, f32x4.splat(0.5)));
    const narrow = i16x8.narrow_i32x4_u(rounded, rounded);
    pixel = i32x4.extract_lane(i8x16.narrow_i16x8_u(narrow, narrow), 0);
  } else if (kind == ROWS) {
    pixel = i32.load(rows + (y << 2));
  } else if (kind == GRADIENT) {
    startGradientRow(y);
  }
}

/** Whether a row has one colour. */
@inline
export function isFlat(): bool {
  return kind != LIGHT && kind != GRADIENT;
}

/** Fills one pixel with the row's colour, of which the area covers a share. */
@inline
export function fillFlat(at: usize, covered: i32): void {
  if (isJoined) covered = covered < WHOLE / 2 ? covered * 2 : WHOLE;
  i32.store(at, mixed(i32.load(at), pixel, (share * covered + 128) >> 8));
}

/** Fills pixels with the row's colour that the area covers whole. */
@inline
export function fillFlatRun(at: usize, end: usize): void {
  const four = i32x4.splat(pixel);
  if (share < WHOLE) {
    for (; at + 16 <= end; at += 16) v128.store(at, between(v128.load(at), four, share));
    for (; at < end; at += 4) i32.store(at, mixed(i32.load(at), pixel, share));
    return;
  }
  if (at + 16 > end) {
    for (; at < end; at += 4) i32.store(at, pixel);
    return;
  }
  for (; at + 16 < end; at += 16) v128.store(at, four);
  // The last four once more, so that none is left over.
  v128.store(end - 16, four);
}

/** Fills pixels `from` up to `to` of row `y`, of which the area covers a share each. */
export function fillRun(y: i32, from: i32, to: i32, covered: i32): void {
  if (isJoined) covered = covered < WHOLE / 2 ? covered * 2 : WHOLE;
  let at = placeOf(from, y);
  const end = placeOf(to, y);
  if (kind == GRADIENT) {
    layGradient(at, end, from, covered);
    return;
  }
  const four = i32x4.splat(pixel);
  if (kind == LIGHT) {
    const light = thin(four, covered);
    for (; at + 16 <= end; at += 16) v128.store(at, i8x16.add_sat_u(v128.load(at), light));
    for (; at < end; at += 4) {
      v128.store32_lane(at, i8x16.add_sat_u(v128.load32_zero(at), light), 0);
    }
    return;
  }
  const much = (share * covered + 128) >> 8;
  if (much >= WHOLE) {
    for (; at + 16 <= end; at += 16) v128.store(at, four);
    for (; at < end; at += 4) i32.store(at, pixel);
    return;
  }
  for (; at + 16 <= end; at += 16) v128.store(at, between(v128.load(at), four, much));
  for (; at < end; at += 4) {
    v128.store32_lane(at, between(v128.load32_zero(at), four, much), 0);
  }
}
