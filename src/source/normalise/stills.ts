import type { StillMakers } from '../../film/film.ts';
import type { JsonObject } from '../../film/json.ts';
import type * as document from '../generated/film-document.ts';
import { listOf } from './reading.ts';

/** Who makes the film's stills, whichever way it is written. */
export function readStills(written: document.Stills | undefined): StillMakers | undefined {
  if (written === undefined) return undefined;
  if (typeof written === 'string' || Array.isArray(written)) {
    return { use: listOf(written), options: {} };
  }
  const { use, options = {} } = written;
  return { use: listOf(use), options: options as Readonly<Record<string, JsonObject>> };
}
