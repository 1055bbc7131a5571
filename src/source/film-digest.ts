import { createHash } from 'node:crypto';
import type { Film } from '../film/film.ts';

/** `sha256:` and 64 hex digits, of what a film means: comments and order of keys don't change it. */
export function filmDigest(film: Film): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(film)).digest('hex')}`;
}
