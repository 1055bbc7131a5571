import type { ReferenceRole } from '../film/vocabulary.ts';
import type { Dialect, Lifecycle, PictureSize } from './capabilities.ts';

/** What is known of one image model without loading its adapter. */
export interface ImageModel {
  readonly id: string;
  /** What else its pictures depend on: another one under the same id makes other pictures. */
  readonly revision?: string;
  readonly capabilities: ImageCapabilities;
  readonly dialect: Dialect;
  /** Absent where nobody knows: shown as unknown, never as 0. */
  readonly price?: ImagePrice;
  readonly lifecycle: Lifecycle;
}

/** What one image model can do: a request asks for nothing beyond it. */
export interface ImageCapabilities {
  /** A list, all within limits, or `any`. */
  readonly sizes: readonly ImageSize[] | SizeRange | 'any';
  readonly references: {
    /** Where it only makes one picture of others; absent where words are enough. */
    readonly min?: number;
    readonly max: number;
    /** What they may stand for, where not for everything. */
    readonly roles?: readonly ReferenceRole[];
  };
  readonly negativePrompt: boolean;
  readonly seed: boolean;
  /** Takes the staging itself, and needs it; no words about it. */
  readonly staging: boolean;
}

export interface ImageSize extends PictureSize {
  /**
   * The aspect ratio that the service means by it, such as `16:9`, where the sides don't divide to
   * it: a picture of 1376×768 is a little wider.
   */
  readonly aspect?: string;
}

/** Every size of which all of this holds. */
export interface SizeRange {
  /** Both sides are multiples of it. */
  readonly step: number;
  readonly minPixels: number;
  readonly maxPixels: number;
  readonly maxSide?: number;
  /** The longer side divided by the shorter. */
  readonly maxAspect?: number;
}

/** A price as data, with where it was read and when. */
export interface ImagePrice {
  /** The first that fits a request counts; where none does, the price is unknown. */
  readonly cases: readonly ImagePriceCase[];
  /** ISO date on which the price was read. */
  readonly asOf: string;
  readonly source: string;
}

/** Fits a request of which everything holds that it names. */
export interface ImagePriceCase {
  /** Of the picture: its width times its height. */
  readonly maxPixels?: number;
  /** Options that the request has, with these values. */
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  readonly usdPerImage: number;
}
