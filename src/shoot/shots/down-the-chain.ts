import { errorCode, isStudioError } from '../../diagnostics/studio-error.ts';
import { type BegunWay, holdsItsShot, isFreeWay } from '../../plan/begun-takes.ts';
import { printOf } from '../../plan/job-name.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import { askedFor, segmentJobs } from './asked-for.ts';
import {
  type Attempts,
  type BegunOtherwise,
  type Fallback,
  type FindFallback,
  type FindWay,
  mayGoElsewhere,
} from './fallback.ts';
import type { ShootPorts } from '../ports.ts';
import { begunOtherwise } from '../shoot-error.ts';
import { shootShot, type ShotOrder } from './shoot-shot.ts';

/** Who else may make a shot. */
export interface Elsewhere {
  readonly fallback?: FindFallback;
  readonly findWay?: FindWay;
  /** What earlier runs have begun of this take. */
  readonly begun: readonly BegunWay[];
  /** What they have had made in part, and is not gone on with. */
  readonly left: readonly BegunWay[];
  /** It is asked for by flags, whatever was begun otherwise. */
  readonly isAnew: boolean;
}

/**
 * Where one takes no job, asks it by the film's `safe_alternative` or the next provider of the chain,
 * aloud, if the film allows it. What an earlier run has under way elsewhere is followed first: to ask
 * the planned one again, which may take it by now, would pay twice.
 */
export async function shootDownTheChain(
  ports: ShootPorts,
  elsewhere: Elsewhere,
  planned: ShotOrder,
): Promise<TakeRecord> {
  const { fallback } = elsewhere;
  const way = await wayBegun(ports, elsewhere, planned);
  if (way !== undefined) {
    try {
      return await shootShot(ports, byWay(ports, planned, way, planned.shot.provider, UNDER_WAY));
    } catch (error) {
      const mayAskPlanned = way.kind !== 'planned' && mayGoElsewhere(error);
      if (ports.signal.aborted || !mayAskPlanned) throw error;
    }
  }
  const { shot, take } = planned;
  const subject = { scene: shot.scene, shot: shot.id, take };
  const tried = [shot.provider];
  const jobsOf = (way: BegunOtherwise) => segmentJobs(orderBy(planned, way, ''));
  let order = planned;
  let reworded = false;
  for (;;) {
    try {
      return await shootShot(ports, order);
    } catch (error) {
      if (ports.signal.aborted || !mayGoElsewhere(error)) throw error;
      const refused = errorCode(error) === 'provider/refused';
      const past: Attempts = { tried, refused, reworded, jobsOf };
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

/**
 * The way in which an earlier run has begun a take, where that is not the planned one. What it was asked for may
 * not be known any more, as the film has changed: then nothing is paid for beside it unasked. What is left is told.
 *
 * @throws StudioError `provider/under-way`
 */
async function wayBegun(
  ports: ShootPorts,
  { findWay, begun, left, isAnew }: Elsewhere,
  planned: ShotOrder,
): Promise<BegunOtherwise | undefined> {
  tellLeft(ports, planned, left);
  if (begun.length === 0) return undefined;
  const own = printOf(askedFor(planned).asked);
  const besides = (goneOnWith: string): readonly BegunWay[] =>
    begun.filter(({ print }) => print !== goneOnWith);
  const ways = begun.filter(({ isInVain }) => !isInVain);
  if (ways.some(({ print }) => print === own)) {
    tellLeft(ports, planned, besides(own));
    return undefined;
  }
  const { shot, take } = planned;
  const { found, print } = await wayStillKnown(findWay, ways, planned, isAnew);
  const holding = ways.find((way) => holdsItsShot(way, shot.segments.length));
  if (found === undefined && holding !== undefined && !isAnew) {
    throw begunOtherwise({ ...holding, shot: shot.id, take });
  }
  tellLeft(ports, planned, besides(print ?? own));
  return found;
}

/** Of ways in which a take was begun, one that is known still. */
async function wayStillKnown(
  findWay: FindWay | undefined,
  ways: readonly BegunWay[],
  planned: ShotOrder,
  isAnew: boolean,
): Promise<{ readonly found?: BegunOtherwise; readonly print?: string }> {
  if (ways.length === 0) return {};
  let print: string | undefined;
  const isBegun = (order: ShotOrder): boolean => {
    const asked = printOf(askedFor(order).asked);
    print = ways.find((way) => way.print === asked)?.print;
    return print !== undefined;
  };
  const found = await findWay?.(planned.shot.id, {
    providers: ways.flatMap(({ provider }) => provider ?? []),
    jobsOf: (way) => segmentJobs(orderBy(planned, way, '')),
    isAskedSo(compiled, adapterVersion) {
      const instead = { compiled, why: '', reworded: false };
      if (isBegun({ ...planned, instead })) return 'instead';
      if (isAnew || planned.retake !== undefined) return undefined;
      return isBegun({ ...planned, shot: compiled, adapterVersion }) ? 'planned' : undefined;
    },
  });
  return found === undefined || print === undefined ? {} : { found, print };
}

function tellLeft(
  { emit }: ShootPorts,
  { shot, take }: ShotOrder,
  left: readonly BegunWay[],
): void {
  const subject = { scene: shot.scene, shot: shot.id, take };
  for (const { provider, usd } of left.filter((way) => !isFreeWay(way))) {
    emit({ kind: 'take-left', ...subject, ...(provider !== undefined && { provider }), usd });
  }
}

/** The order for a shot by another way, which is told. */
function byWay(
  ports: ShootPorts,
  planned: ShotOrder,
  way: BegunOtherwise,
  from: string,
  why: string,
): ShotOrder {
  const { shot, take } = planned;
  const subject = { scene: shot.scene, shot: shot.id, take };
  const { provider } = way.compiled;
  if (provider === from) {
    ports.emit({ kind: 'take-reworded', ...subject, provider, reason: why });
  } else {
    planned.leavePlace();
    ports.emit({ kind: 'provider-changed', ...subject, from, to: provider, reason: why });
  }
  return orderBy(planned, way, why);
}

function orderBy(planned: ShotOrder, way: BegunOtherwise, why: string): ShotOrder {
  const { kind, compiled, prices } = way;
  if (kind === 'planned') {
    return { ...planned, shot: compiled, adapterVersion: way.adapterVersion, prices };
  }
  return { ...planned, instead: { compiled, why, reworded: kind === 'reworded' }, prices };
}
