import { setImmediate as nextTurn } from 'node:timers/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { FrameRate, Frames } from '../film/time.ts';
import type { ReferenceRole } from '../film/vocabulary.ts';
import type { Staging } from '../world/stage/staging.ts';
import { prepareExposedFrames } from './color/exposure.ts';
import { unactedIn } from './figures/acting/unacted.ts';
import type { Unacted } from './figures/acting/unacted.ts';
import { fontsFor, registerFonts, useFonts } from './overlay/fonts.ts';
import { Layer } from './raster/layer.ts';
import { between, WHOLE } from './raster/pixel.ts';
import { Raster } from './raster/raster.ts';
import { pixelsOf } from './raster/sheet.ts';
import { prepareVideo } from './raster/video.ts';
import type { ReferencePicture } from './overlay/reference-cards.ts';
import { smoothstep } from './solids/vector.ts';

/** What is asked of one segment. Images are the bytes of image files. */
export interface SegmentPicture {
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  readonly frames: Frames;
  readonly seed: number;
  /** The pictures start with exactly this one. */
  readonly firstFrame?: Uint8Array;
  /** The pictures end with exactly this one. */
  readonly lastFrame?: Uint8Array;
  readonly references: readonly SegmentReference[];
}

export interface SegmentReference {
  readonly image: Uint8Array;
  readonly role: ReferenceRole;
  readonly of: string;
}

/** What could not be drawn as asked. */
export interface SegmentReport {
  /** Characters of the texts that no font at hand can draw. */
  readonly missingGlyphs: readonly string[];
  /** What of the action nobody acts out; told with the shot's first segment. */
  readonly unacted: readonly Unacted[];
}

/** Frames over which a given first or last frame gives way to the drawn picture. */
const HAND_OFF = 12;

/** A segment of which any frame can be drawn, in any order. */
export interface PreparedSegment {
  /**
   * Draws a frame of the segment and gives its RGBA rows, which the next frame overwrites. The same
   * staging, picture and frame give the same bytes.
   */
  draw(frame: Frames): Uint8Array;
  /** The same as an encoder takes it: its planes of luma and chroma, see `toVideo`. */
  drawVideo(frame: Frames): Uint8Array;
  readonly report: SegmentReport;
}

/** Prepares a segment, in the raster of an earlier one of the same size where there is one. */
export async function prepareSegment(
  staging: Staging,
  picture: SegmentPicture,
  raster: Raster = new Raster(picture),
): Promise<PreparedSegment> {
  registerFonts();
  const fonts = fontsFor(textsOf(staging));
  const layer = new Layer(raster, picture.width, picture.height);
  const firstFrame = await still(picture.firstFrame, picture);
  const lastFrame = await still(picture.lastFrame, picture);
  const references = await loadReferences(picture.references);
  const maker = prepareExposedFrames(raster, staging, picture, references);
  const handOff = Math.min(HAND_OFF, picture.frames);
  const toVideo = prepareVideo(raster, picture);
  const drawFrame = (frame: Frames): void => {
    useFonts(fonts);
    maker.draw(layer, staging.segmentStart + frame);
    const left = picture.frames - 1 - frame;
    blend(layer, firstFrame, 1 - smoothstep(0, handOff, frame));
    blend(layer, lastFrame, 1 - smoothstep(0, handOff, left));
    // The first picture is exactly the one that was given, and so is the last.
    const isGiven = (frame === 0 && firstFrame) || (left === 0 && lastFrame);
    if (!isGiven) maker.caption(layer, staging.segmentStart + frame);
  };
  return {
    report: {
      missingGlyphs: fonts.missing,
      unacted: staging.segmentStart > 0 ? [] : unactedIn(staging),
    },
    draw(frame) {
      drawFrame(frame);
      const { pixels } = layer;
      return new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
    },
    drawVideo(frame) {
      drawFrame(frame);
      return toVideo(layer);
    },
  };
}

/**
 * Draws a segment of a shot and hands over its frames in order, as `toVideo` gives them, each good
 * until `write` is fulfilled. Throws the signal's reason when it is aborted.
 */
export async function drawSegment(
  staging: Staging,
  picture: SegmentPicture,
  write: (planes: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<SegmentReport> {
  const segment = await prepareSegment(staging, picture);
  for (let frame = 0; frame < picture.frames; frame += 1) {
    signal.throwIfAborted();
    await write(segment.drawVideo(frame));
    // Canvases that a frame left behind are freed between turns of the event loop.
    await nextTurn();
  }
  return segment.report;
}

/** Decodes the image files. */
export async function loadReferences(
  references: readonly SegmentReference[],
): Promise<readonly ReferencePicture[]> {
  return await Promise.all(
    references.map(async ({ image, role, of }) => ({
      image: await loadImage(Buffer.from(image)),
      role,
      of,
    })),
  );
}

/** An image file's pixels, at the picture's size. */
async function still(
  bytes: Uint8Array | undefined,
  { width, height }: SegmentPicture,
): Promise<Int32Array | undefined> {
  if (bytes === undefined) return undefined;
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(bytes)), 0, 0, width, height);
  return pixelsOf(canvas).slice();
}

function blend(layer: Layer, image: Int32Array | undefined, amount: number): void {
  if (image === undefined || amount <= 0) return;
  const { pixels } = layer;
  const share = Math.round(amount * WHOLE);
  if (share === WHOLE) pixels.set(image);
  else pixels.forEach((pixel, at) => (pixels[at] = between(pixel, image[at]!, share)));
}

function textsOf(staging: Staging): string {
  return [
    staging.film,
    staging.scene.title ?? staging.scene.id,
    staging.shot.id,
    staging.shot.action,
    ...staging.beats.map(({ action }) => action),
    ...(staging.captions === 'elsewhere' ? [] : staging.lines.map(({ text }) => text)),
    ...Object.values(staging.cast).map(({ name }) => name),
  ].join(' ');
}
