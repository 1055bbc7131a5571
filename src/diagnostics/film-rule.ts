import type { Film } from '../film/film.ts';
import type { Explanation } from './explanation.ts';
import type { Finding } from './finding.ts';

/** One rule about whole films: what it looks for, and how it finds it. */
export interface FilmRule {
  readonly explanation: Explanation;
  /**
   * What it judges by itself, so that it can be asked of those that are sound in a film with errors
   * elsewhere: each shot; each scene; each scene by what those before it have shown. Absent where it
   * needs the whole film.
   */
  readonly judges?: 'shots' | 'scenes' | 'scenes_in_order';
  /** Every breach of the rule; the film is complete, with all defaults filled in. Pure. */
  check(film: Film): Iterable<Finding>;
}
