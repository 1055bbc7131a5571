import type { JsonObject } from '../film/json.ts';
import type { Dialect, Lifecycle, PictureSize } from './capabilities.ts';
import type { JobProvider } from './job-provider.ts';
import type { ReferenceInput } from './request.ts';

/** A service that makes stills: keyframes, portraits, plates. The same two calls as for clips. */
export type ImageProvider = JobProvider<ImageRequest>;

/** One paid still, as plain data. */
export interface ImageRequest {
  readonly model: string;
  readonly prompt: string;
  readonly negativePrompt?: string;
  readonly width: number;
  readonly height: number;
  readonly seed?: number;
  /** Pictures that it is to be like, by the digest of their bytes. */
  readonly references: readonly ReferenceInput[];
  readonly options: JsonObject;
}

/** What is known of one image model without loading its adapter. */
export interface ImageModel {
  readonly id: string;
  readonly sizes: readonly PictureSize[] | 'any';
  readonly references: { readonly max: number };
  readonly negativePrompt: boolean;
  readonly seed: boolean;
  readonly dialect: Dialect;
  readonly price?: { readonly usdPerImage: number; readonly asOf: string; readonly source: string };
  readonly lifecycle: Lifecycle;
}
