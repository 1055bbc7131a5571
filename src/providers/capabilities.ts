import type { FrameRate } from '../film/time.ts';
import type { ReferenceRole } from '../film/vocabulary.ts';

/** What one model can do. `compile` negotiates between this and what a shot asks for. */
export interface Capabilities {
  readonly durations: Durations;
  /** Aspect ratios such as `16:9`; `any` where width and height are free. */
  readonly aspects: readonly string[] | 'any';
  /** Picture sizes that the model makes; `any` where they are free. */
  readonly sizes: readonly PictureSize[] | 'any';
  readonly frameRates: readonly FrameRate[] | 'any';
  readonly firstFrame: boolean;
  /** `with-first-frame` where it takes one only together with a first frame. */
  readonly lastFrame: boolean | 'with-first-frame';
  /**
   * A continuation's first frame repeats the frame it was given, so it is dropped; a longer clip is
   * not paid for that, but the last picture held.
   */
  readonly repeatsFirstFrame: boolean;
  readonly references: {
    readonly max: number;
    /** Whether references may go together with a first frame. */
    readonly withFirstFrame: boolean;
    /** The one length of clips that are made with references, where it is not free; its longest. */
    readonly seconds?: number;
    /** What they may stand for, where not for everything. */
    readonly roles?: readonly ReferenceRole[];
  };
  /** Pictures without which it makes nothing; none where nothing is said. */
  readonly needs?: {
    readonly firstFrame?: true;
    readonly lastFrame?: true;
    /** At least so many. */
    readonly references?: number;
  };
  readonly negativePrompt: boolean;
  readonly seed: boolean;
  readonly audio: 'none' | 'optional' | 'always';
  /**
   * Takes the staging itself (the world, the camera path), not only words about it: `camera` where
   * it follows the camera's movement and nothing else of it.
   */
  readonly staging: boolean | 'camera';
}

/** Seconds that the model can make at once. */
export type Durations =
  | { readonly kind: 'set'; readonly seconds: readonly number[] }
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly step: number }
  /** Any whole number of frames up to so many seconds. */
  | { readonly kind: 'frames'; readonly max: number };

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** How a model likes its prompt. */
export interface Dialect {
  readonly name: string;
  /** The longest prompt it reads; absent where there is no known limit. */
  readonly budget?: { readonly unit: 'characters' | 'tokens'; readonly max: number };
  /** How sections are joined. */
  readonly form: 'paragraphs' | 'prose' | 'tags';
  /** How a wish to avoid something is said: natively, in the prompt, or both. */
  readonly avoid: 'native' | 'prompt';
}

/** A price as data, with where it was read and when. */
export interface Price {
  readonly usdPerSecond: number;
  /** What is asked otherwise, the first that fits; `usdPerSecond` where none does. */
  readonly cases?: readonly PriceCase[];
  /** ISO date on which the price was read. */
  readonly asOf: string;
  readonly source: string;
}

/** Fits a request of which everything holds that it names. */
export interface PriceCase {
  /** Of the picture's shorter side: 1080 for 1080p and larger. */
  readonly minLines?: number;
  /** Whether sound is made, where that can be chosen. */
  readonly audio?: boolean;
  readonly usdPerSecond: number;
}

export interface Lifecycle {
  readonly state: 'live' | 'ending' | 'ended';
  readonly date?: string;
  readonly instead?: string;
}

/** What is known of one model without loading its adapter. */
export interface VideoModel {
  readonly id: string;
  /** What else its pictures depend on: another one under the same id makes other pictures. */
  readonly revision?: string;
  readonly capabilities: Capabilities;
  readonly dialect: Dialect;
  /** Absent where nobody knows: shown as unknown, never as 0. */
  readonly price?: Price;
  readonly lifecycle: Lifecycle;
}
