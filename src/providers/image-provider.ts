import type { JsonObject } from '../film/json.ts';
import type { Staging } from '../world/stage/staging.ts';
import type { JobProvider } from './job-provider.ts';
import type { ReferenceInput } from './request.ts';

/**
 * A service that makes stills: keyframes, portraits, plates. The same calls as for clips, with the
 * same outcomes; what a finished job has made is one picture as PNG, JPEG or WebP, told by its bytes.
 */
export type ImageProvider = JobProvider<ImageRequest>;

/** One paid still, as plain data. */
export interface ImageRequest {
  readonly model: string;
  /** Of models that change under their id, which one is meant. */
  readonly revision?: string;
  readonly prompt: string;
  /** Only for models with the capability `negativePrompt`. */
  readonly negativePrompt?: string;
  /** One of the model's sizes: what is asked for, which a service may miss by a little. */
  readonly width: number;
  readonly height: number;
  /** Only for models with the capability `seed`. */
  readonly seed?: number;
  /** Pictures that it is to be like, by the digest of their bytes. */
  readonly references: readonly ReferenceInput[];
  /** What the service calls quality is one of these. */
  readonly options: JsonObject;
  /** What is seen in its first frame; only for models with the capability `staging`. */
  readonly staging?: Staging;
}
