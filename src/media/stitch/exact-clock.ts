import { open } from 'node:fs/promises';
import type { FrameRate } from '../../film/time.ts';
import { SAMPLE_RATE } from '../../film/time.ts';
import {
  type Box,
  boxesIn,
  boxesInside,
  findMovie,
  handlerOf,
  timescaleOf,
} from '../probe/mp4-index.ts';

/**
 * Sets the clock in which an mp4 counts the lengths of its tracks so that a frame and a sample are
 * whole ticks of it. ffmpeg takes milliseconds, and builds before 5.1 nothing else: then the edit list
 * of a sound that has an encoder's delay cuts off up to a millisecond of it. No box changes its size,
 * so nothing moves in the file (ISO/IEC 14496-12, 8.2.2, 8.3.2, 8.6.6).
 */
export async function setExactClock(path: string, rate = NO_PICTURES): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const movie = await findMovie(file);
    if (movie === undefined) return;
    if (!retime(boxesIn(movie.body), clocksFor(rate))) return;
    await file.write(movie.body, 0, movie.body.length, movie.position);
  } finally {
    await file.close();
  }
}

/** The first is exact, and full after five hours at 29.97; the other is a sample. */
function clocksFor({ num }: FrameRate): readonly number[] {
  return [(num * SAMPLE_RATE) / greatestCommonDivisor(num, SAMPLE_RATE), SAMPLE_RATE];
}

/** Of a file that is sound alone. */
const NO_PICTURES: FrameRate = { num: 1, den: 1 };

interface Track {
  readonly header: Buffer;
  readonly edits: readonly Buffer[];
  /** Of its own clock. */
  readonly timescale: number;
  readonly ticks: number;
}

/** False where the film is too long for every clock: then it is left as it is. */
function retime(movie: readonly Box[], clocks: readonly number[]): boolean {
  const header = movie.find(({ type }) => type === 'mvhd')?.body;
  const tracks = movie.filter(({ type }) => type === 'trak').map(({ body }) => trackOf(body));
  const known = tracks.filter((track) => track !== undefined);
  if (header === undefined || known.length < tracks.length) return false;
  const clock = clocks.find((each) => known.every((track) => lengthIn(each, track) < 2 ** 32));
  if (clock === undefined) return false;
  let longest = 0;
  for (const track of known) {
    const length = lengthIn(clock, track);
    longest = Math.max(longest, length);
    writeDuration(track.header, track.header[0] === 1 ? 28 : 20, length);
    for (const list of track.edits) writeDuration(list, 8, length);
  }
  header.writeUInt32BE(clock, header[0] === 1 ? 20 : 12);
  writeDuration(header, header[0] === 1 ? 24 : 16, longest);
  return true;
}

/** Tracks of more than one edit are none of ours. */
function trackOf(bytes: Buffer): Track | undefined {
  const boxes = boxesIn(bytes);
  const header = boxes.find(({ type }) => type === 'tkhd')?.body;
  const media = boxesInside(boxes, 'mdia').find(({ type }) => type === 'mdhd')?.body;
  const edits = boxesInside(boxes, 'edts').map(({ body }) => body);
  if (header === undefined || media === undefined) return undefined;
  if (edits.some((list) => list.readUInt32BE(4) !== 1)) return undefined;
  // Pictures are only shown later than they are decoded; of a sound, what comes first is not heard.
  const isSound = handlerOf(boxes) === 'soun';
  const skipped = isSound ? edits.reduce((sum, list) => sum + mediaTimeOf(list), 0) : 0;
  const ticks = durationAt(media, media[0] === 1 ? 24 : 16) - skipped;
  return { header, edits, timescale: timescaleOf(media), ticks };
}

function lengthIn(clock: number, { ticks, timescale }: Track): number {
  return Math.ceil((ticks * clock) / timescale);
}

function mediaTimeOf(list: Buffer): number {
  return list[0] === 1 ? Number(list.readBigInt64BE(16)) : list.readInt32BE(12);
}

/** Boxes of version 1 hold times in 64 bits. */
function durationAt(box: Buffer, offset: number): number {
  return box[0] === 1 ? Number(box.readBigUInt64BE(offset)) : box.readUInt32BE(offset);
}

function writeDuration(box: Buffer, offset: number, length: number): void {
  if (box[0] === 1) box.writeBigUInt64BE(BigInt(length), offset);
  else box.writeUInt32BE(length, offset);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
