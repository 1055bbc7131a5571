import type { JsonObject } from '../film/json.ts';
import type { JobProvider } from './job-provider.ts';

/**
 * A service that speaks lines. The same calls as for clips and stills, with the same outcomes; what a
 * finished job has made is one sound as WAV, MP3, Ogg Opus or FLAC, told by its bytes, and, where the
 * service tells it, when each word is said.
 */
export type VoiceProvider = JobProvider<VoiceRequest>;

/** One paid line, as plain data. */
export interface VoiceRequest {
  readonly model: string;
  /** Of models that change under their id, which one is meant. */
  readonly revision?: string;
  /** The service's own name of the voice. */
  readonly voice: string;
  /** What is to be heard, word for word; no markup. */
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  /** How fast: 1 as the voice speaks by itself, 2 in half the time. Another only where `rate` is. */
  readonly rate: number;
  /** Semitones higher, or lower where negative; another than 0 only where the model has `pitch`. */
  readonly pitch: number;
  /** How it is said, in plain words; only for models with the capability `tone`. */
  readonly tone?: string;
  /** One of the model's own ways of speaking; only where it has the capability `style`. */
  readonly style?: string;
  /** How words are pronounced; only for models with the capability `ipa`. */
  readonly ipa: readonly Pronunciation[];
  /** Whether it is to be told when each word is said; only for models with the capability `words`. */
  readonly words: boolean;
  /** Only for models with the capability `seed`. */
  readonly seed?: number;
  readonly options: JsonObject;
}

export interface Pronunciation {
  /** As it is written in the text. */
  readonly word: string;
  /** In the International Phonetic Alphabet, without slashes. */
  readonly ipa: string;
}
