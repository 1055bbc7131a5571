import type { ShotId } from '../film/ids.ts';
import type { TakeNote } from '../film/take-note.ts';
import type { Frames } from '../film/time.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { KeyframeRecord } from './keyframe-record.ts';
import type { KnownLineRetake, VoiceLibrary, VoiceRecord } from './voice-record.ts';

/** A finished take, as the ledger keeps it. Files are named by the digest of their bytes. */
export interface TakeRecord {
  readonly shot: ShotId;
  readonly take: number;
  readonly fingerprint: Fingerprint;
  readonly provider: string;
  readonly model: string;
  readonly seed?: number;
  /** What the director asked for beyond the film, for this take alone. */
  readonly note?: string;
  /** As it was asked for, part by part; ledgers from before this was kept do without. */
  readonly prompt?: string;
  /** The provider's own clips, one a segment, untouched. */
  readonly clips: readonly string[];
  /** How each of them is used; takes from before this was kept do without. */
  readonly uses?: readonly ClipUse[];
  /**
   * The lines that its clips were to say, by their places from 0; takes from before this was kept do
   * without, and of them it is not known.
   */
  readonly says?: readonly number[];
  /** The shot's exact pictures, conformed to the film. */
  readonly file: string;
  readonly frames: Frames;
  /** The picture that it started from, where it was given one. */
  readonly firstFrame?: string;
  /** The keyframe that it was to end in, where there was one. */
  readonly endFrame?: string;
  /** The last picture that is shown, taken from the provider's own bytes. */
  readonly lastFrame: string;
  readonly cost: { readonly estimatedUsd: number | null; readonly actualUsd: number | null };
  /** In what it differs from what was asked. */
  readonly notes: readonly TakeNote[];
  /** Its files were removed as the user asked: it is counted, and never shown or made again. */
  readonly discarded?: true;
}

/** The stretch of a shot that one clip is. */
export interface ClipUse {
  /** Of the shot, with which it starts. */
  readonly startFrame: Frames;
  /** Pictures of its own that are left out at its head. */
  readonly dropFrames: Frames;
}

/**
 * Another take of a shot that somebody asked for. It is written down before anybody is asked to make
 * it, so that the same command goes on with it after a run that was stopped.
 */
export interface Retake {
  readonly shot: ShotId;
  /** The number that its take has, or will have; no other take gets it. */
  readonly take: number;
  readonly note?: string;
  readonly seed?: number;
  /** Nobody said the seed: it was drawn, so that the picture is another. */
  readonly drawn?: true;
  /** The flags that made the film of its run another than the film as it is written. */
  readonly otherwise?: RetakeFlags;
}

/** Asked with others, it is another retake: it may go to another service. */
export interface RetakeFlags {
  readonly provider?: string;
  readonly quality?: string;
  readonly set?: readonly string[];
}

/** The takes of a film by shot: what `plan` needs to know of the ledger. */
export interface TakeLibrary {
  readonly takes: Readonly<Record<ShotId, readonly TakeRecord[]>>;
  /** Takes chosen by hand after the last was made; otherwise the newest one that is fresh, or the newest. */
  readonly circled: Readonly<Record<ShotId, number>>;
  /** The retakes that were asked for; `ended` where nothing is left to be done for one. */
  readonly retakes: Readonly<Record<ShotId, readonly KnownRetake[]>>;
  /** The keyframes that were made, by the shot that ends in each. */
  readonly keyframes: Readonly<Record<ShotId, readonly KeyframeRecord[]>>;
  /** What was spoken, is kept, and is heard. */
  readonly voices: VoiceLibrary;
  /** All takes of each line, by the same fingerprint, in the order in which they were made. */
  readonly lineTakes: Readonly<Record<Fingerprint, readonly VoiceRecord[]>>;
  readonly lineRetakes: Readonly<Record<Fingerprint, readonly KnownLineRetake[]>>;
  /** The kept files that are no longer what was kept, by digest. */
  readonly lost: Readonly<Record<string, Loss>>;
}

export type KnownRetake = Retake & { readonly ended: boolean };

export type Loss = 'gone' | 'changed';

/** Without a prototype: a shot may be called `constructor`. */
const NONE: Readonly<Record<string, never>> = Object.freeze(Object.create(null));

export const NO_TAKES: TakeLibrary = {
  takes: NONE,
  circled: NONE,
  retakes: NONE,
  keyframes: NONE,
  voices: NONE,
  lineTakes: NONE,
  lineRetakes: NONE,
  lost: NONE,
};
