import type { ShotId } from '../film/ids.ts';
import type { TakeNote } from '../film/take-note.ts';
import type { WordTime } from '../film/word-time.ts';
import type { Fingerprint } from './fingerprint.ts';

/**
 * A line that was spoken, as the ledger keeps it. It is used wherever the same is to be said in the
 * same way: the shot is where it was said first.
 */
export interface VoiceRecord {
  readonly fingerprint: Fingerprint;
  readonly shot: ShotId;
  /** Its place among the lines of the shot, from 0. */
  readonly line: number;
  readonly provider: string;
  readonly model: string;
  readonly voice: string;
  /** As it was asked for. */
  readonly text: string;
  /** The digest of the provider's own bytes, untouched. */
  readonly sound: string;
  /** Its length at 48 kHz. */
  readonly samples: number;
  /** When each word is said, where that is known. */
  readonly words?: readonly WordTime[];
  readonly cost: { readonly estimatedUsd: number | null; readonly actualUsd: number | null };
  /** In what it differs from what was asked. */
  readonly notes: readonly TakeNote[];
}

/** What was spoken and is kept, by its fingerprint. */
export type VoiceLibrary = Readonly<Record<Fingerprint, VoiceRecord>>;

/**
 * Every line that a film has now, by its key, with the fingerprint of what is to be spoken; undefined
 * where no voice says it.
 */
export type PresentLines = ReadonlyMap<string, Fingerprint | undefined>;
