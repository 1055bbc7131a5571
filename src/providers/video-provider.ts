import type { JsonObject } from '../film/json.ts';
import type { FrameRate } from '../film/time.ts';
import type { VideoRequest } from './request.ts';

/**
 * A service that makes clips, in two calls. Waiting, retrying, timing out and downloading belong to
 * the core, so that every provider resumes after a crash in the same way.
 */
export interface VideoProvider {
  readonly name: string;
  /**
   * Whether `start` may be repeated with the same idempotency key without another charge: the
   * service honours the key, or nothing leaves this machine.
   */
  readonly idempotent: boolean;
  /** How long to wait between checks; 5 seconds where the service does not say. */
  readonly pollEveryMs?: number;
  /** Submits. Must be called at most once per intent unless an idempotency key is honoured. */
  start(request: VideoRequest, call: ProviderCall): Promise<StartOutcome>;
  /** Asks how an operation is. Safe to repeat. */
  check(operation: Operation, call: ProviderCall): Promise<CheckOutcome>;
  cancel?(operation: Operation, call: ProviderCall): Promise<void>;
}

/** A provider's opaque handle to running work: stored in the ledger, so JSON. */
export type Operation = JsonObject;

export type StartOutcome =
  | { readonly kind: 'started'; readonly operation: Operation }
  | CompletedOutcome
  | RefusedOutcome;

export type CheckOutcome =
  | { readonly kind: 'pending'; readonly progress?: number }
  | CompletedOutcome
  | RefusedOutcome;

export interface CompletedOutcome {
  readonly kind: 'completed';
  readonly media: Media;
  /** US dollars, where the provider tells what it charged. */
  readonly actualUsd?: number;
  /** What was made otherwise than asked, a sentence each; shown and kept with the take. */
  readonly notes?: readonly string[];
}

/** Refused by moderation, or failed for good at the provider: data, not an exception. */
export interface RefusedOutcome {
  readonly kind: 'refused';
  readonly reason: string;
  /** Whether the provider says that it charged nothing. */
  readonly charged: boolean | 'unknown';
}

export type Media =
  /** A file in the call's scratch folder, which the core then owns. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'url'; readonly url: string };

/** Everything ambient that a provider may use. */
export interface ProviderCall {
  readonly signal: AbortSignal;
  /** The same for every attempt at one take. */
  readonly idempotencyKey: string;
  /** Exists, is empty, and is removed after the take is stored. */
  readonly scratchFolder: string;
  /** The bytes of an image that the request names. */
  readonly image: (digest: string) => Promise<Uint8Array>;
  /** Tells how far `start` has come, 0 to 1, where it takes long. */
  readonly progress: (fraction: number) => void;
  /** Opens an encoder of raw pictures; for providers that draw for themselves. */
  readonly encode: OpenEncoder;
}

export type OpenEncoder = (picture: EncoderSettings) => Promise<FrameEncoder>;

export interface EncoderSettings {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly rate: FrameRate;
}

/** Takes pictures in order as RGBA rows, 8 bits a channel, `width * height * 4` bytes each. */
export interface FrameEncoder {
  write(rgba: Uint8Array): Promise<void>;
  /** Resolves when the file is complete on disk. */
  close(): Promise<void>;
  /** Ends the encoder without a usable file. */
  abort(): Promise<void>;
}
