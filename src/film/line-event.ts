import type { SceneId, ShotId } from './ids.ts';
import type { TakeNote } from './take-note.ts';

/** What happens to the lines that are spoken. */
export type LineEvent =
  | { readonly kind: 'speaking-started'; readonly lines: number }
  | (LineSubject & {
      readonly kind: 'line-started';
      readonly text: string;
      readonly provider: string;
      readonly model: string;
      readonly voice: string;
    })
  | (LineSubject & {
      readonly kind: 'line-awaited';
      readonly provider: string;
      readonly ms: number;
      readonly reason: string;
    })
  | (LineSubject & {
      readonly kind: 'line-given-up';
      readonly provider: string;
      readonly reason: string;
    })
  | (LineSubject & { readonly kind: 'line-noted'; readonly note: TakeNote })
  | (LineSubject & { readonly kind: 'line-completed'; readonly seconds: number })
  | (LineSubject & {
      readonly kind: 'line-failed';
      readonly code: string;
      readonly reason: string;
    })
  /** Another take of a line is going to be spoken, and no other line. */
  | (LineSubject & {
      readonly kind: 'line-retake-planned';
      readonly take: number;
      readonly provider: string;
      readonly model: string;
      readonly voice: string;
      readonly note?: string;
      readonly seed?: number;
      readonly begun?: 'asked' | 'made';
      /** US dollars; null where nobody knows. */
      readonly usd: number | null;
    })
  /** The take of a line has the very bytes of an older one. */
  | (LineSubject & {
      readonly kind: 'line-repeated';
      readonly take: number;
      readonly same: number;
    });

export interface ShotSubject {
  readonly scene: SceneId;
  readonly shot: ShotId;
}

/** By its place among the lines of its shot, from 1. */
interface LineSubject extends ShotSubject {
  readonly line: number;
}
