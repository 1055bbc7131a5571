import { SAMPLE_RATE } from '../../film/time.ts';
import type { Bus, SoundPiece, SoundPlan } from '../sound-plan.ts';
import { CHANNELS } from '../stereo.ts';
import type { SoundBlocks } from '../stereo.ts';
import { DUCK_DEPTH } from './duck-figures.ts';
import { Ducking } from './ducking.ts';
import { shapePiece } from './fade.ts';
import { findSpeech } from './find-speech.ts';
import { readPiece } from './read-piece.ts';
import type { SampleReader } from './sample-reader.ts';

/**
 * The whole film's sound, a block at a time; memory and work of a block go by what sounds in it.
 * Voices are read once before, for where their words are: what lies under them goes down in time.
 * Nothing is clipped: floats go beyond full scale, and mastering brings them back.
 */
export async function* mix(
  plan: SoundPlan,
  reader: SampleReader,
  blockSamples = SAMPLE_RATE,
): AsyncGenerator<Float32Array, void, void> {
  const duckings = await duckingsOf(plan, reader);
  const waiting = plan.pieces.toSorted((left, right) => left.at - right.at);
  let next = 0;
  let sounding: readonly SoundPiece[] = [];
  const block = new Float32Array(blockSamples * CHANNELS);
  const scratch = new Float32Array(blockSamples * CHANNELS);
  for (let at = 0; at < plan.samples; at += blockSamples) {
    const to = Math.min(plan.samples, at + blockSamples);
    const started = next;
    while (next < waiting.length && waiting[next]!.at < to) next += 1;
    sounding = [...sounding, ...waiting.slice(started, next)].filter(
      (piece) => piece.at + piece.samples > at,
    );
    const mixed = block.subarray(0, (to - at) * CHANNELS).fill(0);
    for (const ducking of duckings.values()) ducking.moveTo(at, to - at);
    for (const piece of sounding) {
      const from = Math.max(at, piece.at);
      const end = Math.min(to, piece.at + piece.samples);
      const samples = scratch.subarray(0, (end - from) * CHANNELS);
      await readPiece(reader, piece, from - piece.at, samples);
      shapePiece(piece, from - piece.at, samples);
      duckings.get(piece.bus)?.apply(from, samples);
      addTo(mixed, (from - at) * CHANNELS, samples);
    }
    yield mixed;
  }
}

/** A mix as often as it is asked for. */
export function playbackOf(plan: SoundPlan, reader: SampleReader): () => SoundBlocks {
  return () => mix(plan, reader);
}

/** One for each bus that goes down under speech. People in the pictures do not silence themselves. */
async function duckingsOf(
  plan: SoundPlan,
  reader: SampleReader,
): Promise<ReadonlyMap<Bus, Ducking>> {
  const voices = await findSpeech(plan, reader);
  const speech = [...voices, ...plan.spoken];
  return new Map<Bus, Ducking>([
    ['native', new Ducking(voices, DUCK_DEPTH.native)],
    ['ambience', new Ducking(speech, DUCK_DEPTH.ambience)],
    ['music', new Ducking(speech, DUCK_DEPTH.music)],
  ]);
}

function addTo(mixed: Float32Array, start: number, samples: Float32Array): void {
  for (let index = 0; index < samples.length; index++) mixed[start + index]! += samples[index]!;
}
