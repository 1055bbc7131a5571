import type { Selection } from '../plan/selection.ts';
import { parseNames } from './film-options.ts';

/** Flags that choose what is made anew. */
export interface SelectionFlags {
  readonly only?: string;
  readonly from?: string;
  readonly stale?: boolean;
  readonly fresh?: boolean;
}

export function selectionOf({ only, from, stale, fresh }: SelectionFlags): Selection {
  return {
    ...(only !== undefined && { only: parseNames('--only', only) }),
    ...(from !== undefined && { from }),
    ...(stale && { stale }),
    ...(fresh && { fresh }),
  };
}
