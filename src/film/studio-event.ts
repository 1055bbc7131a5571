import type { Adjustment } from './adjustment.ts';
import type { ShotId } from './ids.ts';
import type { LineEvent, ShotSubject } from './line-event.ts';
import type { TakeNote } from './take-note.ts';
import type { Frames } from './time.ts';

/**
 * Everything that happens, noun first. Reporters consume these; nothing else prints. `at` is
 * stamped by the one who emits (milliseconds since 1970).
 */
export type StudioEvent =
  /** Another process rendered the film, and is taken to be dead or is robbed. */
  | (OwnerSubject & {
      readonly kind: 'film-taken-over';
      /** `stolen`: the user has asked for it. */
      readonly why: 'silent' | 'stolen';
    })
  /** Another process seems to render the film, and time alone can't tell whether it lives. */
  | (OwnerSubject & { readonly kind: 'film-owner-watched'; readonly ms: number })
  | {
      readonly kind: 'shoot-started';
      readonly film: string;
      readonly shots: number;
      readonly toShoot: number;
    }
  /** A budget counts for nothing what earlier runs had made at prices that nobody knows. */
  | { readonly kind: 'spending-unpriced'; readonly jobs: number }
  /** The book of the month, or its end, was lost: what this film had in it is written there again. */
  | {
      readonly kind: 'spending-restored';
      readonly book: string;
      readonly jobs: number;
      /** US dollars. */
      readonly usd: number;
    }
  /** The still that the shot ends in and others start from is asked of its maker. */
  | (KeyframeSubject & {
      readonly kind: 'keyframe-started';
      /** The shots that start from it. */
      readonly starts: readonly ShotId[];
      readonly provider: string;
      readonly model: string;
    })
  | (KeyframeSubject & {
      readonly kind: 'keyframe-awaited';
      readonly provider: string;
      readonly ms: number;
      readonly reason: string;
    })
  /** An earlier run's job for it leads nowhere, and another is submitted. */
  | (KeyframeSubject & {
      readonly kind: 'keyframe-given-up';
      readonly provider: string;
      readonly reason: string;
    })
  | (KeyframeSubject & { readonly kind: 'keyframe-noted'; readonly note: TakeNote })
  | (KeyframeSubject & { readonly kind: 'keyframe-completed'; readonly elapsedMs: number })
  | (KeyframeSubject & {
      readonly kind: 'keyframe-failed';
      readonly code: string;
      readonly reason: string;
    })
  | (ShotSubject & {
      readonly kind: 'shot-reused';
      readonly take: number;
      /** Why it is out of date, where it is. */
      readonly stale?: readonly string[];
    })
  /** It was made for another length, size or rate than its shot has now, and is shown as long as that. */
  | (ShotSubject & {
      readonly kind: 'take-fitted';
      readonly take: number;
      readonly frames: Frames;
      readonly width: number;
      readonly height: number;
      /** Frames at the end for which its last picture is held. */
      readonly held: Frames;
    })
  /** Its picture is not there any more, or has changed; it is made again. */
  | (ShotSubject & {
      readonly kind: 'keyframe-lost';
      readonly number: number;
      readonly reasons: readonly string[];
    })
  /** A file of it is not there any more, or has changed; it is made again. */
  | (ShotSubject & {
      readonly kind: 'take-lost';
      readonly take: number;
      readonly reasons: readonly string[];
    })
  | (ShotSubject & {
      readonly kind: 'take-started';
      readonly take: number;
      readonly segment: number;
      readonly segments: number;
      readonly provider: string;
      readonly model: string;
    })
  | (ShotSubject & {
      readonly kind: 'take-progressed';
      readonly take: number;
      readonly progress: number;
    })
  | (ShotSubject & {
      readonly kind: 'take-completed';
      readonly take: number;
      readonly frames: Frames;
      readonly elapsedMs: number;
    })
  | (ShotSubject & {
      readonly kind: 'take-noted';
      readonly take: number;
      readonly note: TakeNote;
    })
  | (ShotSubject & {
      readonly kind: 'take-refused';
      readonly take: number;
      readonly reason: string;
    })
  /** The provider is asked again after a pause. */
  | (ShotSubject & {
      readonly kind: 'provider-awaited';
      readonly take: number;
      readonly provider: string;
      readonly ms: number;
      readonly reason: string;
    })
  /** A job of an earlier run leads nowhere, and another is submitted as the user asks for it by name. */
  | (ShotSubject & {
      readonly kind: 'job-given-up';
      readonly take: number;
      readonly provider: string;
      readonly reason: string;
    })
  /** What an earlier run has had made of the shot, and paid for, is not used: it is asked for otherwise by now. */
  | (ShotSubject & {
      readonly kind: 'take-left';
      /** The one that is made now. */
      readonly take: number;
      readonly provider?: string;
      /** US dollars; null where nobody knows. */
      readonly usd: number | null;
    })
  /** One provider of the shot's chain could not make it, and the next is asked. */
  | (ShotSubject & {
      readonly kind: 'provider-changed';
      readonly take: number;
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    })
  /** The provider refused the shot, and is asked for the film's `safe_alternative` instead. */
  | (ShotSubject & {
      readonly kind: 'take-reworded';
      readonly take: number;
      readonly provider: string;
      readonly reason: string;
    })
  /** The next provider of the chain is not asked, and why. */
  | (ShotSubject & {
      readonly kind: 'provider-passed-over';
      readonly take: number;
      readonly provider: string;
      readonly reason: string;
    })
  | (ShotSubject & {
      readonly kind: 'take-failed';
      readonly take: number;
      readonly code: string;
      readonly reason: string;
    })
  | (ShotSubject & {
      readonly kind: 'shot-skipped';
      readonly because: ShotId;
      readonly reason: string;
    })
  /** Another take of the shot is going to be made, and no other shot. */
  | (ShotSubject & {
      readonly kind: 'retake-planned';
      readonly take: number;
      readonly provider: string;
      readonly model: string;
      readonly note?: string;
      readonly seed?: number;
      /** How far an earlier run of the same retake came. */
      readonly begun?: 'asked' | 'made';
      /** US dollars; null where nobody knows. */
      readonly usd: number | null;
    })
  /** What becomes of its note or seed, where that is not what was asked. */
  | (ShotSubject & {
      readonly kind: 'retake-adjusted';
      readonly take: number;
      readonly adjustment: Adjustment;
    })
  /** The take has the very bytes of an older one. */
  | (ShotSubject & { readonly kind: 'take-repeated'; readonly take: number; readonly same: number })
  /** Shots that go on from another picture than is shown now. */
  | (ShotSubject & {
      readonly kind: 'shots-outdated';
      readonly take: number;
      readonly shots: readonly ShotId[];
      /** US dollars to shoot them anew; null where nobody knows. */
      readonly usd: number | null;
    })
  /** They were asked to be made anew, and a run with the same flags that was stopped has made them. */
  | { readonly kind: 'shots-made-before'; readonly shots: readonly ShotId[] }
  /** Earlier runs have asked for them, and may be charged; this run does not go on with them. */
  | {
      readonly kind: 'jobs-left';
      /** What they make, in words. */
      readonly jobs: readonly string[];
      /** US dollars; null where nobody knows. */
      readonly usd: number | null;
    }
  /** It may be paid for, and may stand in no ledger: where it is, as far as is known. */
  | ({
      readonly kind: 'job-unwritten';
      readonly shot: ShotId;
      /** What it makes, in words. */
      readonly what: string;
      readonly provider: string;
    } & ({ readonly operation: string } | { readonly file: string }))
  /** Shots of which there is no take, and that are not shot now. */
  | { readonly kind: 'shots-left'; readonly shots: readonly ShotId[]; readonly usd: number | null }
  /** While a film is watched: these would cost money, and stay as they are. */
  | {
      readonly kind: 'shots-unpaid';
      readonly shots: readonly ShotId[];
      readonly usd: number | null;
    }
  /** The files of the film are watched, and nothing is done until one of them is saved. */
  | { readonly kind: 'watch-waiting'; readonly files: number }
  /** Something was saved, and the film is what it was. */
  | { readonly kind: 'film-unchanged' }
  /** The film shows what was saved. */
  | {
      readonly kind: 'film-updated';
      /** Those that were made anew. */
      readonly shots: readonly ShotId[];
      /** Since the save. */
      readonly elapsedMs: number;
    }
  | LineEvent
  /** Films can't be made with an ffmpeg that was found sooner than the one that is used. */
  | {
      readonly kind: 'ffmpeg-passed-over';
      readonly found: readonly string[];
      readonly used: string;
    }
  /** Something of the film's sound is not as it is asked for. */
  | { readonly kind: 'sound-noted'; readonly text: string }
  | {
      readonly kind: 'sound-mixed';
      /** LUFS; null where it is too short or quiet to have a loudness. */
      readonly loudness: number | null;
      /** dBTP; null for silence. */
      readonly truePeak: number | null;
    }
  /** Something of the film's subtitles is not as it should be. */
  | { readonly kind: 'subtitles-noted'; readonly language: string; readonly text: string }
  | { readonly kind: 'stitch-started'; readonly shots: number; readonly frames: Frames }
  | {
      /** `kept` where the film lies there already, as it would be made. */
      readonly kind: 'film-written' | 'film-kept';
      readonly file: string;
      readonly frames: Frames;
      readonly seconds: number;
    };

/** A process elsewhere that renders a film, as far as it has said who it is. */
export interface OwnerSubject {
  readonly film: string;
  readonly host?: string;
  readonly pid?: number;
  readonly since?: string;
  /** Milliseconds since 1970. */
  readonly lastSign: number;
}

/** Known by the shot that ends in it, and counted. */
interface KeyframeSubject extends ShotSubject {
  readonly number: number;
}

export type Emit = (event: StudioEvent) => void;
