import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** What an edit list shows of a track (ISO/IEC 14496-12, 8.6.6): stretches of it, one after another. */
export interface EditList {
  /** Ticks of the track's own clock a second. */
  readonly timescale: number;
  readonly edits: readonly Edit[];
}

/** In ticks of the track's clock. */
export interface Edit {
  /** Where the stretch begins in the track; null for a pause with no picture. */
  readonly mediaTime: number | null;
  /** Infinite where it goes on to the end of the track. */
  readonly duration: number;
}

/** An index larger than this is not one that we would hold in memory. */
const LARGEST_INDEX = 256 * 1024 * 1024;

/** The edit list of the first video track of an mp4 or mov; undefined where there is none. */
export async function readEditList(path: string): Promise<EditList | undefined> {
  const file = await open(path);
  try {
    const index = await readIndex(file);
    if (index === undefined) return undefined;
    const movie = boxesIn(index);
    const header = movie.find(({ type }) => type === 'mvhd')?.body;
    const tracks = movie.filter(({ type }) => type === 'trak').map(({ body }) => boxesIn(body));
    const video = tracks.find((track) => handlerOf(track) === 'vide');
    if (header === undefined || video === undefined) return undefined;
    return editListOf(video, timescaleOf(header));
  } finally {
    await file.close();
  }
}

interface Box {
  readonly type: string;
  readonly body: Buffer;
}

async function readIndex(file: FileHandle): Promise<Buffer | undefined> {
  let position = 0;
  for (;;) {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(16), position });
    if (bytesRead < 8) return undefined;
    const { size, headerSize, type } = boxHeader(buffer.subarray(0, bytesRead));
    if (type === 'moov') {
      const length = size - headerSize;
      if (length < 0 || length > LARGEST_INDEX) return undefined;
      const body = Buffer.alloc(length);
      const read = await file.read({ buffer: body, position: position + headerSize });
      return read.bytesRead === length ? body : undefined;
    }
    if (size < headerSize) return undefined;
    position += size;
  }
}

function boxHeader(bytes: Buffer): { size: number; headerSize: number; type: string } {
  const short = bytes.readUInt32BE(0);
  const type = bytes.toString('latin1', 4, 8);
  if (short !== 1 || bytes.length < 16) return { size: short, headerSize: 8, type };
  return { size: Number(bytes.readBigUInt64BE(8)), headerSize: 16, type };
}

function boxesIn(bytes: Buffer): readonly Box[] {
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

function inside(boxes: readonly Box[], type: string): readonly Box[] {
  return boxes.filter((box) => box.type === type).flatMap(({ body }) => boxesIn(body));
}

function handlerOf(track: readonly Box[]): string | undefined {
  const handler = inside(track, 'mdia').find(({ type }) => type === 'hdlr');
  return handler?.body.toString('latin1', 8, 12);
}

/** Movie and media headers hold it at the same place, after two times of 32 or 64 bits. */
function timescaleOf(header: Buffer): number {
  return header.readUInt32BE(header[0] === 1 ? 20 : 12);
}

function editListOf(track: readonly Box[], movieTimescale: number): EditList | undefined {
  const list = inside(track, 'edts').find(({ type }) => type === 'elst')?.body;
  const header = inside(track, 'mdia').find(({ type }) => type === 'mdhd')?.body;
  if (list === undefined || header === undefined) return undefined;
  const timescale = timescaleOf(header);
  const isLong = list[0] === 1;
  const width = isLong ? 20 : 12;
  const edits = Array.from({ length: list.readUInt32BE(4) }, (_, index): Edit => {
    const at = 8 + index * width;
    const duration = isLong ? Number(list.readBigUInt64BE(at)) : list.readUInt32BE(at);
    const start = isLong ? Number(list.readBigInt64BE(at + 8)) : list.readInt32BE(at + 4);
    // In a fragmented file the length isn't known when the list is written, and 0 stands for all.
    const ticks = Math.round((duration * timescale) / movieTimescale);
    return {
      mediaTime: start < 0 ? null : start,
      duration: duration === 0 && start >= 0 ? Number.POSITIVE_INFINITY : ticks,
    };
  });
  return { timescale, edits };
}

/**
 * Applies an edit list to the times of a track's pictures, in ticks of its clock: which are shown,
 * and when on the film's clock, in seconds. A picture is shown where its start lies in a stretch.
 */
export function applyEdits<T extends { readonly ticks: number }>(
  list: EditList,
  pictures: readonly T[],
): readonly { readonly picture: T; readonly start: number }[] {
  let placed = 0;
  return list.edits.flatMap(({ mediaTime, duration }) => {
    const begin = placed;
    placed += duration;
    if (mediaTime === null) return [];
    return pictures
      .filter(({ ticks }) => ticks >= mediaTime && ticks < mediaTime + duration)
      .map((picture) => ({
        picture,
        start: (begin + picture.ticks - mediaTime) / list.timescale,
      }));
  });
}

/** What a parser that knows only the first stretch has already taken off each time, in ticks. */
export function offsetOfFirstEdit({ edits }: EditList): number {
  const first = edits.findIndex(({ mediaTime }) => mediaTime !== null);
  const paused = edits.slice(0, first).reduce((sum, { duration }) => sum + duration, 0);
  return (edits[first]?.mediaTime ?? 0) - paused;
}
