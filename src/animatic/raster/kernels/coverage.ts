import { layBetween, reachOfRows, shareOf } from './between-edges';
import { fillFlat, fillRun, isFlat, startRow } from './paint';
import { height, placeOf, width } from './picture';

/** For each pixel of the row that is worked on: its coverage less that of the pixel before. */
let steps: usize = 0;

/** The ranges of pixels that edges touch on the row, ordered by their first: first, last. */
let spans: usize = 0;

/** Where the edges lie, the highest first. */
let order: usize = 0;

/** Those of them that reach into the row. */
let live: usize = 0;

/** Memory for the widest row and three pixels more, 4 bytes each. */
export function useRow(stepsAt: usize): void {
  steps = stepsAt;
}

/** Memory for so many edges, 16 bytes each. */
export function useEdges(at: usize, most: i32): void {
  spans = at;
  order = spans + ((most as usize) << 3);
  live = order + ((most as usize) << 2);
}

/**
 * Fills the area within edges, each five numbers: x and y of its upper end, how much x grows with
 * each row, y of its lower end, and 1 or −1 for which way it was drawn. An area that is enclosed
 * twice the same way round is covered once.
 *
 * On its way down a row, each edge covers what lies to its right. So its share of a pixel is kept
 * as the difference to the pixel before, and a sum from left to right gives the coverage: pixels
 * that no edge touches are as covered as their neighbour on the left, and are filled in one run.
 */
export function fillArea(edges: usize, count: i32, top: f64, bottom: f64): void {
  sortEdges(edges, count);
  let next = order;
  const end = order + ((count as usize) << 2);
  let liveEnd = live;
  const first = max(0, Math.floor(top) as i32);
  const last = min(height, Math.ceil(bottom) as i32);
  for (let y = first; y < last; y += 1) {
    const above = y as f64;
    const below = above + 1;
    for (; next < end && f64.load(i32.load(next), 8) < below; next += 4) {
      i32.store(liveEnd, i32.load(next));
      liveEnd += 4;
    }
    if (liveEnd - live == 8) {
      const one: usize = i32.load(live);
      const other: usize = i32.load(live, 4);
      let alone = reachOfRows(one, other, above);
      if (next < end) alone = min(alone, f64.load(i32.load(next), 8) as i32);
      const done = layBetween(one, other, y, min(alone, last));
      if (done > y) {
        y = done - 1;
        continue;
      }
    }
    let touched = 0;
    let kept = live;
    for (let place = live; place < liveEnd; place += 4) {
      const edge: usize = i32.load(place);
      if (f64.load(edge, 24) <= above) continue;
      i32.store(kept, edge as i32);
      kept += 4;
      touched = crossRow(edge, above, touched);
    }
    liveEnd = kept;
    if (touched > 0) sweepRow(y, touched);
  }
}

/** By their upper ends. Outlines run up and down in few pieces, so little is out of order. */
function sortEdges(edges: usize, count: i32): void {
  let end = order;
  for (let index = 0; index < count; index += 1) {
    const edge = edges + (index as usize) * 40;
    const upper = f64.load(edge, 8);
    let place = end;
    for (; place > order && f64.load(i32.load(place - 4), 8) > upper; place -= 4) {
      i32.store(place, i32.load(place - 4));
    }
    i32.store(place, edge as i32);
    end += 4;
  }
}

/** Beyond the sides of the picture an edge runs along them. */
@inline
function onRow(x: f64): f64 {
  const wide = width as f64;
  return x < 0 ? 0 : x > wide ? wide : x;
}

/** Covers what lies right of an edge on a row, and gives how many edges touch the row with it. */
@inline
function crossRow(edge: usize, above: f64, touched: i32): i32 {
  const below = above + 1;
  const upper = f64.load(edge, 8);
  const lower = f64.load(edge, 24);
  // Comparing is several times faster than min() and max(), which mind what is not a number.
  const from = upper > above ? upper : above;
  const to = lower < below ? lower : below;
  const x = f64.load(edge);
  const slope = f64.load(edge, 16);
  const a = onRow(x + (from - upper) * slope);
  const b = onRow(x + (to - upper) * slope);
  const left = a < b ? a : b;
  const right = a < b ? b : a;
  passEdge(left, right, (to - from) * f64.load(edge, 32));
  return insertSpan(touched, left as i32, (right as i32) + 1);
}

@inline
function stepAt(pixel: i32): usize {
  return steps + (pixel << 2);
}

@inline
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
    const end = (next < right ? next : right) - left;
    const area = end * end * scale + (next > right ? (next - right) * amount : 0);
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
  const flat = isFlat();
  const row = placeOf(0, y);
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
      if (share == 0 || x >= width) continue;
      if (flat) fillFlat(row + (x << 2), share);
      else fillRun(y, x, x + 1, share);
    }
  }
}
