import type { Film } from '../film/film.ts';
import type { Explanation } from './explanation.ts';
import type { Finding } from './finding.ts';

/** One rule about whole films: what it looks for, and how it finds it. */
export interface FilmRule {
  readonly explanation: Explanation;
  /** Judges each shot by itself, so that it can be asked of those of a film with errors elsewhere. */
  readonly ofShots?: true;
  /** Every breach of the rule; the film is complete, with all defaults filled in. Pure. */
  check(film: Film): Iterable<Finding>;
}
