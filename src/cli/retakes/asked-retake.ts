import { keyShapes } from '../../diagnostics/key-shapes.ts';
import type { RetakeFlags } from '../../plan/take-record.ts';
import { cliError } from '../cli-error.ts';
import { parseSeed } from '../reading/film-options.ts';

/** What the flags of `retake` ask for. */
export interface AskedRetake {
  readonly note?: string;
  readonly seed?: number;
  readonly otherwise?: RetakeFlags;
}

export function parseRetake(
  flags: RetakeFlags & { readonly note?: string; readonly seed?: string },
): AskedRetake {
  const { note, seed, provider, quality, set } = flags;
  const otherwise: RetakeFlags = {
    ...(provider !== undefined && { provider }),
    ...(quality !== undefined && { quality }),
    ...(set !== undefined && { set }),
  };
  return {
    ...(note !== undefined && { note: parseNote(note) }),
    ...(seed !== undefined && { seed: parseSeed(seed) }),
    ...(Object.keys(otherwise).length > 0 && { otherwise }),
  };
}

function parseNote(text: string): string {
  const note = text.trim().replaceAll(/\s+/g, ' ');
  if (note === '') {
    throw cliError(
      'usage/wrong-flag',
      '--note says nothing',
      'Leave --note out, or say something.',
    );
  }
  const [secret] = keyShapes(note);
  if (secret === undefined) return note;
  throw cliError(
    'usage/wrong-flag',
    `--note holds what looks like ${secret.what}`,
    'A note is sent to services: keys are kept in `.env`, where .env.example shows.',
  );
}

/** A retake of a shot or a line, as the ledger has it. */
interface AskedBefore extends AskedRetake {
  readonly drawn?: true;
  readonly ended: boolean;
}

/**
 * The one that the same flags asked for before, if it was not finished.
 *
 * @param written how a text stands in the ledger.
 */
export function unfinishedRetake<Asked extends AskedBefore>(
  known: readonly Asked[] = [],
  asked: AskedRetake,
  written: (note: string) => string,
): Omit<Asked, 'ended'> | undefined {
  const note = asked.note === undefined ? undefined : written(asked.note);
  const flags = JSON.stringify(asked.otherwise && writtenFlags(asked.otherwise, written));
  const found = known.findLast(
    (retake) =>
      !retake.ended &&
      retake.note === note &&
      (retake.drawn ? undefined : retake.seed) === asked.seed &&
      JSON.stringify(retake.otherwise) === flags,
  );
  if (found === undefined) return undefined;
  const { ended: _ended, ...retake } = found;
  return retake;
}

/** Flags as they stand in the ledger, in their order there. */
export function writtenFlags(
  { provider, quality, set }: RetakeFlags,
  written: (text: string) => string,
): RetakeFlags {
  return {
    ...(provider !== undefined && { provider: written(provider) }),
    ...(quality !== undefined && { quality: written(quality) }),
    ...(set !== undefined && { set: set.map(written) }),
  };
}
