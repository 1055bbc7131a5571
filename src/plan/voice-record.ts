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
  /** Which of several takes of the same it is; absent for the first. */
  readonly take?: number;
  /** What was asked for beyond the film, for this take alone. */
  readonly note?: string;
  readonly seed?: number;
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

/** The number that a take of a line has. */
export function takeOfLine({ take = 1 }: Pick<VoiceRecord, 'take'>): number {
  return take;
}

/**
 * Another take of a line that somebody asked for. It is written down before anybody is asked to speak
 * it, so that the same command goes on with it after a run that was stopped.
 */
export interface LineRetake {
  /** Of what is said: wherever the film says the same in the same way, it is heard. */
  readonly fingerprint: Fingerprint;
  readonly shot: ShotId;
  readonly line: number;
  readonly take: number;
  readonly note?: string;
  readonly seed?: number;
  /** Nobody said the seed: it was drawn, so that it sounds otherwise. */
  readonly drawn?: true;
}

/** `ended` where nothing is left to be done for it. */
export type KnownLineRetake = LineRetake & { readonly ended: boolean };

/** What was spoken and is heard, by its fingerprint: of several takes the one that was chosen or made last. */
export type VoiceLibrary = Readonly<Record<Fingerprint, VoiceRecord>>;

/**
 * Every line that a film has now, by its key, with the fingerprint of what is to be spoken; undefined
 * where no voice says it.
 */
export type PresentLines = ReadonlyMap<string, Fingerprint | undefined>;
