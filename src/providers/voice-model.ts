import type { Lifecycle } from './capabilities.ts';
import type { VoiceRequest } from './voice-provider.ts';

/** What is known of one model of speech without loading its adapter. */
export interface VoiceModel {
  readonly id: string;
  /** What else its sound depends on: another one under the same id sounds otherwise. */
  readonly revision?: string;
  readonly voices: {
    /** Where nobody names a voice, one of these is chosen, in this order. */
    readonly known: readonly KnownVoice[];
    /** Whether there are more, by names of their own: cloned ones. Or what the names of all others hold. */
    readonly others: boolean | { readonly named: string };
  };
  readonly capabilities: VoiceCapabilities;
  /** Absent where nobody knows: shown as unknown, never as 0. */
  readonly price?: VoicePrice;
  /** How many characters of a line are paid for, where that is not those of its text alone. */
  readonly paidCharacters?: (request: VoiceRequest) => number;
  readonly lifecycle: Lifecycle;
}

export interface KnownVoice {
  /** As the service calls it. */
  readonly name: string;
  /** BCP 47; `any` where it speaks all languages of its model. */
  readonly language: string;
  readonly gender?: 'female' | 'male' | 'neutral';
  /** How it sounds, in a few words. */
  readonly summary?: string;
  /** What its model can do, and this voice can't. */
  readonly lacks?: readonly ('rate' | 'pitch')[];
}

/** What one model of speech can do: a request asks for nothing beyond it. */
export interface VoiceCapabilities {
  /** How fast it can speak, where 1 is as it does by itself. */
  readonly rate: Range | 'none';
  /** Semitones. */
  readonly pitch: Range | 'none';
  /** Whether it takes plain words about how it is to be said. */
  readonly tone: boolean;
  /** Ways of speaking by name; `any` where it has no list of them. */
  readonly style: readonly string[] | 'any' | 'none';
  /** Whether it takes how a word is pronounced, or the languages in which it does. */
  readonly ipa: boolean | readonly string[];
  /** Whether it tells when each word is said. */
  readonly words: boolean;
  readonly seed: boolean;
  /** It says the same request in the same way each time, to the sample; absent where nobody promises that. */
  readonly repeats?: true;
  /** The longest text; absent where there is no known limit. Bytes are those of UTF-8. */
  readonly longest?: { readonly unit: 'characters' | 'bytes'; readonly max: number };
  /** Unicode scripts whose letters it reads, `Latin`; absent where it reads all of its languages’. */
  readonly scripts?: readonly string[];
  /** BCP 47; `en` stands for all that begin with it. */
  readonly languages: readonly string[] | 'any';
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A price as data, with where it was read and when. */
export interface VoicePrice {
  /** The first that fits a request counts; where none does, the price is unknown. */
  readonly cases: readonly VoicePriceCase[];
  /** ISO date on which the price was read. */
  readonly asOf: string;
  readonly source: string;
}

/** Fits a request of which everything holds that it names. What it asks for is added up. */
export interface VoicePriceCase {
  /** Names of the voices that it is asked for. */
  readonly voices?: readonly string[];
  /** Options that the request has, with these values. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  /** For what is read. */
  readonly usdPer1MCharacters?: number;
  /** For what is heard. */
  readonly usdPerSecond?: number;
}
