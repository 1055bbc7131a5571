import type { ShotId } from '../film/ids.ts';
import type { TakeNote } from '../film/take-note.ts';
import type { Fingerprint } from './fingerprint.ts';

/** A finished keyframe, as the ledger keeps it. Files are named by the digest of their bytes. */
export interface KeyframeRecord {
  /** The shot that ends in it. */
  readonly ends: ShotId;
  /** Counts the keyframes that this shot ever had, from 1. */
  readonly number: number;
  readonly fingerprint: Fingerprint;
  readonly provider: string;
  readonly model: string;
  readonly prompt: string;
  /** The provider's own bytes, untouched. */
  readonly made: string;
  /** The picture in the film's size, as clips start from it and end in it. */
  readonly picture: string;
  readonly cost: { readonly estimatedUsd: number | null; readonly actualUsd: number | null };
  /** In what it differs from what was asked. */
  readonly notes: readonly TakeNote[];
}
