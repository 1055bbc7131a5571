import type { Selection } from '../../plan/selection.ts';
import { cliError } from '../cli-error.ts';
import { parseNames } from './film-options.ts';

/** Flags that choose what is made anew. */
export interface SelectionFlags {
  readonly only?: string;
  readonly from?: string;
  readonly stale?: boolean;
  readonly fresh?: boolean;
}

export function selectionOf({ only, from, stale, fresh }: SelectionFlags): Selection {
  if (only !== undefined && (from !== undefined || stale)) {
    throw cliError(
      'usage/wrong-flag',
      `--only names all that is shot, and ${from === undefined ? '--stale' : '--from'} asks for more`,
      'Leave one of them out.',
    );
  }
  return {
    ...(only !== undefined && { only: parseNames('--only', only) }),
    ...(from !== undefined && { from }),
    ...(stale && { stale }),
    ...(fresh && { fresh }),
  };
}
