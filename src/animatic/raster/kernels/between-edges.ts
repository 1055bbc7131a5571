import { fillFlat, fillFlatRun, fillRun, isFlat, startRow } from './paint';
import { pixels, width } from './picture';
import { WHOLE } from './pixel';

/** Places on a row are whole numbers of 2³² parts of a pixel: halves of them are not rounded. */
const PIXEL: f64 = 4294967296;
const PART: i64 = 0xffff_ffff;

/** Farther out, in pixels, an edge is left to the way that counts in floating point. */
const FAR: f64 = 1e8;

/**
 * The row before which one of two edges ends that both cross row `above` whole and run against each
 * other; nothing where they don't.
 */
@inline
export function reachOfRows(one: usize, other: usize, above: f64): i32 {
  if (f64.load(one, 8) > above || f64.load(other, 8) > above) return 0;
  if (f64.load(one, 32) + f64.load(other, 32) != 0) return 0;
  return min(f64.load(one, 24) as i32, f64.load(other, 24) as i32);
}

/**
 * Fills rows from `y` up to `end` between two edges that cross them whole, as most rows of most areas
 * are: each edge shares out the pixels that it touches, and between them all are covered. Gives the
 * first row that it did not fill, for the edges touch the same pixel there.
 */
export function layBetween(one: usize, other: usize, y: i32, end: i32): i32 {
  if (y >= end) return y;
  const middle = (y as f64) + 0.5;
  const isCrossed = xOf(one, middle) > xOf(other, middle);
  const leftEdge = isCrossed ? other : one;
  const rightEdge = isCrossed ? one : other;
  if (isFar(leftEdge, y) || isFar(rightEdge, y)) return y;
  const leftStep = partsOf(f64.load(leftEdge, 16));
  const rightStep = partsOf(f64.load(rightEdge, 16));
  let left = partsOf(xOf(leftEdge, y as f64));
  let right = partsOf(xOf(rightEdge, y as f64));
  const side = (width as i64) << 32;
  const flat = isFlat();
  let row = pixels + ((y * width) << 2);
  for (; y < end; y += 1) {
    const leftAbove = onRow(left, side);
    const rightAbove = onRow(right, side);
    left += leftStep;
    right += rightStep;
    const leftBelow = onRow(left, side);
    const rightBelow = onRow(right, side);
    const outer = leftAbove < leftBelow ? leftAbove : leftBelow;
    const from = leftAbove < leftBelow ? leftBelow : leftAbove;
    const to = rightAbove < rightBelow ? rightAbove : rightBelow;
    const ending = rightAbove < rightBelow ? rightBelow : rightAbove;
    const isSeen = (from > 0 || ending > 0) && (outer < side || to < side);
    if (isSeen) {
      const first = ((from >> 32) as i32) + 1;
      const last = (to >> 32) as i32;
      if (first > last) return y;
      startRow(y);
      shareOut(row, y, flat, outer, from, false);
      if (flat) fillFlatRun(row + (first << 2), row + (last << 2));
      else fillRun(y, first, last, WHOLE);
      shareOut(row, y, flat, to, ending, true);
    }
    row += width << 2;
  }
  return end;
}

@inline
function xOf(edge: usize, y: f64): f64 {
  return f64.load(edge) + (y - f64.load(edge, 8)) * f64.load(edge, 16);
}

@inline
function isFar(edge: usize, y: i32): bool {
  return abs(f64.load(edge, 16)) > FAR || abs(xOf(edge, y as f64)) > FAR;
}

@inline
function partsOf(x: f64): i64 {
  return (x * PIXEL) as i64;
}

/** Beyond the sides of the picture an edge runs along them. */
@inline
function onRow(x: i64, side: i64): i64 {
  return x < 0 ? 0 : x > side ? side : x;
}

/**
 * Fills the pixels that an edge touches on a row, which runs evenly from `left` to `right`: each by
 * its part on the right of the edge, or where the area ends there, on its left.
 */
@inline
function shareOut(row: usize, y: i32, flat: bool, left: i64, right: i64, ends: bool): void {
  const first = (left >> 32) as i32;
  const last = (right >> 32) as i32;
  if (first == last) {
    const outside = ((((left + right) >> 1) & PART) + 0x80_0000) >> 24;
    fillOne(row, y, flat, first, ends ? (outside as i32) : WHOLE - (outside as i32));
    return;
  }
  shareOutWide(row, y, flat, (left as f64) / PIXEL, (right as f64) / PIXEL, ends);
}

function shareOutWide(row: usize, y: i32, flat: bool, left: f64, right: f64, ends: bool): void {
  // The area right of the edge, from it to x, is (x - left)² / 2 wide: its differences cover pixels.
  const scale = 1 / (2 * (right - left));
  let before: f64 = 0;
  const last = right as i32;
  for (let pixel = left as i32; pixel <= last; pixel += 1) {
    const next = (pixel + 1) as f64;
    const inside = (next < right ? next : right) - left;
    const area = inside * inside * scale + (next > right ? next - right : 0);
    const covered = area - before;
    fillOne(row, y, flat, pixel, shareOf((ends ? 1 - covered : covered) as f32));
    before = area;
  }
}

@inline
function fillOne(row: usize, y: i32, flat: bool, x: i32, share: i32): void {
  if (share == 0 || x >= width) return;
  if (flat) fillFlat(row + (x << 2), share);
  else fillRun(y, x, x + 1, share);
}

/** Numbers from 2²³ on have no fraction, so adding it rounds, and leaves the share in the bits. */
@inline
export function shareOf(sum: f32): i32 {
  const rounded: f32 = abs(sum) * (WHOLE as f32) + 8388608;
  return min(WHOLE, reinterpret<i32>(rounded) & 0xffff);
}
