import type { Clock } from '../../src/shoot/ports.ts';

export interface VirtualClock extends Clock {
  /** Lets time go by, and whatever was waited for happen in its order. */
  pass(ms: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** Time that stands still until it is told to pass; a wait ends at once when its signal aborts. */
export function virtualClock(): VirtualClock {
  let now = 0;
  const timers = new Set<Timer>();
  const next = (until: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    steady: () => now,
    delay: async (ms, signal) => {
      signal.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const stop = (): void => {
          timers.delete(timer);
          reject(signal.reason);
        };
        const timer: Timer = {
          at: now + ms,
          ring: () => {
            timers.delete(timer);
            signal.removeEventListener('abort', stop);
            resolve();
          },
        };
        timers.add(timer);
        signal.addEventListener('abort', stop);
      });
    },
    async pass(ms) {
      const until = now + ms;
      for (;;) {
        await untilQuiet();
        const timer = next(until);
        if (timer === undefined) break;
        now = timer.at;
        timer.ring();
      }
      now = until;
    },
  };
}

/** What is awaited in memory alone ends within one turn of the loop. */
async function untilQuiet(): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
}
