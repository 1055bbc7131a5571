import { errorCode, isStudioError } from '../diagnostics/studio-error.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import { type Attempts, type Fallback, type FindFallback, mayGoElsewhere } from './fallback.ts';
import type { ShootPorts } from './ports.ts';
import { shootShot, type ShotOrder } from './shoot-shot.ts';

/**
 * Where one takes no job, asks it by the film's `safe_alternative` or the next provider of the chain,
 * aloud, if the film allows it.
 */
export async function shootDownTheChain(
  ports: ShootPorts,
  fallback: FindFallback | undefined,
  planned: ShotOrder,
): Promise<TakeRecord> {
  const { shot, take } = planned;
  const subject = { scene: shot.scene, shot: shot.id, take };
  const tried = [shot.provider];
  let order = planned;
  let reworded = false;
  for (;;) {
    try {
      return await shootShot(ports, order);
    } catch (error) {
      if (ports.signal.aborted || !mayGoElsewhere(error)) throw error;
      const refused = errorCode(error) === 'provider/refused';
      const past: Attempts = { tried, refused, reworded };
      const next: Fallback | undefined = await fallback?.(shot.id, past);
      if (next === undefined) throw error;
      if (next.kind === 'not-allowed') {
        const { provider, reason } = next;
        ports.emit({ kind: 'provider-passed-over', ...subject, provider, reason });
        throw error;
      }
      const { compiled } = next;
      const why = isStudioError(error) ? error.message : 'it failed';
      reworded ||= next.kind === 'reworded';
      if (next.kind === 'reworded') {
        const { provider } = compiled;
        ports.emit({ kind: 'take-reworded', ...subject, provider, reason: why });
      } else {
        planned.leavePlace();
        const change = { from: tried.at(-1)!, to: compiled.provider, reason: why };
        ports.emit({ kind: 'provider-changed', ...subject, ...change });
        tried.push(compiled.provider);
      }
      const instead = { compiled, why, reworded: next.kind === 'reworded' };
      order = { ...planned, instead, prices: next.prices };
    }
  }
}
