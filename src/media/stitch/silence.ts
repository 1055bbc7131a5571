import { writeFile } from 'node:fs/promises';
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import { SAMPLE_RATE } from '../../film/time.ts';

/** Samples in a frame of AAC-LC (ISO/IEC 14496-3, 4.5.1.1). */
const FRAME_SAMPLES = 1024;

/** A frame of AAC-LC in which both channels of a pair are empty. */
const SILENT_FRAME = Uint8Array.of(0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c);

/** AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1): AAC-LC, 48 kHz, two channels. */
const STEREO_48K = Uint8Array.of(0x11, 0x90);

/**
 * Writes stereo silence of exactly so many samples at 48 kHz as AAC in an mp4. Every frame of it is
 * the same six bytes, so nothing is encoded: five minutes take a tenth of a second, and there is no
 * delay of an encoder to make up for.
 */
export async function writeSilence(path: string, samples: number): Promise<void> {
  const source = new EncodedAudioPacketSource('aac');
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = {
    codec: 'mp4a.40.2',
    sampleRate: SAMPLE_RATE,
    numberOfChannels: 2,
    description: STEREO_48K,
  };
  for (let at = 0; at < samples; at += FRAME_SAMPLES) {
    const length = Math.min(FRAME_SAMPLES, samples - at);
    const packet = new EncodedPacket(
      SILENT_FRAME,
      'key',
      at / SAMPLE_RATE,
      length / SAMPLE_RATE,
      at / FRAME_SAMPLES,
    );
    await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  // An hour is a megabyte. Written by Node, which does not take a part for the whole where the disk is full.
  await writeFile(path, new Uint8Array(target.buffer!));
}
