import type { CompiledShot } from '../compile/compiled-shot.ts';
import { errorCode, isStudioError } from '../diagnostics/studio-error.ts';
import type { ShotId } from '../film/ids.ts';
import type { PlannedShot } from '../plan/call-sheet.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import type { FilmPicture, ShootPorts } from './ports.ts';
import { restoreTake } from './restore-take.ts';
import { type Attempts, type Fallback, type FindFallback, mayGoElsewhere } from './fallback.ts';
import { shootShot, type ShotOrder } from './shoot-shot.ts';

export interface ShootOrder {
  readonly film: string;
  readonly picture: FilmPicture;
  readonly shots: readonly ShotJob[];
  /** Goes on with other chains after a shot has failed. */
  readonly keepGoing: boolean;
  /** Who else may make a shot; nobody where it is absent. */
  readonly fallback?: FindFallback;
}

export type ShotJob = {
  readonly compiled: CompiledShot;
  readonly planned: PlannedShot;
  readonly adapterVersion: number;
} & (
  | { readonly action: 'reuse'; readonly existing: TakeRecord }
  /** A file of the take is lost, and enough of it is kept. */
  | { readonly action: 'restore'; readonly existing: TakeRecord }
  /** `take` is the number that the new take gets. */
  | {
      readonly action: 'shoot';
      readonly take: number;
      /** Asked for by name: an earlier submission that leads nowhere is given up. */
      readonly resubmit?: boolean;
    }
);

export interface ShootResult {
  readonly takes: ReadonlyMap<ShotId, TakeRecord>;
  readonly failures: readonly ShotFailure[];
}

export interface ShotFailure {
  readonly shot: ShotId;
  readonly code: string;
  readonly reason: string;
  readonly error: unknown;
}

/**
 * Shoots what is to be shot, in order. A shot that fails stops its chain: what goes on from it is
 * skipped, never made from a picture that is out of date.
 *
 * @throws whatever is not a failure of one shot (a full disk, a defect), and the abort reason.
 */
export async function shootFilm(ports: ShootPorts, order: ShootOrder): Promise<ShootResult> {
  const takes = new Map<ShotId, TakeRecord>();
  const failures: ShotFailure[] = [];
  const lost = new Set<ShotId>();
  ports.emit({
    kind: 'shoot-started',
    film: order.film,
    shots: order.shots.length,
    toShoot: order.shots.filter(({ action }) => action !== 'reuse').length,
  });
  for (const job of order.shots) {
    ports.signal.throwIfAborted();
    const { compiled, planned } = job;
    const subject = { scene: compiled.scene, shot: compiled.id };
    if (job.action === 'reuse') {
      takes.set(compiled.id, job.existing);
      const stale = planned.state === 'stale' ? { stale: planned.reasons } : {};
      ports.emit({ kind: 'shot-reused', ...subject, take: job.existing.take, ...stale });
      continue;
    }
    if (planned.state === 'missing' && planned.take !== undefined) {
      ports.emit({ kind: 'take-lost', ...subject, take: planned.take, reasons: planned.reasons });
    }
    const from = predecessor(compiled);
    const stop = stopReason(from, lost, failures, order.keepGoing);
    if (stop !== undefined) {
      lost.add(compiled.id);
      ports.emit({ kind: 'shot-skipped', ...subject, ...stop });
      continue;
    }
    const startedAt = ports.clock.now();
    try {
      const before = from === undefined ? undefined : takes.get(from);
      const { picture } = order;
      const take =
        job.action === 'restore'
          ? await restoreTake(ports, { shot: compiled, existing: job.existing, picture })
          : await shootDownTheChain(ports, order, {
              shot: compiled,
              take: job.take,
              resubmit: job.resubmit ?? false,
              adapterVersion: job.adapterVersion,
              estimatedUsd: planned.cost.usd,
              picture,
              ...(before && { before }),
            });
      takes.set(compiled.id, take);
      const elapsedMs = ports.clock.now() - startedAt;
      const { frames } = compiled;
      ports.emit({ kind: 'take-completed', ...subject, take: take.take, frames, elapsedMs });
    } catch (error) {
      if (ports.signal.aborted || !isShotFailure(error)) throw error;
      const failure = { shot: compiled.id, code: error.code, reason: error.message, error };
      failures.push(failure);
      lost.add(compiled.id);
      const { code, reason } = failure;
      ports.emit(
        code === 'provider/refused'
          ? { kind: 'take-refused', ...subject, take: takeOf(job), reason }
          : { kind: 'take-failed', ...subject, take: takeOf(job), code, reason },
      );
    }
  }
  return { takes, failures };
}

/**
 * Where one takes no job, asks it by the film's `safe_alternative` or the next provider of the chain,
 * aloud, if the film allows it.
 */
async function shootDownTheChain(
  ports: ShootPorts,
  { fallback }: ShootOrder,
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
        const change = { from: tried.at(-1)!, to: compiled.provider, reason: why };
        ports.emit({ kind: 'provider-changed', ...subject, ...change });
        tried.push(compiled.provider);
      }
      const instead = { compiled, why, reworded: next.kind === 'reworded' };
      // Nobody has said what another provider costs.
      const isOther = compiled.provider !== shot.provider;
      order = { ...planned, instead, ...(isOther && { estimatedUsd: null }) };
    }
  }
}

function takeOf(job: ShotJob): number {
  return job.action === 'shoot' ? job.take : job.existing.take;
}

function predecessor(shot: CompiledShot): ShotId | undefined {
  const source = shot.segments[0]?.firstFrame;
  return source?.kind === 'shot' ? source.shot : undefined;
}

function stopReason(
  from: ShotId | undefined,
  lost: ReadonlySet<ShotId>,
  failures: readonly ShotFailure[],
  keepGoing: boolean,
): { because: ShotId; reason: string } | undefined {
  if (from !== undefined && lost.has(from)) {
    return { because: from, reason: `it goes on from ${from}, which is not there` };
  }
  const first = failures[0];
  if (first === undefined || keepGoing) return undefined;
  return { because: first.shot, reason: `the run stops after ${first.shot} failed` };
}

/** A provider's failure or a clip that is no good is the shot's; a full disk is the run's. */
function isShotFailure(error: unknown): error is Error & { code: string } {
  if (!isStudioError(error) || !/^(provider|media)\//.test(error.code)) return false;
  return errorCode(error.cause) !== 'ENOSPC';
}
