import type { SampleReader } from '../../../src/sound/mix/sample-reader.ts';
import { CHANNELS } from '../../../src/sound/stereo.ts';

/** Reads from memory, and fails where it is asked for samples that a source does not have. */
export function readerOf(sources: Readonly<Record<string, Float32Array>>): SampleReader {
  return {
    async read(source, from, into) {
      await Promise.resolve();
      const sound = sources[source];
      if (sound === undefined || from < 0 || from * CHANNELS + into.length > sound.length) {
        throw new Error(`${source} has no samples ${from} to ${from + into.length / CHANNELS}`);
      }
      into.set(sound.subarray(from * CHANNELS, from * CHANNELS + into.length));
    },
  };
}
