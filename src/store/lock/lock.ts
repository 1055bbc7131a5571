import { createHash, randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudioError } from '../../diagnostics/studio-error.ts';
import type { StudioEvent } from '../../film/studio-event.ts';
import {
  type Claim,
  claimFile,
  type FoundClaim,
  readHolder,
  releaseClaim,
  renewClaim,
} from './claim-file.ts';
import { newOwner, parseOwner } from './film-owner.ts';
import { BEAT_MS, judgeOwner } from './judge-owner.ts';
import { lockedHere, robbed, utc } from './locked-error.ts';
import { processStart } from './process-start.ts';
import { lockSocket } from './socket-lock.ts';
import { type Where, whereItRuns } from './where-it-runs.ts';

export interface Lock {
  /** The film was another's, elsewhere, who may be asleep and not dead. */
  readonly isTakenOver: boolean;
  /** @throws StudioError `folder/locked` where another has taken the film over. */
  requireHeld(): Promise<void>;
  /** Our claim was gone once, and was put back: another may have taken the film over, and left. */
  hasBeenGone(): boolean;
  /** Another has worked on the film though nobody stands in our place: it was taken over, and left since. */
  concede(): StudioError;
  release(): Promise<void>;
}

/**
 * What shows that a holder of this machine is dead: a socket that the kernel frees when its holder dies,
 * or that there is no process of its number and start any more.
 */
export type LockStrategy = 'socket' | 'process';

export interface LockOrder {
  /** The film's working folder. */
  readonly folder: string;
  readonly film: string;
  /** Takes the film over from an owner elsewhere, whatever signs of life it gives. */
  readonly steal?: boolean;
  readonly emit: (event: StudioEvent) => void;
  /** Told once, when another has taken the film over. */
  readonly onRobbed: (error: StudioError) => void;
  readonly now: () => number;
  readonly delay: (ms: number) => Promise<void>;
  /** Does something again and again, until it is told to stop; with timers where it is absent. */
  readonly repeat?: (everyMs: number, act: () => Promise<void>) => () => void;
  readonly strategy?: LockStrategy;
  readonly where?: Where;
}

/**
 * Makes sure that one process at a time works on a film. On one machine the kernel says whether a holder
 * lives. It does not see other machines that share the folder, nor other containers; so the holder
 * also writes who it is into `FILM.owner.json`, and gives a sign of life there every ten seconds.
 *
 * @throws StudioError `folder/locked`
 */
export async function lockFilm(order: LockOrder): Promise<Lock> {
  const { folder, film, strategy = usualStrategy() } = order;
  const path = join(folder, `${film}.owner.json`);
  const address = strategy === 'socket' ? await addressOf(folder, film) : undefined;
  const freeSocket = address === undefined ? async () => {} : await lockSocket(address);
  if (freeSocket === undefined) {
    const owner = parseOwner((await readHolder(path))?.text ?? '');
    // Who has the socket may not have written yet, over what another has left.
    const isTheirs = address !== undefined && owner?.lock === nameOf(address);
    throw lockedHere(film, isTheirs ? owner : undefined);
  }
  try {
    const { claim, isTakenOver } = await own(order, path, address);
    const life = keepAlive(order, path, claim);
    return {
      isTakenOver,
      requireHeld: life.requireHeld,
      hasBeenGone: life.hasBeenGone,
      concede: life.concede,
      async release() {
        try {
          await life.end();
        } finally {
          await freeSocket();
        }
      },
    };
  } catch (error) {
    await freeSocket();
    throw error;
  }
}

async function own(
  order: LockOrder,
  path: string,
  address: string | undefined,
): Promise<{ readonly claim: Claim; readonly isTakenOver: boolean }> {
  const { film, steal = false, emit, delay, now } = order;
  const id = randomBytes(8).toString('hex');
  const where = order.where ?? (await whereItRuns());
  const started = address === undefined ? await processStart(process.pid) : undefined;
  const owner = newOwner({
    id,
    ...where,
    pid: process.pid,
    ...(started !== undefined && { processStarted: started }),
    since: utc(now()),
    ...(address !== undefined && { lock: nameOf(address) }),
  });
  const claim = { id, text: `${JSON.stringify(owner, null, 2)}\n` };
  // Only whom the user can have meant: who has just taken the film over was not there then.
  const victim = steal ? (await readHolder(path))?.id : undefined;
  const judge = {
    film,
    own: owner,
    holdsKernelLock: address !== undefined,
    mayRob: (found: string) => found === victim,
    emit,
    delay,
  };
  const verdict = await claimFile(path, claim, (found, at) => judgeOwner(judge, found, at));
  if (verdict !== undefined) emit(verdict);
  return { claim, isTakenOver: verdict !== undefined };
}

/** Gives signs of life until its end, and finds out when another has taken the film over. */
function keepAlive(
  { film, onRobbed, repeat = byTimer }: LockOrder,
  path: string,
  claim: Claim,
): Pick<Lock, 'requireHeld' | 'hasBeenGone' | 'concede'> & { readonly end: () => Promise<void> } {
  let lost: StudioError | undefined;
  let wasGone = false;
  const concede = (thief?: FoundClaim): StudioError => {
    if (lost === undefined) onRobbed((lost = robbed(film, thief && parseOwner(thief.text))));
    return lost;
  };
  let hasEnded = false;
  // One after the other: what one puts back, another would take away half-way.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(act);
    last = turn.catch(() => {});
    return turn;
  };
  const requireHeld = async (): Promise<void> => {
    if (lost !== undefined) throw lost;
    const thief = await inTurn(async () => {
      // A sign of life now would put the file back, and keep the film from whoever is elsewhere.
      if (hasEnded) throw new Error(`the lock of ${film} was released`);
      return await renewClaim(path, claim, () => (wasGone = true));
    });
    if (thief !== undefined) throw concede(thief);
  };
  // A disk that refuses is met again where something is to be kept, and told there.
  const stop = repeat(BEAT_MS, () => requireHeld().catch(() => {}));
  const end = async (): Promise<void> => {
    stop();
    await inTurn(async () => {
      hasEnded = true;
      await releaseClaim(path, claim);
    });
  };
  return { requireHeld, hasBeenGone: () => wasGone, concede: () => concede(), end };
}

function byTimer(everyMs: number, act: () => Promise<void>): () => void {
  const timer = setInterval(() => void act(), everyMs).unref();
  return () => clearInterval(timer);
}

function usualStrategy(): LockStrategy {
  return process.platform === 'linux' || process.platform === 'win32' ? 'socket' : 'process';
}

/** As Linux prints it, whose addresses begin with a zero. */
function nameOf(address: string): string {
  return address.replace('\0', '@');
}

/** The same whichever way leads to the folder: links, other mounts of it, a container's path. */
async function addressOf(folder: string, film: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = createHash('sha256').update(`${dev}:${ino}\n${film}`).digest('hex').slice(0, 32);
  return process.platform === 'win32' ? `\\\\.\\pipe\\ministudio-${name}` : `\0ministudio:${name}`;
}
