import type { JsonObject } from '../film/json.ts';
import type { WordTime } from '../film/word-time.ts';

/** A provider's opaque handle to running work: stored in the ledger, so JSON, and without secrets. */
export type Operation = JsonObject;

export type StartOutcome =
  | { readonly kind: 'started'; readonly operation: Operation }
  | CompletedOutcome
  | RefusedOutcome
  | FailedOutcome;

export type CheckOutcome =
  | { readonly kind: 'pending'; readonly progress?: number }
  | CompletedOutcome
  | RefusedOutcome
  | FailedOutcome;

export interface CompletedOutcome {
  readonly kind: 'completed';
  readonly media: Media;
  /** US dollars, where the provider tells what it charged. */
  readonly actualUsd?: number;
  /** What was made otherwise than asked, a sentence each; shown and kept with the take. */
  readonly notes?: readonly string[];
  /** Of speech: when each word is said, in order, where that was asked for. */
  readonly words?: readonly WordTime[];
}

/** Refused by moderation: the same words and pictures will be refused again. */
export interface RefusedOutcome {
  readonly kind: 'refused';
  readonly reason: string;
  /** What it objects to, where it says so. */
  readonly category?: RefusalCategory;
  /** The provider's own code for it. */
  readonly code?: string;
  /** Whether the provider says that it charged nothing. */
  readonly charged: boolean | 'unknown';
}

export const REFUSAL_CATEGORIES = [
  'child-safety',
  'sexual',
  'violence',
  'self-harm',
  'hate',
  'dangerous',
  'celebrity',
  'people',
  'personal-data',
  'copyright',
  'jailbreak',
  'other',
] as const;
export type RefusalCategory = (typeof REFUSAL_CATEGORIES)[number];

/** Taken, and ended without a clip by a fault of the provider: another submission may succeed. */
export interface FailedOutcome {
  readonly kind: 'failed';
  readonly reason: string;
  readonly code?: string;
  readonly charged: boolean | 'unknown';
}

export type Media =
  /** A file in the call's scratch folder, which the core then owns. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | UrlMedia;

/** Fetched by the core: streamed, limited, resumed, checked. Never stored, as it may hold secrets. */
export interface UrlMedia {
  readonly kind: 'url';
  readonly url: string;
  /** Headers that are sent to one origin only, whatever `url` or a redirect says. */
  readonly credentials?: {
    readonly origin: string;
    readonly headers: Readonly<Record<string, string>>;
  };
}
