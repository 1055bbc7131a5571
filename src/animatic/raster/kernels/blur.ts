/**
 * Blurs a picture in place with two boxes of 2 · radius + 1 pixels along each axis, a radius of at
 * most 64. What lies beyond an edge is like the edge. `line` is memory for the longest row or column
 * and twice the radius, 16 bytes each.
 */
export function blur(at: usize, wide: i32, high: i32, radius: i32, line: usize): void {
  const row = wide << 2;
  let y = 0;
  for (; y + 4 <= high; y += 4) {
    const rows = at + y * row;
    blurFourRows(rows, row, wide, radius, line);
    blurFourRows(rows, row, wide, radius, line);
  }
  for (; y < high; y += 1) {
    blurLine(at + y * row, 4, wide, radius, line);
    blurLine(at + y * row, 4, wide, radius, line);
  }
  let x = 0;
  for (; x + 4 <= wide; x += 4) {
    const columns = at + (x << 2);
    blurFourColumns(columns, row, high, radius, line);
    blurFourColumns(columns, row, high, radius, line);
  }
  for (; x < wide; x += 1) {
    const column = at + (x << 2);
    blurLine(column, row, high, radius, line);
    blurLine(column, row, high, radius, line);
  }
}

/** A box as parts of 65536: a sum times this is its mean. */
function partOf(radius: i32): i32 {
  return (65536 + radius) / (2 * radius + 1);
}

/** One row or column; its pixels lie `step` bytes apart. */
function blurLine(start: usize, step: i32, length: i32, radius: i32, line: usize): void {
  for (let pixel = -radius; pixel < length + radius; pixel += 1) {
    const inside = min(max(pixel, 0), length - 1);
    v128.store(line + ((pixel + radius) << 4), wideOf(v128.load32_zero(start + inside * step)));
  }
  const part = i32x4.splat(partOf(radius));
  const half = i32x4.splat(32768);
  const reach = radius << 5;
  let sum = i32x4.splat(0);
  for (let pixel = 0; pixel < 2 * radius; pixel += 1) {
    sum = i32x4.add(sum, v128.load(line + (pixel << 4)));
  }
  for (let pixel = 0; pixel < length; pixel += 1) {
    const place = line + (pixel << 4);
    sum = i32x4.add(sum, v128.load(place + reach));
    const mean = i32x4.shr_u(i32x4.add(i32x4.mul(sum, part), half), 16);
    const narrow = i16x8.narrow_i32x4_u(mean, mean);
    v128.store32_lane(start + pixel * step, i8x16.narrow_i16x8_u(narrow, narrow), 0);
    sum = i32x4.sub(sum, v128.load(place));
  }
}

/** A pixel's four channels, 32 bits each. */
@inline
function wideOf(pixel: v128): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(pixel));
}

/** Four columns beside each other; their rows lie `step` bytes apart. */
function blurFourColumns(start: usize, step: i32, length: i32, radius: i32, line: usize): void {
  for (let row = -radius; row < length + radius; row += 1) {
    const inside = min(max(row, 0), length - 1);
    v128.store(line + ((row + radius) << 4), v128.load(start + inside * step));
  }
  startSums(radius, line);
  for (let row = 0; row < length; row += 1) {
    v128.store(start + row * step, nextMeans(line + (row << 4)));
  }
}

/** Four rows below each other, `step` bytes apart. */
function blurFourRows(start: usize, step: i32, length: i32, radius: i32, line: usize): void {
  const second = start + step;
  const third = second + step;
  const fourth = third + step;
  for (let pixel = -radius; pixel < length + radius; pixel += 1) {
    const inside = min(max(pixel, 0), length - 1) << 2;
    const two = v128.load32_lane(second + inside, v128.load32_zero(start + inside), 1);
    const three = v128.load32_lane(third + inside, two, 2);
    v128.store(
      line + ((pixel + radius) << 4),
      v128.load32_lane(fourth + inside, three, 3),
    );
  }
  startSums(radius, line);
  for (let pixel = 0; pixel < length; pixel += 1) {
    const means = nextMeans(line + (pixel << 4));
    const at = pixel << 2;
    v128.store32_lane(start + at, means, 0);
    v128.store32_lane(second + at, means, 1);
    v128.store32_lane(third + at, means, 2);
    v128.store32_lane(fourth + at, means, 3);
  }
}

/** The sums of a box of four pixels side by side, 16 bits each: of 129 they are no more than 32895. */
let low: v128 = i32x4.splat(0);
let high: v128 = i32x4.splat(0);
let part: v128 = i32x4.splat(0);
let reach: usize = 0;

function startSums(radius: i32, line: usize): void {
  low = i32x4.splat(0);
  high = i32x4.splat(0);
  part = i16x8.splat(partOf(radius) as i16);
  reach = radius << 5;
  for (let at: usize = 0; at < reach; at += 16) {
    const four = v128.load(line + at);
    low = i16x8.add(low, i16x8.extend_low_i8x16_u(four));
    high = i16x8.add(high, i16x8.extend_high_i8x16_u(four));
  }
}

/** Moves the box on by one, and gives the means of what it held. */
@inline
function nextMeans(place: usize): v128 {
  const next = v128.load(place + reach);
  const gone = v128.load(place);
  low = i16x8.add(low, i16x8.extend_low_i8x16_u(next));
  high = i16x8.add(high, i16x8.extend_high_i8x16_u(next));
  const means = i8x16.narrow_i16x8_u(meanOf(low, part), meanOf(high, part));
  low = i16x8.sub(low, i16x8.extend_low_i8x16_u(gone));
  high = i16x8.sub(high, i16x8.extend_high_i8x16_u(gone));
  return means;
}

@inline
function meanOf(sums: v128, part: v128): v128 {
  const half = i32x4.splat(32768);
  return i16x8.narrow_i32x4_u(
    i32x4.shr_u(i32x4.add(i32x4.extmul_low_i16x8_u(sums, part), half), 16),
    i32x4.shr_u(i32x4.add(i32x4.extmul_high_i16x8_u(sums, part), half), 16),
  );
}
