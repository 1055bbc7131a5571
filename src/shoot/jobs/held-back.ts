import { type Backoff, pauseAfter, spread } from '../../providers/backoff.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { ShootPorts } from '../ports.ts';
import type { JobOrder, Made } from './job.ts';

/** Who asks for more is asked again by the next run. */
export const LONGEST_PAUSE_MS = 10 * 60_000;

/** A service said that it gets too much: nobody is to come back before. */
interface Limit {
  readonly until: number;
  readonly error: ProviderError;
}

/** What one service has said to any shot of a run, and holds for all of them. */
export interface Limits {
  /** Nothing is asked of it before. */
  pause?: Limit;
  /**
   * Nothing is submitted to it before, and nobody waits for that. Jobs that it has are asked about
   * all the same: what ran out is mostly what may be made in a day.
   */
  closure?: Limit;
}

type Asking = Pick<ShootPorts, 'limits' | 'clock' | 'signal' | 'random'>;
type Waiting = Pick<JobOrder<unknown, Made>, 'provider' | 'onPause'>;

/** Holds all that asks a service back where its error says that it gets too much. */
export function holdBack(
  { limits, clock }: Asking,
  { provider }: Waiting,
  error: ProviderError,
  attempt: number,
  backoff: Backoff,
): void {
  if (!isLimit(error)) return;
  const ms = pauseAfter(attempt, backoff, 0, error.retryAfterMs);
  const said: Limit = { until: clock.steady() + ms, error };
  const known = limits.get(provider) ?? {};
  const kind = ms > LONGEST_PAUSE_MS ? 'closure' : 'pause';
  if (said.until > (known[kind]?.until ?? 0)) known[kind] = said;
  limits.set(provider, known);
}

/**
 * Waits until the service may be asked, if any shot was told that it gets too much.
 *
 * @throws ProviderError where something is to be submitted and it has closed for longer than is
 * waited; the abort reason.
 */
export async function untilLetIn(
  { limits, clock, signal, random }: Asking,
  { provider, onPause }: Waiting,
  purpose: 'submit' | 'ask',
): Promise<void> {
  let told = 0;
  for (;;) {
    const now = clock.steady();
    const { pause, closure } = limits.get(provider) ?? {};
    if (purpose === 'submit' && closure !== undefined && closure.until > now) {
      throw closed(closure, now);
    }
    if (pause === undefined || pause.until <= now) return;
    const ms = spread(pause.until - now, random());
    // Timers may ring a moment early: what is left then is no news.
    if (pause.until > told) onPause(ms, pause.error.message);
    told = pause.until;
    await clock.delay(ms, signal);
  }
}

/** Lets pass what may pass: with all the others where the service gets too much, or else alone. */
export async function letPass(
  ports: Asking,
  order: Waiting,
  error: ProviderError,
  attempt: number,
  backoff: Backoff,
): Promise<void> {
  const ms = pauseAfter(attempt, backoff, ports.random(), error.retryAfterMs);
  if (isLimit(error) && ms <= LONGEST_PAUSE_MS) return await untilLetIn(ports, order, 'ask');
  order.onPause(ms, error.message);
  await ports.clock.delay(ms, ports.signal);
}

function isLimit({ code }: ProviderError): boolean {
  return code === 'provider/rate-limited' || code === 'provider/overloaded';
}

/** Nothing was sent: whatever became of the submission that was told so, this one is not taken. */
function closed({ until, error }: Limit, now: number): ProviderError {
  return new ProviderError(error.code, error.message, {
    retryable: true,
    submitted: 'no',
    retryAfterMs: until - now,
    cause: error,
  });
}
