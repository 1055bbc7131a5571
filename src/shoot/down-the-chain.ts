import { errorCode, isStudioError } from '../diagnostics/studio-error.ts';
import { printOf } from '../plan/job-name.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import { askedFor } from './asked-for.ts';
import {
  type Attempts,
  type Fallback,
  type FindFallback,
  type FindWay,
  mayGoElsewhere,
  type OtherWay,
} from './fallback.ts';
import type { ShootPorts } from './ports.ts';
import { shootShot, type ShotOrder } from './shoot-shot.ts';

/** Who else may make a shot. */
export interface Elsewhere {
  readonly fallback?: FindFallback;
  readonly findWay?: FindWay;
  /** What an earlier run has asked of another than the planned one, by `printOf`, and is under way there. */
  readonly begun: ReadonlySet<string>;
}

/**
 * Where one takes no job, asks it by the film's `safe_alternative` or the next provider of the chain,
 * aloud, if the film allows it. What an earlier run has under way elsewhere is followed first: to ask
 * the planned one again, which may take it by now, would pay twice.
 */
export async function shootDownTheChain(
  ports: ShootPorts,
  { fallback, findWay, begun }: Elsewhere,
  planned: ShotOrder,
): Promise<TakeRecord> {
  const way =
    begun.size > 0 ? await findWay?.(planned.shot.id, isBegun(planned, begun)) : undefined;
  if (way !== undefined) {
    try {
      return await shootShot(ports, byWay(ports, planned, way, planned.shot.provider, UNDER_WAY));
    } catch (error) {
      if (ports.signal.aborted || !mayGoElsewhere(error)) throw error;
    }
  }
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
      const why = isStudioError(error) ? error.message : 'it failed';
      reworded ||= next.kind === 'reworded';
      order = byWay(ports, planned, next, tried.at(-1)!, why);
      if (next.kind === 'shot') tried.push(next.compiled.provider);
    }
  }
}

const UNDER_WAY = 'an earlier run has asked for it so, and it may be paid for';

/** Whether a shot is asked for so that an earlier run has it under way. */
function isBegun(
  planned: ShotOrder,
  begun: ReadonlySet<string>,
): (compiled: ShotOrder['shot']) => boolean {
  return (compiled) => {
    const instead = { compiled, why: '', reworded: false };
    return begun.has(printOf(askedFor({ ...planned, instead }).asked));
  };
}

/** The order for a shot by another way, which is told. */
function byWay(
  ports: ShootPorts,
  planned: ShotOrder,
  { kind, compiled, prices }: OtherWay,
  from: string,
  why: string,
): ShotOrder {
  const { shot, take } = planned;
  const subject = { scene: shot.scene, shot: shot.id, take };
  const { provider } = compiled;
  if (provider === from) {
    ports.emit({ kind: 'take-reworded', ...subject, provider, reason: why });
  } else {
    planned.leavePlace();
    ports.emit({ kind: 'provider-changed', ...subject, from, to: provider, reason: why });
  }
  return { ...planned, instead: { compiled, why, reworded: kind === 'reworded' }, prices };
}
