import type { Frames } from '../../film/time.ts';
import { boxesInside, readMp4Index } from './mp4-index.ts';

/** How long the pictures of an mp4 last, in the order of its packets. */
export interface FrameDurations {
  /** Ticks a second. */
  readonly timescale: number;
  /** So many pictures of so many ticks, and then so many of so many. */
  readonly runs: readonly { readonly frames: Frames; readonly ticks: number }[];
}

/**
 * Reads the table of decoding times of an mp4 (ISO/IEC 14496-12, 8.6.1.2): for a film of thousands
 * of pictures a hundred times faster than going from packet to packet. Undefined where there is none.
 */
export async function readFrameDurations(path: string): Promise<FrameDurations | undefined> {
  const index = await readMp4Index(path);
  if (index === undefined) return undefined;
  const tables = boxesInside(boxesInside(boxesInside(index.video, 'mdia'), 'minf'), 'stbl');
  const table = tables.find(({ type }) => type === 'stts')?.body;
  if (table === undefined) return undefined;
  const runs = Array.from({ length: table.readUInt32BE(4) }, (_, run) => ({
    frames: table.readUInt32BE(8 + run * 8),
    ticks: table.readUInt32BE(12 + run * 8),
  }));
  return { timescale: index.timescale, runs };
}
