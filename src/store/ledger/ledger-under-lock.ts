import type { Ledger, LedgerFile } from './ledger.ts';
import type { Lock } from '../lock/lock.ts';

/**
 * The same ledger, written only as long as the film is ours. A claim is a line of it, so that who was
 * robbed of the film finds out before it pays for anything more, and two never write to it at once.
 */
export function ledgerUnderLock(
  ledger: LedgerFile,
  lock: Pick<Lock, 'requireHeld' | 'concede'>,
): Ledger & Pick<Lock, 'requireHeld'> {
  let last: Promise<void> = Promise.resolve();
  const requireHeld = async (): Promise<void> => {
    await lock.requireHeld();
    // Whoever took it over while we were asleep may be done with it: then nobody stands in our place.
    if (!(await ledger.isAsLeft())) throw lock.concede();
  };
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const turn = last.then(act);
    last = turn.catch(() => {});
    return turn;
  };
  return {
    entries: ledger.entries,
    requireHeld: () => inTurn(requireHeld),
    append: (entry) =>
      // The order on disk is the order of the calls.
      inTurn(async () => {
        await requireHeld();
        await ledger.append(entry);
        // Who takes the film over from now on reads the line. Who has before may go on without it: then a claim
        // is no leave to submit, and what is paid for is told, as it stands nowhere.
        await requireHeld();
      }),
    async close() {
      const isOurs = await inTurn(requireHeld).then(
        () => true,
        () => false,
      );
      await (isOurs ? ledger.close() : ledger.leave());
    },
  };
}
