import type { Json } from '../../film/json.ts';
import type { Durable } from '../../shoot/jobs/durable.ts';
import type { Ledger } from './ledger.ts';
import { takeTurns, type TakeTurn } from '../takes/take-turns.ts';

/**
 * The embedded engine: results of steps are lines of the ledger, and are never made twice.
 *
 * @param placesOf how many bodies may have a place of that provider at once.
 */
export function journalOf(
  ledger: Ledger,
  delay: (ms: number) => Promise<void>,
  placesOf: (provider: string) => number,
): Durable {
  const turns = new Map<string, TakeTurn>();
  const done = new Map<string, Json>();
  for (const entry of ledger.entries) {
    if (entry.kind === 'step') done.set(entry.name, entry.result);
  }
  const step: Durable['step'] = async <Result>(name: string, act: () => Promise<Result>) => {
    if (done.has(name)) return done.get(name) as Result;
    const result = await act();
    await ledger.append({ kind: 'step', name, result: result as Json });
    done.set(name, result as Json);
    return result;
  };
  return {
    step,
    isRecorded: (name) => done.has(name),
    pollUntil: (name, pauseMs, probe) =>
      step(name, async () => {
        for (;;) {
          const result = await probe();
          if (result !== undefined) return result;
          await delay(pauseMs());
        }
      }),
    async inProviderSlot(provider, body) {
      const turn = turns.get(provider) ?? takeTurns(placesOf(provider));
      turns.set(provider, turn);
      return await turn(body);
    },
  };
}
