import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** What an mp4 or mov says of its first video track (ISO/IEC 14496-12). */
export interface Mp4Index {
  /** Ticks a second of the film's clock, in which edit lists count. */
  readonly movieTimescale: number;
  /** Ticks a second of the track's own clock. */
  readonly timescale: number;
  /** The boxes of the track. */
  readonly video: readonly Box[];
}

export interface Box {
  readonly type: string;
  readonly body: Buffer;
}

/** An index larger than this is not one that we would hold in memory. */
const LARGEST_INDEX = 256 * 1024 * 1024;

/** Reads the index; undefined where a file is of another format, or has no video track. */
export async function readMp4Index(path: string): Promise<Mp4Index | undefined> {
  const file = await open(path);
  try {
    const movie = boxesIn((await findMovie(file))?.body ?? Buffer.alloc(0));
    const tracks = movie.filter(({ type }) => type === 'trak').map(({ body }) => boxesIn(body));
    const video = tracks.find((track) => handlerOf(track) === 'vide');
    const movieHeader = movie.find(({ type }) => type === 'mvhd')?.body;
    const header = boxesInside(video ?? [], 'mdia').find(({ type }) => type === 'mdhd')?.body;
    if (video === undefined || movieHeader === undefined || header === undefined) return undefined;
    return { movieTimescale: timescaleOf(movieHeader), timescale: timescaleOf(header), video };
  } finally {
    await file.close();
  }
}

/** The boxes in every box of a type. */
export function boxesInside(boxes: readonly Box[], type: string): readonly Box[] {
  return boxes.filter((box) => box.type === type).flatMap(({ body }) => boxesIn(body));
}

/** Goes from box to box, whose bodies may be gigabytes, until the index: its bytes, and where they are. */
export async function findMovie(
  file: FileHandle,
): Promise<{ readonly body: Buffer; readonly position: number } | undefined> {
  let position = 0;
  for (;;) {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(16), position });
    if (bytesRead < 8) return undefined;
    const { size, headerSize, type } = boxHeader(buffer.subarray(0, bytesRead));
    if (size < headerSize) return undefined;
    if (type !== 'moov') {
      position += size;
      continue;
    }
    if (size > LARGEST_INDEX) return undefined;
    const body = Buffer.alloc(size - headerSize);
    const read = await file.read({ buffer: body, position: position + headerSize });
    if (read.bytesRead !== body.length) return undefined;
    return { body, position: position + headerSize };
  }
}

/** The boxes one after another; their bodies are views of the same bytes. */
export function boxesIn(bytes: Buffer): readonly Box[] {
  const boxes: Box[] = [];
  let offset = 0;
  while (offset + 8 <= bytes.length) {
    const { size, headerSize, type } = boxHeader(bytes.subarray(offset));
    if (size < headerSize || offset + size > bytes.length) break;
    boxes.push({ type, body: bytes.subarray(offset + headerSize, offset + size) });
    offset += size;
  }
  return boxes;
}

/** A size of 1 says that the real one follows in 64 bits. */
function boxHeader(bytes: Buffer): { size: number; headerSize: number; type: string } {
  const short = bytes.readUInt32BE(0);
  const type = bytes.toString('latin1', 4, 8);
  if (short !== 1 || bytes.length < 16) return { size: short, headerSize: 8, type };
  return { size: Number(bytes.readBigUInt64BE(8)), headerSize: 16, type };
}

/** What kind of track it is: `vide`, `soun`, … */
export function handlerOf(track: readonly Box[]): string | undefined {
  const handler = boxesInside(track, 'mdia').find(({ type }) => type === 'hdlr');
  return handler?.body.toString('latin1', 8, 12);
}

/** Movie and media headers hold it at the same place, after two times of 32 or 64 bits. */
export function timescaleOf(header: Buffer): number {
  return header.readUInt32BE(header[0] === 1 ? 20 : 12);
}
