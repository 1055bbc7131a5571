/** The picture that is drawn on: where its pixels lie, row by row, four bytes each. */
export let pixels: usize = 0;
export let width: i32 = 0;
export let height: i32 = 0;

export function drawOn(at: usize, wide: i32, high: i32): void {
  pixels = at;
  width = wide;
  height = high;
}

/** Where a pixel lies. */
export function placeOf(x: i32, y: i32): usize {
  return pixels + ((y * width + x) << 2);
}

/** Makes all of it transparent. */
export function clear(): void {
  memory.fill(pixels, 0, (width * height) << 2);
}
