import { cliError } from '../cli-error.ts';

/** As a flag has it. @throws StudioError `usage/wrong-flag` */
export function parseMaxParallel(text: string): number {
  const shots = /^\d+$/.test(text) ? Number(text) : undefined;
  return requireMaxParallel(shots, `--max-parallel ${text}`);
}

/**
 * A number of shots that may be in the works at once: whole, from 1, or Infinity. Programs may hand
 * over anything.
 *
 * @param written how the message names it.
 * @throws StudioError `usage/wrong-flag`
 */
export function requireMaxParallel(shots: unknown, written: string): number {
  const isWhole = Number.isInteger(shots) || shots === Infinity;
  if (typeof shots === 'number' && isWhole && shots > 0) return shots;
  throw cliError(
    'usage/wrong-flag',
    `${written} is no number of shots`,
    'Write a whole number from 1.',
  );
}
