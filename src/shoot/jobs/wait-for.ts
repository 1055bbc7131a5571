import { stepName } from '../../plan/job-name.ts';
import { isProviderError, ProviderError } from '../../providers/provider-error.ts';
import type { Operation, ProviderCall } from '../../providers/video-provider.ts';
import { giveUp } from './give-up.ts';
import { holdBack, letPass, untilLetIn } from './held-back.ts';
import { underWay } from '../shoot-error.ts';
import { type JobOrder, type Made, paidJob, type Settled, settle } from './job.ts';
import type { JobProvider } from '../../providers/job-provider.ts';
import type { ShootPorts } from '../ports.ts';

const POLL_EVERY_MS = 5_000;
/** Of the time that a job has taken: so much longer it may seem to take, where it is asked so rarely. */
const PAUSE_SHARE = 0.05;
/** Some jobs are done at once. */
const SHORTEST_SHARE = 0.1;
/** Checks in a row that may fail: asking costs nothing. */
const CHECKS = 8;
const PAUSES = { firstMs: 2_000, mostMs: 30_000 };
/** A job that takes longer has been forgotten by its service, or waits in a very long queue. */
const LONGEST_WAIT_MS = 2 * 60 * 60_000;
/** Times that a clip is fetched which turns out to be none. */
const DELIVERIES = 2;

/** A job that was taken, and whom it is asked of: nothing of what was asked for is needed any more. */
export interface Awaited<Result extends Made> {
  readonly ports: ShootPorts;
  readonly provider: Pick<JobProvider<never>, 'name' | 'check' | 'cancel' | 'pollEveryMs'>;
  readonly order: Omit<JobOrder<never, Result>, 'request' | 'isKept' | 'onProgress'>;
  /** Of its submission, among all that there ever were. */
  readonly number: number;
}

/** Asks until the job has ended and what it made is kept. What may pass is asked again. */
export async function waitFor<Result extends Made>(
  round: Awaited<Result>,
  operation: Operation,
  call: ProviderCall,
  isOldOperation: boolean,
): Promise<{ readonly settled: Settled<Result>; readonly isOld: boolean }> {
  const { ports, provider, order, number } = round;
  const everyMs = provider.pollEveryMs ?? POLL_EVERY_MS;
  let isOld = true;
  let failures = 0;
  let deliveries = 0;
  let isLate = false;
  let gaveUp = false;
  const since = ports.clock.steady();
  const pauseMs = (): number => pauseAt(ports.clock.steady() - since, everyMs);
  const settled = await ports.durable.pollUntil<Settled<Result>>(
    stepName.done(order.name, number),
    pauseMs,
    async () => {
      isOld = false;
      await untilLetIn(ports, order, 'ask');
      try {
        const outcome = await provider.check(operation, call);
        if (outcome.kind !== 'pending') return await settle(order, outcome, call);
        failures = 0;
        if (outcome.progress !== undefined) call.progress(outcome.progress);
        isLate = ports.clock.steady() - since > LONGEST_WAIT_MS;
        if (isLate) throw stillPending();
      } catch (error) {
        if (!isProviderError(error)) throw error;
        const isBad = error.code === 'provider/bad-media';
        if (isBad) deliveries += 1;
        failures += 1;
        holdBack(ports, order, error, failures, PAUSES);
        const passes = error.retryable || (isBad && deliveries < DELIVERIES);
        if (!passes || failures >= CHECKS) {
          // Asked for by name: what an earlier run left behind leads nowhere, and another is made.
          gaveUp = isOldOperation && order.resubmit && !error.retryable;
          if (gaveUp) return await giveUp(round, operation, call, { error, isRunning: isLate });
          throw underWay(provider.name, error);
        }
        await letPass(ports, order, error, failures, PAUSES);
      }
      return undefined;
    },
  );
  await ports.purse.settle(paidJob(order, number), settled);
  return { settled, isOld: isOld || gaveUp };
}

/** In proportion to how long it has taken, so that short jobs are not waited for in vain. */
function pauseAt(elapsedMs: number, everyMs: number): number {
  return Math.max(everyMs * SHORTEST_SHARE, Math.min(everyMs, elapsedMs * PAUSE_SHARE));
}

function stillPending(): ProviderError {
  return new ProviderError('provider/failed', 'after two hours the job has not ended', {
    retryable: false,
    submitted: 'no',
  });
}
