import type { SceneId, ShotId } from './ids.ts';
import type { TakeNote } from './take-note.ts';
import type { Frames } from './time.ts';

/**
 * Everything that happens, noun first. Reporters consume these; nothing else prints. `at` is
 * stamped by the one who emits (milliseconds since 1970).
 */
export type StudioEvent =
  | {
      readonly kind: 'shoot-started';
      readonly film: string;
      readonly shots: number;
      readonly toShoot: number;
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
  | { readonly kind: 'stitch-started'; readonly shots: number; readonly frames: Frames }
  | {
      readonly kind: 'film-written';
      readonly file: string;
      readonly frames: Frames;
      readonly seconds: number;
    };

interface ShotSubject {
  readonly scene: SceneId;
  readonly shot: ShotId;
}

/** Known by the shot that ends in it, and counted. */
interface KeyframeSubject extends ShotSubject {
  readonly number: number;
}

export type Emit = (event: StudioEvent) => void;
