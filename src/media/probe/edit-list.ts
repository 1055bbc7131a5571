import { boxesInside, readMp4Index } from './mp4-index.ts';

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

/** The edit list of the first video track of an mp4 or mov; undefined where there is none. */
export async function readEditList(path: string): Promise<EditList | undefined> {
  const index = await readMp4Index(path);
  if (index === undefined) return undefined;
  const { video, timescale, movieTimescale } = index;
  const list = boxesInside(video, 'edts').find(({ type }) => type === 'elst')?.body;
  return list === undefined
    ? undefined
    : { timescale, edits: editsOf(list, timescale / movieTimescale) };
}

function editsOf(list: Buffer, ticksOfMovieTick: number): readonly Edit[] {
  const isLong = list[0] === 1;
  const width = isLong ? 20 : 12;
  return Array.from({ length: list.readUInt32BE(4) }, (_, index): Edit => {
    const at = 8 + index * width;
    const duration = isLong ? Number(list.readBigUInt64BE(at)) : list.readUInt32BE(at);
    const start = isLong ? Number(list.readBigInt64BE(at + 8)) : list.readInt32BE(at + 4);
    if (start < 0) return { mediaTime: null, duration: Math.round(duration * ticksOfMovieTick) };
    // In a fragmented file the length isn't known when the list is written, and 0 stands for all.
    const ticks =
      duration === 0 ? Number.POSITIVE_INFINITY : Math.round(duration * ticksOfMovieTick);
    return { mediaTime: start, duration: ticks };
  });
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
