import { setImmediate as nextTurn } from 'node:timers/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Canvas, Image } from '@napi-rs/canvas';
import type { FrameRate, Frames } from '../film/time.ts';
import type { ReferenceRole } from '../film/vocabulary.ts';
import type { Staging } from '../world/staging.ts';
import { prepareExposedFrames } from './exposure.ts';
import { unactedIn } from './figures/acting/unacted.ts';
import type { Unacted } from './figures/acting/unacted.ts';
import { missingGlyphs, registerFonts } from './fonts.ts';
import { smoothstep } from './vector.ts';

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
   * Draws a frame of the segment and gives its RGBA rows: the canvas's own memory, which the next
   * frame overwrites. The same staging, picture and frame give the same bytes.
   */
  draw(frame: Frames): Buffer;
  readonly report: SegmentReport;
}

export async function prepareSegment(
  staging: Staging,
  picture: SegmentPicture,
): Promise<PreparedSegment> {
  registerFonts();
  const canvas = createCanvas(picture.width, picture.height);
  const brush = canvas.getContext('2d', { alpha: false });
  const [firstFrame, lastFrame] = [await still(picture.firstFrame), await still(picture.lastFrame)];
  const references = await Promise.all(
    picture.references.map(async ({ image, role, of }) => ({
      image: await loadImage(Buffer.from(image)),
      role,
      of,
    })),
  );
  const maker = prepareExposedFrames(staging, picture, references);
  const handOff = Math.min(HAND_OFF, picture.frames);
  return {
    report: {
      missingGlyphs: missingGlyphs(textsOf(staging)),
      unacted: staging.segmentStart > 0 ? [] : unactedIn(staging),
    },
    draw(frame) {
      brush.reset();
      maker.draw(brush, staging.segmentStart + frame);
      const left = picture.frames - 1 - frame;
      blend(canvas, firstFrame, 1 - smoothstep(0, handOff, frame));
      blend(canvas, lastFrame, 1 - smoothstep(0, handOff, left));
      // The first picture is exactly the one that was given; the slate joins it from the next on.
      if (frame > 0 || firstFrame === undefined) maker.caption(brush, staging.segmentStart + frame);
      if (left === 0 && lastFrame !== undefined) blend(canvas, lastFrame, 1);
      return canvas.data();
    },
  };
}

/**
 * Draws a segment of a shot and hands over its frames in order, each as RGBA rows that are good
 * until `write` is fulfilled. Throws the signal's reason when it is aborted.
 */
export async function drawSegment(
  staging: Staging,
  picture: SegmentPicture,
  write: (rgba: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): Promise<SegmentReport> {
  const segment = await prepareSegment(staging, picture);
  for (let frame = 0; frame < picture.frames; frame += 1) {
    signal.throwIfAborted();
    await write(segment.draw(frame));
    // Canvases that a frame left behind are freed between turns of the event loop.
    await nextTurn();
  }
  return segment.report;
}

async function still(bytes: Uint8Array | undefined): Promise<Image | undefined> {
  return bytes === undefined ? undefined : loadImage(Buffer.from(bytes));
}

function blend(canvas: Canvas, image: Image | undefined, alpha: number): void {
  if (image === undefined || alpha <= 0) return;
  const brush = canvas.getContext('2d');
  brush.globalAlpha = alpha;
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  brush.globalAlpha = 1;
}

function textsOf(staging: Staging): string {
  return [
    staging.film,
    staging.scene.title ?? staging.scene.id,
    staging.shot.id,
    staging.shot.action,
    ...staging.beats.map(({ action }) => action),
    ...staging.lines.map(({ text }) => text),
    ...Object.values(staging.cast).map(({ name }) => name),
  ].join(' ');
}
