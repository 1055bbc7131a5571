import { setTimeout as sleep } from 'node:timers/promises';
import { plainReporter } from '../../report/events/plain-reporter.ts';
import type { LockOrder } from '../../store/lock/lock.ts';
import type { Shell } from '../shell.ts';

/** Who works on a film for a moment: what there is to tell of its lock goes to stderr. */
export function workerOf(shell: Shell): Pick<LockOrder, 'emit' | 'now' | 'delay'> {
  const reporter = plainReporter(shell.err);
  return {
    emit: (event) => reporter.show(event),
    now: shell.now,
    delay: async (ms) => await sleep(ms, undefined, { signal: shell.signal }),
  };
}
