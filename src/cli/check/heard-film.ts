import { join } from 'node:path';
import type { FilmSoundFacts } from '../../check/check-film.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { decodeSound } from '../../media/sound/decode-sound.ts';
import { playPcm } from '../../media/sound/pcm-file.ts';
import { openPcmReader } from '../../media/sound/pcm-reader.ts';
import { levelOf } from '../../sound/decibels.ts';
import { LoudnessMeter } from '../../sound/loudness/loudness-meter.ts';
import { TruePeakMeter } from '../../sound/loudness/true-peak-meter.ts';
import { ClippingMeter } from '../../sound/measure/clipping-meter.ts';
import { SilenceMeter } from '../../sound/measure/silence-meter.ts';
import { CHANNELS, type Playback } from '../../sound/stereo.ts';

/** The sound of a finished film, decoded. */
export interface HeardFilm {
  readonly samples: number;
  /** Interleaved; what of it lies outside the film is left out. */
  readonly stretch: (from: number, to: number) => Promise<Float32Array>;
  /** All of it, from the beginning. */
  readonly play: Playback;
  readonly measure: () => Promise<FilmSoundFacts>;
  readonly close: () => Promise<void>;
}

export async function hearFilm(
  ffmpeg: Ffmpeg,
  file: string,
  { scratch, signal }: { readonly scratch: string; readonly signal: AbortSignal },
): Promise<HeardFilm> {
  const path = join(scratch, 'film.f32');
  const { samples } = await decodeSound(ffmpeg, { source: file, out: path, zero: 'file', signal });
  const reader = openPcmReader(() => path);
  return {
    samples,
    async stretch(from, to) {
      const first = Math.max(0, Math.min(samples, from));
      const values = new Float32Array(Math.max(0, Math.min(samples, to) - first) * CHANNELS);
      await reader.read('film', first, values);
      return values;
    },
    play: () => playPcm(path),
    measure: async () => await measureAll(path),
    close: async () => await reader.close(),
  };
}

/** All in one pass, a block at a time. */
async function measureAll(path: string): Promise<FilmSoundFacts> {
  const [loudness, peak] = [new LoudnessMeter(), new TruePeakMeter()];
  const [clipping, silence] = [new ClippingMeter(), new SilenceMeter()];
  for await (const block of playPcm(path)) {
    for (const meter of [loudness, peak, clipping, silence]) meter.add(block);
  }
  const measured = { integrated: loudness.integrated(), truePeak: levelOf(peak.close()) };
  return { loudness: measured, clipped: clipping.close(), silence: silence.close() };
}
