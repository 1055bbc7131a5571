import { createHash } from 'node:crypto';
import { stepName } from '../../plan/job-name.ts';
import { isProviderError, type ProviderError } from '../../providers/provider-error.ts';
import type { JobProvider } from '../../providers/job-provider.ts';
import type { Operation, ProviderCall, StartOutcome } from '../../providers/video-provider.ts';
import { holdBack, letPass, LONGEST_PAUSE_MS, untilLetIn } from './held-back.ts';
import { type Claim, readClaim } from './claim.ts';
import {
  badMedia,
  type JobOrder,
  type JobRequest,
  type Made,
  paidJob,
  type Settled,
  settle,
} from './job.ts';
import type { ShootPorts } from '../ports.ts';
import { tellUnwritten } from './unwritten.ts';
import { askedOf, notDelivered, notLookedUp, outcomeUnknown } from '../shoot-error.ts';

/** One try to submit, with all that it needs. */
export interface Round<Request, Result extends Made> {
  readonly ports: ShootPorts;
  readonly provider: JobProvider<Request>;
  readonly order: JobOrder<Request, Result>;
  readonly base: Omit<ProviderCall, 'idempotencyKey'>;
  /** Random: this process, this job. */
  readonly attempt: string;
  /** Counts all rounds that there ever were. */
  readonly number: number;
  /** Counts those of this run. */
  readonly tries: number;
  /** Under which the round before would have submitted; nothing was found there. */
  readonly key?: string;
}

type Submitted<Result extends Made> =
  | { readonly kind: 'started'; readonly operation: Operation }
  | Settled<Result>;
type Submission<Result extends Made> = Submitted<Result> | NotTaken;

interface NotTaken {
  readonly kind: 'not-taken';
  /**
   * Under which the next round is to submit, where a job may be there under it all the same: an earlier
   * run may have submitted it, or the service was asked for it, and has perhaps wrongly said no. One
   * that honours our keys does not make it twice.
   */
  readonly key?: string;
  /** That it was not taken is no more than likely: it counts as what may be charged. */
  readonly charged?: 'unknown';
}

/** How long after its claim an attempt may still submit: an HTTP time limit and a margin. */
const SUBMIT_WINDOW_MS = 120_000;
const TRIES = 5;
const PAUSES = { firstMs: 2_000, mostMs: 60_000 };
/** A job may be seen a little later than it was taken. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 3_000;
/**
 * However old a claim seems to be: clocks of two machines differ, and somebody may have set this one.
 * Who was robbed of the film notices in ten seconds, and sends nothing more.
 */
const LEAST_WAIT_MS = 30_000;

/**
 * The claim is recorded before the paid call. Only the attempt that made the claim may submit, and
 * only while the claim is young, so that a process that was frozen or killed in between can never
 * lead to a second payment. A submit that the provider is known not to have taken is recorded as
 * such, and the next round claims again.
 */
export async function submitOnce<Request extends JobRequest, Result extends Made>(
  round: Round<Request, Result>,
): Promise<{
  readonly submitted: Submission<Result>;
  readonly call: ProviderCall;
  /** Recorded by an earlier run. */
  readonly isOld: boolean;
}> {
  const { ports, order, attempt, number } = round;
  const { durable, clock } = ports;
  const paid = paidJob(order, number);
  let claimedAt: number | undefined;
  const claim = await durable.step<Claim>(stepName.claim(order.name, number), async () => {
    // Before the claim: it gets old.
    await untilLetIn(ports, order, 'submit');
    const { provider, request, usd } = order;
    const booked = await ports.purse.reserve(paid);
    claimedAt = clock.steady();
    const { model, seconds } = request;
    const asked = { provider, model, ...(seconds !== undefined && { seconds }), usd };
    const money = booked === undefined ? asked : { ...asked, booked };
    return { by: attempt, at: clock.now(), ...money } satisfies Claim;
  });
  const { by, at } = readClaim(claim);
  const idempotencyKey = round.key ?? keyOf(order.name, number, by);
  const call = { ...round.base, idempotencyKey };
  let isOld = true;
  let notTaken: ProviderError | undefined;
  const act = async (): Promise<Submission<Result>> => {
    isOld = false;
    const lost = endOfLost(round);
    if (lost !== undefined) return lost;
    // Not by `claim.at`: somebody may have set the clock since.
    const mine = claimedAt !== undefined && clock.steady() - claimedAt < SUBMIT_WINDOW_MS;
    // Of a claim that was damaged: under which key it was submitted is lost, so it can't be asked for.
    const isKeyLost = (round.key ?? by) === undefined && order.usd !== 0;
    if (!mine && isKeyLost) throw outcomeUnknown(askedOf(order));
    if (!mine && !round.provider.idempotent) return await settleLost(round, call, at);
    // What costs nothing may be asked of anybody.
    if (!mine && order.usd !== 0) return await submitAgain(round, call);
    if (!mine) await untilLetIn(ports, order, 'submit');
    try {
      return await submit(round, call);
    } catch (error) {
      if (!isProviderError(error)) throw error;
      holdBack(ports, order, error, round.tries, PAUSES);
      if (error.submitted === 'unknown') return await lookUp(round, call, error);
      notTaken = error;
      // That this request was not taken says nothing of an earlier one under the same key.
      const mayBeThere = !mine || round.key !== undefined;
      return { kind: 'not-taken', ...(mayBeThere && { key: idempotencyKey }) };
    }
  };
  let known: Submission<Result> | undefined;
  const step = durable.step(stepName.submit(order.name, number), async () => (known = await act()));
  const submitted = await step.catch((error: unknown) => {
    if (known !== undefined) tellUnwritten(ports, order, known);
    throw error;
  });
  if (submitted.kind !== 'started') await ports.purse.settle(paid, submitted);
  if (notTaken !== undefined) {
    if (!isWaitedFor(notTaken, round.tries)) throw notTaken;
    await letPass(ports, order, notTaken, round.tries, PAUSES);
  }
  return { submitted, call, isOld };
}

/**
 * Of a ledger that was damaged and mended, the line of a submission may be lost, and what followed it
 * be there: it has ended, as is recorded, or another round has come after it. Then nothing is submitted
 * in its place. Another round follows what was not taken, and also what was paid for in vain.
 */
function endOfLost<Request, Result extends Made>({
  ports: { durable },
  order: { name },
  number,
}: Round<Request, Result>): Submission<Result> | undefined {
  if (durable.isRecorded(stepName.done(name, number))) return { kind: 'started', operation: {} };
  return durable.isRecorded(stepName.claim(name, number + 1))
    ? { kind: 'not-taken', charged: 'unknown' }
    : undefined;
}

async function submit<Request, Result extends Made>(
  round: Round<Request, Result>,
  call: ProviderCall,
): Promise<Submitted<Result>> {
  const outcome = await round.provider.start(round.order.request, call);
  return outcome.kind === 'started' ? outcome : await keepMade(round, call, outcome);
}

/**
 * Submits what an earlier run may have submitted, to a service that honours our keys. That it turns this
 * request away says nothing of the other: until it takes one, the outcome stays unknown, it counts as
 * what may be charged, and nobody else is asked.
 */
async function submitAgain<Request, Result extends Made>(
  round: Round<Request, Result>,
  call: ProviderCall,
): Promise<Submitted<Result>> {
  const { ports, order } = round;
  for (let tries = 1; ; tries += 1) {
    try {
      await untilLetIn(ports, order, 'submit');
      return await submit(round, call);
    } catch (error) {
      if (!isProviderError(error)) throw error;
      holdBack(ports, order, error, tries, PAUSES);
      if (!isWaitedFor(error, tries)) throw notLookedUp(askedOf(order), error);
      await letPass(ports, order, error, tries, PAUSES);
    }
  }
}

function isWaitedFor({ retryable, retryAfterMs }: ProviderError, tries: number): boolean {
  return retryable && (retryAfterMs ?? 0) <= LONGEST_PAUSE_MS && tries < TRIES;
}

/**
 * Keeps what the answer to the submission was. It is made and perhaps paid for: where it can't be
 * fetched it is fetched again, and never counts as a job that was not taken.
 */
async function keepMade<Request, Result extends Made>(
  { ports, order }: Round<Request, Result>,
  call: ProviderCall,
  outcome: Exclude<StartOutcome, { readonly kind: 'started' }>,
): Promise<Submitted<Result>> {
  for (let fetches = 1; ; fetches += 1) {
    try {
      return await settle(order, outcome, call).catch(badMedia);
    } catch (error) {
      if (!isProviderError(error)) throw error;
      if (!error.retryable || fetches >= TRIES) throw notDelivered(askedOf(order), error);
      await letPass(ports, order, error, fetches, PAUSES);
    }
  }
}

/** The answer was lost. Where the service can be asked for our key, it is; else nobody knows. */
async function lookUp<Request, Result extends Made>(
  { ports, provider, order }: Round<Request, Result>,
  call: ProviderCall,
  error: ProviderError,
): Promise<Submission<Result>> {
  if (provider.idempotent) throw error;
  if (provider.find !== undefined) {
    for (let look = 1; look <= LOOKS; look += 1) {
      await ports.clock.delay(BETWEEN_LOOKS_MS, ports.signal);
      await untilLetIn(ports, order, 'ask');
      const operation = await provider.find(call, order.request).catch(() => undefined);
      if (typeof operation === 'object') return { kind: 'started', operation };
    }
  }
  throw outcomeUnknown(askedOf(order), error);
}

/** An earlier run was stopped between its claim and its record. */
async function settleLost<Request, Result extends Made>(
  round: Round<Request, Result>,
  call: ProviderCall,
  claimedAt: number | undefined,
): Promise<Submission<Result>> {
  const { ports, provider, order } = round;
  if (provider.find !== undefined) {
    const { clock, signal } = ports;
    // The other may still be sending: not before its time is over twice does silence mean no.
    const age = claimedAt === undefined ? 0 : Math.max(clock.now() - claimedAt, 0);
    const rest = 2 * SUBMIT_WINDOW_MS - age;
    const wait = Math.max(rest, LEAST_WAIT_MS);
    const early = await lookAgain(round, call);
    if (typeof early === 'object') return { kind: 'started', operation: early };
    if (early === 'unknown') {
      throw outcomeUnknown(askedOf(order));
    }
    order.onPause(wait, 'an earlier run may have submitted this, and the job may still show up');
    await clock.delay(wait, signal);
    const operation = await lookAgain(round, call);
    if (operation === 'unknown') throw outcomeUnknown(askedOf(order));
    return operation === undefined
      ? { kind: 'not-taken', key: call.idempotencyKey }
      : { kind: 'started', operation };
  }
  throw outcomeUnknown(askedOf(order));
}

/**
 * Asks for a job that may be there. That nobody answers says nothing about the job, so it is never
 * told as an error of the kind for which another provider is asked.
 */
async function lookAgain<Request, Result extends Made>(
  { ports, provider, order }: Round<Request, Result>,
  call: ProviderCall,
): Promise<Operation | 'unknown' | undefined> {
  await untilLetIn(ports, order, 'ask');
  try {
    return await provider.find?.(call, order.request);
  } catch (error) {
    if (!isProviderError(error)) throw error;
    holdBack(ports, order, error, 1, PAUSES);
    throw notLookedUp(askedOf(order), error);
  }
}

/** Short and plain, as services want it; the same after a crash, as it is made of what is recorded. */
function keyOf(name: string, number: number, by: string | undefined): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([name, number, by]))
    .digest('hex');
  return `ms-${digest.slice(0, 32)}`;
}
