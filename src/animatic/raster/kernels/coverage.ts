import { fillRun, startRow } from './paint';
import { height, width } from './picture';
import { WHOLE } from './pixel';

/** For each pixel of the row that is worked on: its coverage less that of the pixel before. */
let steps: usize = 0;

/** The ranges of pixels that edges touch on the row, ordered by their first: first, last. */
let spans: usize = 0;

/** Memory for the widest row and three pixels more, 4 bytes each, and for ranges, 8 bytes each. */
export function useRow(stepsAt: usize, spansAt: usize): void {
  steps = stepsAt;
  spans = spansAt;
}

/**
 * Fills the area within edges, each five numbers: x and y of its upper and of its lower end, and 1
 * or −1 for which way it was drawn. An area that is enclosed twice the same way round is covered
 * once.
 *
 * On its way down a row, each edge covers what lies to its right. So its share of a pixel is kept
 * as the difference to the pixel before, and a sum from left to right gives the coverage: pixels
 * that no edge touches are as covered as their neighbour on the left, and are filled in one run.
 */
export function fillArea(edges: usize, count: i32, top: f64, bottom: f64): void {
  const first = max(0, Math.floor(top) as i32);
  const last = min(height, Math.ceil(bottom) as i32);
  const end = edges + (count as usize) * 40;
  const wide = width as f64;
  for (let y = first; y < last; y += 1) {
    const above = y as f64;
    const below = above + 1;
    let touched = 0;
    for (let edge = edges; edge < end; edge += 40) {
      const upper = f64.load(edge, 8);
      const lower = f64.load(edge, 24);
      if (lower <= above || upper >= below) continue;
      const from = max(upper, above);
      const to = min(lower, below);
      const x = f64.load(edge);
      const slope = (f64.load(edge, 16) - x) / (lower - upper);
      // Beyond the sides of the picture an edge runs along them.
      const a = min(max(x + (from - upper) * slope, 0), wide);
      const b = min(max(x + (to - upper) * slope, 0), wide);
      const left = min(a, b);
      const right = max(a, b);
      passEdge(left, right, (to - from) * f64.load(edge, 32));
      touched = insertSpan(touched, left as i32, (right as i32) + 1);
    }
    if (touched > 0) sweepRow(y, touched);
  }
}

function stepAt(pixel: i32): usize {
  return steps + (pixel << 2);
}

function addStep(pixel: i32, amount: f64): void {
  f32.store(stepAt(pixel), f32.load(stepAt(pixel)) + (amount as f32));
}

/** Lets an edge that runs evenly from `left` to `right` cover `amount` of what is right of it. */
function passEdge(left: f64, right: f64, amount: f64): void {
  const first = left as i32;
  const last = right as i32;
  if (first == last) {
    const outside = (left + right) / 2 - (first as f64);
    addStep(first, amount * (1 - outside));
    addStep(first + 1, amount * outside);
    return;
  }
  // The area right of the edge, from it to x, is (x - left)² / 2 wide: its differences cover pixels.
  const scale = amount / (2 * (right - left));
  let before: f64 = 0;
  let covered: f64 = 0;
  for (let pixel = first; pixel <= last; pixel += 1) {
    const next = (pixel + 1) as f64;
    const end = min(next, right) - left;
    const area = end * end * scale + max(0, next - right) * amount;
    addStep(pixel, area - before - covered);
    covered = area - before;
    before = area;
  }
  addStep(last + 1, amount - covered);
}

function insertSpan(count: i32, first: i32, last: i32): i32 {
  let place = spans + ((count as usize) << 3);
  while (place > spans && i32.load(place - 8) > first) {
    i64.store(place, i64.load(place - 8));
    place -= 8;
  }
  i32.store(place, first);
  i32.store(place, last, 4);
  return count + 1;
}

/** Sums the row up and clears it. */
function sweepRow(y: i32, touched: i32): void {
  startRow(y);
  let sum: f32 = 0;
  let x = 0;
  const end = spans + ((touched as usize) << 3);
  for (let span = spans; span < end; span += 8) {
    const first = i32.load(span);
    const last = i32.load(span, 4);
    if (first > x) {
      const share = shareOf(sum);
      if (share > 0) fillRun(y, x, min(first, width), share);
      x = first;
    }
    for (; x <= last; x += 1) {
      sum += f32.load(stepAt(x));
      f32.store(stepAt(x), 0);
      const share = shareOf(sum);
      if (share > 0 && x < width) fillRun(y, x, x + 1, share);
    }
  }
}

function shareOf(sum: f32): i32 {
  return min(WHOLE, (abs(sum) * (WHOLE as f32) + 0.5) as i32);
}
