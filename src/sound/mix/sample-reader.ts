/**
 * Fills `into` with samples of a source from one of its samples on. It is never asked for samples
 * that the source, as it was laid, does not have.
 */
export interface SampleReader {
  read(source: string, from: number, into: Float32Array): Promise<void>;
}
