import type { Ledger } from './ledger.ts';
import type { Lock } from '../lock/lock.ts';

/**
 * The same ledger, written only as long as the film is ours. A claim is a line of it, so that who was
 * robbed of the film finds out before it pays for anything more, and two never write to it at once.
 */
export function ledgerUnderLock(ledger: Ledger, lock: Lock): Ledger {
  let last: Promise<void> = Promise.resolve();
  return {
    entries: ledger.entries,
    append(entry) {
      // The order on disk is the order of the calls.
      const turn = last.then(async () => {
        await lock.requireHeld();
        await ledger.append(entry);
      });
      last = turn.catch(() => {});
      return turn;
    },
    close: () => ledger.close(),
  };
}
