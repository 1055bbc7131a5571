/**
 * Blurs a picture in place with two boxes of 2 · radius + 1 pixels along each axis. What lies
 * beyond an edge is like the edge. `line` is memory for the longest row or column and twice the
 * radius, 4 bytes each.
 */
export function blur(at: usize, wide: i32, high: i32, radius: i32, line: usize): void {
  for (let y = 0; y < high; y += 1) {
    const row = at + ((y * wide) << 2);
    blurLine(row, 4, wide, radius, line);
    blurLine(row, 4, wide, radius, line);
  }
  for (let x = 0; x < wide; x += 1) {
    const column = at + (x << 2);
    blurLine(column, wide << 2, high, radius, line);
    blurLine(column, wide << 2, high, radius, line);
  }
}

function blurLine(start: usize, step: i32, length: i32, radius: i32, line: usize): void {
  for (let pixel = -radius; pixel < length + radius; pixel += 1) {
    const inside = min(max(pixel, 0), length - 1);
    i32.store(line + ((pixel + radius) << 2), i32.load(start + inside * step));
  }
  const box = 2 * radius + 1;
  const scale = f32x4.splat(1 / (box as f32));
  const half = f32x4.splat(0.5);
  let sum = i32x4.splat(0);
  for (let pixel = 0; pixel < 2 * radius; pixel += 1) sum = i32x4.add(sum, wideAt(line, pixel));
  for (let pixel = 0; pixel < length; pixel += 1) {
    sum = i32x4.add(sum, wideAt(line, pixel + 2 * radius));
    const mean = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), scale), half);
    const whole = i32x4.trunc_sat_f32x4_s(mean);
    const narrow = i16x8.narrow_i32x4_u(whole, whole);
    v128.store32_lane(start + pixel * step, i8x16.narrow_i16x8_u(narrow, narrow), 0);
    sum = i32x4.sub(sum, wideAt(line, pixel));
  }
}

/** A pixel's four channels, 32 bits each. */
function wideAt(line: usize, pixel: i32): v128 {
  const bytes = v128.load32_zero(line + (pixel << 2));
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes));
}
