import type { Film } from '../film/film.ts';
import type { Explanation } from './explanation.ts';
import type { Finding } from './finding.ts';

export interface FilmRule {
  readonly explanation: Explanation;
  check(film: Film): Iterable<Finding>;
}
