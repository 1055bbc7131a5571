/** Sound is interleaved stereo, 32-bit floats, at `SAMPLE_RATE` of `film/time.ts`, everywhere here. */
export const CHANNELS = 2;

/** Sound in order, in blocks of any size. A block is valid only until the next one is asked for. */
export type SoundBlocks = AsyncIterable<Float32Array>;

/** The same sound from its beginning, as often as it is asked for. */
export type Playback = () => SoundBlocks;

/** The mean of both channels. */
export function monoOf(stereo: Float32Array): Float32Array {
  return Float32Array.from(
    { length: stereo.length / CHANNELS },
    (_, index) => (stereo[CHANNELS * index]! + stereo[CHANNELS * index + 1]!) / 2,
  );
}
