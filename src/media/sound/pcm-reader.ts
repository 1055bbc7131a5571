import { type FileHandle, open } from 'node:fs/promises';
import { PCM_BYTES } from './pcm.ts';

/** Reads decoded sounds by name, from any sample on. */
export interface PcmReader {
  /** Fills `into`; the file has to have that much. */
  read(source: string, from: number, into: Float32Array): Promise<void>;
  close(): Promise<void>;
}

/** Files that are open at once: more sounds hardly sound together, and a process may have few. */
const MOST_OPEN = 64;

/** @param pathOf the file of each source. */
export function openPcmReader(pathOf: (source: string) => string): PcmReader {
  // A map keeps the order of its entries: the first is the one that was used longest ago.
  const handles = new Map<string, Promise<FileHandle>>();
  const handleOf = async (source: string): Promise<FileHandle> => {
    const handle = handles.get(source) ?? open(pathOf(source));
    handles.delete(source);
    handles.set(source, handle);
    if (handles.size > MOST_OPEN) {
      const [oldest, stale] = [...handles][0]!;
      handles.delete(oldest);
      await (await stale).close();
    }
    return await handle;
  };
  return {
    async read(source, from, into) {
      const file = await handleOf(source);
      const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
      let done = 0;
      while (done < bytes.length) {
        const rest = bytes.length - done;
        const { bytesRead } = await file.read(bytes, done, rest, from * PCM_BYTES + done);
        if (bytesRead === 0) {
          throw new RangeError(`${source} ends before sample ${from + into.length / 2}`);
        }
        done += bytesRead;
      }
    },
    async close() {
      const open = [...handles.values()];
      handles.clear();
      for (const handle of open) await (await handle).close();
    },
  };
}
