import type { ShotId } from '../../film/ids.ts';
import type { Json } from '../../film/json.ts';
import type { AnewRun, AskedAnew } from '../../plan/anew-run.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { Retake, TakeRecord } from '../../plan/take-record.ts';
import type { Fingerprint } from '../../plan/fingerprint.ts';
import type { LineRetake, VoiceRecord } from '../../plan/voice-record.ts';

export const LEDGER_SCHEMA = 'ministudio/ledger@2';

/** One line of the ledger. */
export type LedgerEntry = Stamp &
  (
    | { readonly kind: 'opened'; readonly schema: typeof LEDGER_SCHEMA }
    /** The result of something that is done once, by its name. */
    | { readonly kind: 'step'; readonly name: string; readonly result: Json }
    | {
        readonly kind: 'take';
        readonly take: TakeRecord;
        /** Bytes of each kept file by its digest, where the ledger is young enough to have them. */
        readonly sizes?: Readonly<Record<string, number>>;
      }
    | {
        readonly kind: 'keyframe';
        readonly keyframe: KeyframeRecord;
        readonly sizes: Readonly<Record<string, number>>;
      }
    | {
        readonly kind: 'voice';
        readonly voice: VoiceRecord;
        readonly sizes: Readonly<Record<string, number>>;
      }
    /** The take of a shot that the film shows, until another is chosen or made. */
    | { readonly kind: 'circled'; readonly shot: ShotId; readonly take: number }
    /** Another take that is asked for, before it is. */
    | { readonly kind: 'retake'; readonly retake: Retake }
    /** Nothing is left to be done for that retake: its take is in the film, or can't be made. */
    | { readonly kind: 'retake-ended'; readonly shot: ShotId; readonly take: number }
    /** Another take of a line that is asked for, before it is. */
    | { readonly kind: 'line-retake'; readonly retake: LineRetake }
    /** Nothing is left to be done for it: the film has been cut with it. */
    | {
        readonly kind: 'line-retake-ended';
        readonly fingerprint: Fingerprint;
        readonly take: number;
      }
    /** The take of a line that is heard, until another is chosen or made. */
    | { readonly kind: 'line-circled'; readonly fingerprint: Fingerprint; readonly take: number }
    /** The files of a take are about to be removed, as the user asked: it is known, and never shown. */
    | { readonly kind: 'discarded'; readonly shot: ShotId; readonly take: number }
    /** What a run is to make anew though it is there, before it begins: the same flags go on with it. */
    | { readonly kind: 'anew'; readonly run: AnewRun }
    /** Nothing is left to be done of it; without flags, of none that was begun. */
    | { readonly kind: 'anew-ended'; readonly asked?: AskedAnew }
  );

interface Stamp {
  /** When it was written, in milliseconds since 1970; unknown in ledgers of version 1. */
  readonly at?: number;
}
