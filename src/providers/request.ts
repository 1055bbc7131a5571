import type { JsonObject } from '../film/json.ts';
import type { ReferenceRole } from '../film/vocabulary.ts';
import type { FrameRate, Frames } from '../film/time.ts';
import type { Staging } from '../world/stage/staging.ts';

/**
 * One paid call, as plain data: what is hashed for the fingerprint, printed by `prompts`, stored in
 * the manifest and given to the adapter. Images are named by the digest of their bytes.
 */
export interface VideoRequest {
  readonly model: string;
  /** Of models that change under their id, which one is meant. */
  readonly revision?: string;
  readonly prompt: string;
  readonly negativePrompt?: string;
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
  /** What the model is asked to make, including a repeated first frame. */
  readonly frames: Frames;
  readonly seconds: number;
  readonly seed?: number;
  /** Whether sound is wanted; only for models where that can be chosen. */
  readonly audio?: boolean;
  readonly firstFrame?: ImageInput;
  readonly lastFrame?: ImageInput;
  readonly references: readonly ReferenceInput[];
  readonly options: JsonObject;
  /** Only for models with the capability `staging`. */
  readonly staging?: Staging;
}

export interface ImageInput {
  /** `sha256:` and 64 hex digits. */
  readonly digest: string;
}

export interface ReferenceInput extends ImageInput {
  readonly role: ReferenceRole;
  readonly strength: number;
  /** Who or what it shows, e.g. `character orb`. */
  readonly of: string;
}
