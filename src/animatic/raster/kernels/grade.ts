import { height, pixels, width } from './picture';

/**
 * Bends the tones of each pixel by tables: for each channel 256 levels for each level of the
 * vignette, which has a byte for each pixel.
 */
export function bendTones(vignette: usize, red: usize, green: usize, blue: usize): void {
  const end = pixels + ((width * height) << 2);
  for (let at = pixels; at < end; at += 4) {
    const pixel = i32.load(at);
    const row = (load<u8>(vignette) as i32) << 8;
    i32.store(
      at,
      i32.load(red + ((row | (pixel & 0xff)) << 2)) |
        i32.load(green + ((row | ((pixel >>> 8) & 0xff)) << 2)) |
        i32.load(blue + ((row | ((pixel >>> 16) & 0xff)) << 2)),
    );
    vignette += 1;
  }
}

/** Moves each pixel towards the grey of its luma (Rec. ITU-R BT.709), by a share from 0 to 256. */
export function fadeColors(share: i32): void {
  const end = pixels + ((width * height) << 2);
  const rest = 256 - share;
  for (let at = pixels; at < end; at += 4) {
    const pixel = i32.load(at);
    const red = pixel & 0xff;
    const green = (pixel >>> 8) & 0xff;
    const blue = (pixel >>> 16) & 0xff;
    const gray = ((red * 54 + green * 183 + blue * 19) >>> 8) * share + 128;
    i32.store(
      at,
      ((red * rest + gray) >>> 8) |
        (((green * rest + gray) >>> 8) << 8) |
        (((blue * rest + gray) >>> 8) << 16) |
        0xff000000,
    );
  }
}
