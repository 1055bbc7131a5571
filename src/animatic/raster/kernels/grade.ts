import { height, pixels, width } from './picture';
import { between, mixed } from './pixel';

/**
 * Darkens the picture towards the pixel of its corners, and then bends its tones by a table of 256
 * levels for each channel. The vignette has a byte for every four pixels of a row, a share of 256: it
 * is so soft that they need no more.
 */
export function bendTones(vignette: usize, corner: i32, tones: usize): void {
  const far = i32x4.splat(corner);
  let at = pixels;
  for (let y = 0; y < height; y += 1) {
    const end = at + (width << 2);
    for (; at + 16 <= end; at += 16) {
      const share = load<u8>(vignette) as i32;
      let four = v128.load(at);
      if (share > 0) four = between(four, far, share);
      i32.store(at, bent(i32x4.extract_lane(four, 0), tones));
      i32.store(at, bent(i32x4.extract_lane(four, 1), tones), 4);
      i32.store(at, bent(i32x4.extract_lane(four, 2), tones), 8);
      i32.store(at, bent(i32x4.extract_lane(four, 3), tones), 12);
      vignette += 1;
    }
    if (at == end) continue;
    const share = load<u8>(vignette) as i32;
    for (; at < end; at += 4) i32.store(at, bent(mixed(i32.load(at), corner, share), tones));
    vignette += 1;
  }
}

@inline
function bent(pixel: i32, tones: usize): i32 {
  return (
    (load<u8>(tones + (pixel & 0xff)) as i32) |
    ((load<u8>(tones + ((pixel >>> 8) & 0xff), 256) as i32) << 8) |
    ((load<u8>(tones + ((pixel >>> 16) & 0xff), 512) as i32) << 16) |
    0xff000000
  );
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
