import type { ShotId } from '../film/ids.ts';
import type { TakeLibrary, TakeRecord } from './take-record.ts';

/**
 * The take of a shot that was chosen, or else the newest: what is shown, as far as takes alone tell. Where a
 * film was changed back to what it was, an older one may be.
 */
export function latestTake(
  { takes, circled }: Pick<TakeLibrary, 'takes' | 'circled'>,
  shot: ShotId,
): TakeRecord | undefined {
  const known = takes[shot] ?? [];
  return known.find(({ take }) => take === circled[shot]) ?? known.at(-1);
}
