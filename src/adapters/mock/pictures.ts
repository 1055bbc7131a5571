import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { VideoRequest } from '../../providers/request.ts';

/** Bars of the frame counter: enough for a minute at 60 frames a second, in binary. */
const BARS = 12;

/** What the pictures of one clip are made from. */
export interface MockPictures {
  readonly request: VideoRequest;
  readonly frames: number;
  /** How much darker the last picture is than it should be, 0 to 1. */
  readonly drift: number;
  readonly firstFrame: Uint8Array | undefined;
  readonly lastFrame: Uint8Array | undefined;
}

/**
 * Draws a clip that tells itself from all others: colours from the request, a marker that crosses
 * the picture, the frame's number in binary bars. It starts and ends on the pictures that it is
 * given. The same request gives the same bytes.
 */
export async function drawPictures(
  pictures: MockPictures,
  write: (rgba: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { request, frames } = pictures;
  const { width, height } = request;
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  const first = await decode(pictures.firstFrame);
  const last = await decode(pictures.lastFrame);
  const colors = colorsOf(request);
  for (let frame = 0; frame < frames; frame += 1) {
    signal.throwIfAborted();
    const along = frames === 1 ? 0 : frame / (frames - 1);
    drawOwn(brush, { width, height }, colors, frame, along);
    if (first !== undefined) lay(brush, first, Math.max(0, 1 - along * 2), { width, height });
    if (last !== undefined) lay(brush, last, Math.max(0, along * 2 - 1), { width, height });
    if (pictures.drift > 0) {
      brush.fillStyle = `rgba(0,0,0,${pictures.drift * along})`;
      brush.fillRect(0, 0, width, height);
    }
    await write(canvas.data());
    // Frees the copies of earlier pictures between turns of the loop.
    await nextTurn();
  }
}

/**
 * Draws a still in the same way, with the first reference laid over it by half.
 *
 * @returns a PNG.
 */
export async function drawStill(
  request: Asked,
  size: Size,
  reference: Uint8Array | undefined,
): Promise<Uint8Array> {
  const canvas = createCanvas(size.width, size.height);
  const brush = canvas.getContext('2d');
  drawOwn(brush, size, colorsOf(request), 0, 0);
  const picture = await decode(reference);
  if (picture !== undefined) lay(brush, picture, 0.5, size);
  return canvas.toBuffer('image/png');
}

async function decode(bytes: Uint8Array | undefined) {
  return bytes && (await loadImage(Buffer.from(bytes)));
}

/** What tells a picture from all others. */
type Asked = Pick<VideoRequest, 'prompt' | 'seed' | 'model'>;

/** The colours that a picture runs between, from one corner to the other. */
type Colors = readonly [string, string];

/** Colours from what is asked for; options, which are for faults, don't change them. */
function colorsOf({ prompt, seed, model }: Asked): Colors {
  const digest = createHash('sha256')
    .update(JSON.stringify([model, prompt, seed]))
    .digest();
  const hue = (at: number) => digest.readUInt16BE(at) % 360;
  return [`hsl(${hue(0)} 45% 40%)`, `hsl(${hue(2)} 45% 65%)`];
}

type Size = { readonly width: number; readonly height: number };

function drawOwn(
  brush: SKRSContext2D,
  { width, height }: Size,
  [from, to]: Colors,
  frame: number,
  along: number,
): void {
  const gradient = brush.createLinearGradient(0, 0, width, height);
  gradient.addColorStop(0, from);
  gradient.addColorStop(1, to);
  brush.fillStyle = gradient;
  brush.fillRect(0, 0, width, height);
  brush.fillStyle = '#fff';
  const marker = height / 6;
  brush.fillRect(along * (width - marker), (height - marker) / 2, marker, marker);
  for (let bar = 0; bar < BARS; bar += 1) {
    const isSet = Math.floor(frame / 2 ** (BARS - 1 - bar)) % 2 === 1;
    brush.fillStyle = isSet ? '#fff' : '#000';
    brush.fillRect((width * bar) / BARS, 0, width / BARS, height / 10);
  }
}

function lay(
  brush: SKRSContext2D,
  image: Awaited<ReturnType<typeof loadImage>>,
  alpha: number,
  { width, height }: Size,
): void {
  brush.globalAlpha = alpha;
  brush.drawImage(image, 0, 0, width, height);
  brush.globalAlpha = 1;
}
