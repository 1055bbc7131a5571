import { sourcesOfLines } from '../../compile/voices/line-source.ts';
import { shotsOf } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Capabilities } from '../../providers/capabilities.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';

/** Lines of a shot, by their places from 0, that are not heard once where another model makes it. */
export interface LinesElsewhere {
  /** The planned model was to say them, so no voice has, and this one makes no sound. */
  readonly unsaid: readonly number[];
  /** A voice has spoken them, and this one says them itself. */
  readonly saidTwice: readonly number[];
}

/**
 * Lines are spoken before anything is shot, for the model that is planned: nobody speaks them again,
 * or keeps them from being heard, because another makes the shot.
 */
export function linesElsewhere(
  { film, routes, lines }: Pick<PreparedFilm, 'film' | 'lines'> & { readonly routes: Planned },
  id: ShotId,
  model: Making,
): LinesElsewhere {
  const shot = shotsOf(film).find((each) => each.id === id)!;
  const planned = sourcesOfLines(shot, film, routes.get(id)!.model.capabilities);
  const now = sourcesOfLines(shot, film, model.capabilities);
  const changed = planned.map((_, line) => line).filter((line) => planned[line] !== now[line]);
  // A line for which there is no voice is better said by a model than by nobody.
  const isSpoken = (place: number): boolean =>
    lines.some(({ shot, line, spoken }) => shot === id && line === place && spoken !== undefined);
  return {
    unsaid: changed.filter((line) => planned[line] === 'native'),
    saidTwice: changed.filter((line) => planned[line] === 'voice' && isSpoken(line)),
  };
}

type Making = { readonly capabilities: Pick<Capabilities, 'audio'> };
type Planned = ReadonlyMap<ShotId, { readonly model: Making }>;
