import { fillFlat, fillRun, isFlat, startRow } from './paint';
import { placeOf, width } from './picture';
import { WHOLE } from './pixel';

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
  const above = y as f64;
  let left = one;
  let right = other;
  if (middleOf(one, above) > middleOf(other, above)) {
    left = other;
    right = one;
  }
  const flat = isFlat();
  let leftAbove = onRow(xOf(left, above));
  let rightAbove = onRow(xOf(right, above));
  for (; y < end; y += 1) {
    const below = (y + 1) as f64;
    const leftBelow = onRow(xOf(left, below));
    const rightBelow = onRow(xOf(right, below));
    const from = leftAbove < leftBelow ? leftBelow : leftAbove;
    const to = rightAbove < rightBelow ? rightAbove : rightBelow;
    const first = (from as i32) + 1;
    const last = to as i32;
    if (first > last) return y;
    startRow(y);
    shareOut(y, flat, leftAbove < leftBelow ? leftAbove : leftBelow, from, false);
    if (first < last) fillRun(y, first, last, WHOLE);
    shareOut(y, flat, to, rightAbove < rightBelow ? rightBelow : rightAbove, true);
    leftAbove = leftBelow;
    rightAbove = rightBelow;
  }
  return end;
}

@inline
function xOf(edge: usize, y: f64): f64 {
  return f64.load(edge) + (y - f64.load(edge, 8)) * f64.load(edge, 16);
}

@inline
function middleOf(edge: usize, above: f64): f64 {
  return xOf(edge, above + 0.5);
}

/** Beyond the sides of the picture an edge runs along them. */
@inline
export function onRow(x: f64): f64 {
  const wide = width as f64;
  return x < 0 ? 0 : x > wide ? wide : x;
}

/**
 * Fills the pixels that an edge touches on a row, which runs evenly from `left` to `right`: each by
 * its part on the right of the edge, or where the area ends there, on its left.
 */
@inline
function shareOut(y: i32, flat: bool, left: f64, right: f64, ends: bool): void {
  const first = left as i32;
  const last = right as i32;
  if (first == last) {
    const outside = (left + right) / 2 - (first as f64);
    fillOne(y, flat, first, ends ? outside : 1 - outside);
    return;
  }
  // The area right of the edge, from it to x, is (x - left)² / 2 wide: its differences cover pixels.
  const scale = 1 / (2 * (right - left));
  let before: f64 = 0;
  for (let pixel = first; pixel <= last; pixel += 1) {
    const next = (pixel + 1) as f64;
    const inside = (next < right ? next : right) - left;
    const area = inside * inside * scale + (next > right ? next - right : 0);
    const covered = area - before;
    fillOne(y, flat, pixel, ends ? 1 - covered : covered);
    before = area;
  }
}

@inline
function fillOne(y: i32, flat: bool, x: i32, covered: f64): void {
  const share = shareOf(covered as f32);
  if (share == 0 || x >= width) return;
  if (flat) fillFlat(placeOf(x, y), share);
  else fillRun(y, x, x + 1, share);
}

/** Numbers from 2²³ on have no fraction, so adding it rounds, and leaves the share in the bits. */
@inline
export function shareOf(sum: f32): i32 {
  const rounded: f32 = abs(sum) * (WHOLE as f32) + 8388608;
  return min(WHOLE, reinterpret<i32>(rounded) & 0xffff);
}
