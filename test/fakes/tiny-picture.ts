import { createCanvas } from '@napi-rs/canvas';

const made = new Map<string, Uint8Array>();

/** A real PNG of a size, of a hue of its own; made once a test file. */
export function tinyPicture(
  { width, height }: { width: number; height: number },
  number = 0,
): Uint8Array {
  const key = JSON.stringify([width, height, number]);
  const known = made.get(key) ?? draw();
  made.set(key, known);
  return known;

  function draw(): Uint8Array {
    const canvas = createCanvas(width, height);
    const brush = canvas.getContext('2d');
    brush.fillStyle = `hsl(${(40 * number) % 360} 60% 50%)`;
    brush.fillRect(0, 0, width, height);
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, width / 4, height / 4);
    return canvas.toBuffer('image/png');
  }
}
