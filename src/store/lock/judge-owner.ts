import type { StudioEvent } from '../../film/studio-event.ts';
import { type FoundClaim, readHolder } from './claim-file.ts';
import { type FilmOwner, isOfThisPlace, parseOwner } from './film-owner.ts';
import { lockedElsewhere, lockedHere } from './locked-error.ts';
import { isRunning } from './process-start.ts';

/** How often an owner gives a sign of life. */
export const BEAT_MS = 10_000;
/** An owner elsewhere that has given none for so long is dead: five were left out. */
const SILENCE_MS = 60_000;
/** Two whole beats, and time for a slow disk. */
const WATCH_MS = 25_000;
/** Disks round times, some to two seconds. */
const ROUNDING_MS = 5_000;

/** Why the film of a dead owner may be taken over; undefined where that needs no telling. */
export type Verdict = Extract<StudioEvent, { kind: 'film-taken-over' }> | undefined;

export interface OwnerJudge {
  readonly film: string;
  /** What would be written of ourselves. */
  readonly own: FilmOwner;
  /** Whether the kernel's lock, which we hold, shows that nobody else of this place is alive. */
  readonly holdsKernelLock: boolean;
  /** The user says that this owner may be robbed. */
  readonly mayRob: (id: string) => boolean;
  readonly emit: (event: StudioEvent) => void;
  readonly delay: (ms: number) => Promise<void>;
}

/**
 * Judges whether an owner is dead. One of this machine and container: as the kernel says, at once.
 * One elsewhere: by its signs of life. Both times are the disk's own, which stamps what every machine
 * writes to it, so that clocks of machines play no part.
 *
 * Still a sign may lie in the future: a copy from elsewhere, a disk whose time was set back, a share
 * that takes its clients' word. Then its age says nothing; to believe it would lock the film for as
 * long as the clock is wrong, and to disbelieve it could let two in. So it is watched: whoever lives
 * gives another sign in the meantime.
 *
 * @throws StudioError `folder/locked`
 */
export async function judgeOwner(
  judge: OwnerJudge,
  found: FoundClaim,
  now: number,
): Promise<Verdict> {
  const owner = parseOwner(found.text);
  if (owner !== undefined && isOfThisPlace(owner, judge.own)) {
    if (judge.holdsKernelLock || !(await isRunning(owner.pid, owner.processStarted))) {
      return undefined;
    }
    throw lockedHere(judge.film, owner);
  }
  const last = { film: judge.film, ...told(owner), lastSign: found.modifiedMs };
  if (judge.mayRob(found.id)) return { kind: 'film-taken-over', why: 'stolen', ...last };
  const silent = now - found.modifiedMs;
  if (silent >= SILENCE_MS) return { kind: 'film-taken-over', why: 'silent', ...last };
  if (silent >= -ROUNDING_MS) throw lockedElsewhere(judge.film, owner, found.modifiedMs, silent);
  judge.emit({ kind: 'film-owner-watched', ...last, ms: WATCH_MS });
  await judge.delay(WATCH_MS);
  const holder = await readHolder(found.path);
  if (holder?.id === found.id && holder.modifiedMs === found.modifiedMs) {
    return { kind: 'film-taken-over', why: 'silent', ...last };
  }
  throw lockedElsewhere(judge.film, owner, found.modifiedMs, 0);
}

function told(owner: FilmOwner | undefined): { host?: string; pid?: number; since?: string } {
  return owner === undefined ? {} : { host: owner.host, pid: owner.pid, since: owner.since };
}
