import { SAMPLE_RATE } from '../../film/time.ts';
import { factorOf } from '../decibels.ts';
import type { SampleSpan, SoundPiece, SoundPlan } from '../sound-plan.ts';
import { CHANNELS } from '../stereo.ts';
import { readPiece } from './read-piece.ts';
import type { SampleReader } from './sample-reader.ts';

/** Words are found to so many samples. */
const WINDOW = Math.round(0.01 * SAMPLE_RATE);

/** Speech spans about 30 dB from its loudest syllable to its softest consonant (ANSI S3.5, speech intelligibility index). */
const SOFTEST = factorOf(-30);

/** Below that nothing is said, however quiet the line is. */
const SILENT = factorOf(-60);

/** The stretches of the film in which a voice piece has words. */
export async function findSpeech(
  plan: SoundPlan,
  reader: SampleReader,
): Promise<readonly SampleSpan[]> {
  const spans: SampleSpan[] = [];
  for (const piece of plan.pieces) {
    if (piece.bus === 'voice') spans.push(...(await wordsOf(piece, reader)));
  }
  return spans;
}

async function wordsOf(piece: SoundPiece, reader: SampleReader): Promise<readonly SampleSpan[]> {
  const levels = await levelsOf(piece, reader);
  const least = Math.max(
    levels.reduce((most, level) => Math.max(most, level), 0) * SOFTEST,
    SILENT,
  );
  const spans: SampleSpan[] = [];
  for (const [index, level] of levels.entries()) {
    if (level <= least) continue;
    const from = piece.at + index * WINDOW;
    const to = Math.min(from + WINDOW, piece.at + piece.samples);
    const last = spans.at(-1);
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}

/** The level of each window: the square root of the mean of its squares. */
async function levelsOf(piece: SoundPiece, reader: SampleReader): Promise<Float64Array> {
  const gain = factorOf(piece.gainDb);
  const levels = new Float64Array(Math.ceil(piece.samples / WINDOW));
  const block = new Float32Array(100 * WINDOW * CHANNELS);
  for (let from = 0; from < piece.samples; from += 100 * WINDOW) {
    const count = Math.min(100 * WINDOW, piece.samples - from);
    const samples = block.subarray(0, count * CHANNELS);
    await readPiece(reader, piece, from, samples);
    for (let start = 0; start < count; start += WINDOW) {
      const window = samples.subarray(start * CHANNELS, (start + WINDOW) * CHANNELS);
      levels[(from + start) / WINDOW] = gain * rms(window);
    }
  }
  return levels;
}

function rms(samples: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < samples.length; index++) sum += samples[index]! * samples[index]!;
  return Math.sqrt(sum / samples.length);
}
