import type { ShotId } from '../../film/ids.ts';
import type { FoundFile } from '../../store/disk/folder-survey.ts';

/** Why a file of the working folder is removed, in the order in which they are told. */
export const CLEAN_RULES = {
  superseded: 'takes that the film does not show',
  'unused-keyframe': 'keyframes that neither the film nor a take that is kept is made of',
  'unheard-line': 'spoken lines that the film does not say',
  discarded: 'what is left of takes that were discarded before',
  unnamed: 'files that no ledger names',
  aside: 'files that have changed and were put aside',
  stretches: 'transitions of films that are not here any more',
  unfinished: 'what runs that were killed have left',
  recipe: 'recipes of takes that are gone',
  'old-ledger': 'ledgers of older versions',
} as const;

export type CleanRule = keyof typeof CLEAN_RULES;

export interface Removal {
  readonly rule: CleanRule;
  readonly file: FoundFile;
  /** What it belongs to. */
  readonly of?: MadeName;
}

export interface TakeName {
  readonly shot: ShotId;
  readonly take: number;
}

/** A take, a keyframe by the shot that ends in it, or a line by its number in its shot. */
export type MadeName =
  | TakeName
  | { readonly shot: ShotId; readonly keyframe: number }
  | { readonly shot: ShotId; readonly line: number };

/** Why a file that nothing needs stays all the same. */
export const KEPT_BECAUSE = {
  paid: 'takes that the film does not show and that were paid for, or may have been: --paid removes them',
  'paid-beside':
    'keyframes and spoken lines of which the film has nothing and that were paid for, or may have been: --paid removes them',
  'perhaps-paid':
    'files that no ledger names and that a job may have made which was paid for: --paid removes them',
  'unread-ledger':
    'ledgers that can’t be read: nothing goes that they may need (ministudio mend tells more)',
  unreadable: 'files that one of these may need',
  'old-ledger': 'ledgers of older versions: --old-ledgers removes them',
  'damaged-ledger': 'damaged ledgers that were mended: remove them by hand',
  unknown: 'not known to ministudio',
} as const;

export type KeptBecause = keyof typeof KEPT_BECAUSE;

export interface Keeping {
  readonly because: KeptBecause;
  readonly file: FoundFile;
  readonly of?: MadeName;
}

/** What is to be removed of a working folder, and what is not and why. */
export interface Judgement {
  /** Written down before any of their files is removed. */
  readonly discard: readonly TakeName[];
  readonly removals: readonly Removal[];
  readonly keepings: readonly Keeping[];
}
