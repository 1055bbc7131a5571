import type { CompiledShot } from '../compile/compiled-shot.ts';
import type { ShotId } from '../film/ids.ts';
import type { KeyframeRecord } from '../plan/keyframe-record.ts';
import { keyframesOf } from '../plan/keyframe-links.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import { emitReused } from './all-there.ts';
import { shootDownTheChain } from './shots/down-the-chain.ts';
import { isShotFailure, type ShotFailure } from './failure.ts';
import type { FindFallback, FindWay } from './shots/fallback.ts';
import type { KeyframeJob } from './keyframes/keyframe-job.ts';
import type { FilmPicture, ShootPorts } from './ports.ts';
import { restoreTake } from './keep/restore-take.ts';
import { shootKeyframes } from './keyframes/shoot-keyframes.ts';
import type { ShotJob, ShotToMake } from './shots/shot-job.ts';
import { runSideBySide, type Standing } from './side-by-side.ts';

export interface ShootOrder {
  readonly film: string;
  readonly picture: FilmPicture;
  readonly shots: readonly ShotJob[];
  readonly keyframes: readonly KeyframeJob[];
  /** Goes on with other chains after a shot has failed. */
  readonly keepGoing: boolean;
  /** How many shots a provider may be making at once, by its name. */
  readonly placesOf: (provider: string) => number;
  /** How many shots may be in the works at once; as many as there is room for where it is absent. */
  readonly most?: number;
  /** What an earlier run has submitted, and nobody has fetched yet; nothing where it is absent. */
  readonly underWay?: UnderWay;
  /** Lines that should have been spoken before; none where it is absent. */
  readonly unspoken?: Unspoken;
  /** Who else may make a shot; nobody where it is absent. */
  readonly fallback?: FindFallback;
  readonly findWay?: FindWay;
  /** Told of each shot that is there, as soon as it is. */
  readonly onTake?: (shot: ShotId, take: TakeRecord) => void;
}

/** Jobs that are paid for, or may be: they are followed to their end whatever else fails. */
export interface UnderWay {
  readonly shots: ReadonlySet<ShotId>;
  /** By the shot that ends in each. */
  readonly keyframes: ReadonlySet<ShotId>;
  /** By `lineKey`. */
  readonly lines: ReadonlySet<string>;
}

/** Lines that were to be spoken, and are not. */
export interface Unspoken {
  readonly failures: readonly ShotFailure[];
  /** Where they are said: a shot is not made before it is known how long it is. */
  readonly shots: ReadonlySet<ShotId>;
}

export interface ShootResult {
  readonly takes: ReadonlyMap<ShotId, TakeRecord>;
  /** By the shot that ends in each. */
  readonly keyframes: ReadonlyMap<ShotId, KeyframeRecord>;
  readonly failures: readonly ShotFailure[];
}

/**
 * Shoots what is to be shot: keyframes first, then chains side by side, as far as their providers have room, and a chain
 * in its order. A shot that fails stops its chain: what goes on from it is skipped, never made from
 * a picture that is out of date.
 *
 * @throws whatever is not a failure of one shot (a full disk, a defect), and the abort reason; not
 * before all that was under way has ended.
 */
export async function shootFilm(ports: ShootPorts, order: ShootOrder): Promise<ShootResult> {
  const most = order.most ?? Infinity;
  ports.emit({
    kind: 'shoot-started',
    film: order.film,
    shots: order.shots.length,
    toShoot: order.shots.filter(({ action }) => action !== 'reuse').length,
  });
  const before = order.unspoken?.failures ?? [];
  const { records: keyframes, failures } = await shootKeyframes(ports, {
    jobs: order.keyframes,
    picture: order.picture,
    keepGoing: order.keepGoing,
    placesOf: order.placesOf,
    most,
    underWay: order.underWay?.keyframes ?? new Set(),
    isStopped: before.length > 0,
  });
  const run: Run = {
    ports,
    order,
    followed: new Set(order.shots.map(({ compiled }) => predecessor(compiled))),
    keyframes,
    takes: new Map(),
    failures: [...before, ...failures],
    lost: new Set(),
  };
  for (const job of order.shots) {
    if (job.action !== 'reuse') continue;
    run.takes.set(job.compiled.id, job.existing);
    order.onTake?.(job.compiled.id, job.existing);
    emitReused(ports.emit, job);
  }
  await runSideBySide(
    order.shots.filter((job) => job.action !== 'reuse'),
    {
      nameOf: ({ compiled }) => compiled.id,
      standingOf,
      placesOf: (place) => (place === HERE ? 1 : order.placesOf(place)),
      most,
      run: (job, leavePlace) => makeOrSkip(run, job, leavePlace),
      onThrown: ports.abandon,
    },
  );
  const rank = new Map(order.shots.map(({ compiled }, index) => [compiled.id, index]));
  // A line may be that of a shot that is left out.
  const rankOf = ({ shot }: ShotFailure): number => rank.get(shot) ?? -1;
  return {
    takes: run.takes,
    keyframes,
    failures: run.failures.toSorted((a, b) => rankOf(a) - rankOf(b)),
  };
}

/** Where shots are made that no provider is asked for: by this machine, which has enough to do. */
const HERE = 'this machine';

/** One run, as far as it has come. */
interface Run {
  readonly ports: ShootPorts;
  readonly order: ShootOrder;
  /** Shots that others go on from. */
  readonly followed: ReadonlySet<ShotId | undefined>;
  readonly keyframes: ReadonlyMap<ShotId, KeyframeRecord>;
  readonly takes: Map<ShotId, TakeRecord>;
  /** In the order in which they failed. */
  readonly failures: ShotFailure[];
  /** Shots that there is no take of, in this run. */
  readonly lost: Set<ShotId>;
}

function standingOf({ compiled, action }: ShotToMake): Standing {
  const after = predecessor(compiled);
  const asksNobody = action === 'restore' || compiled.ownClip !== undefined;
  return { ...(after && { after }), place: asksNobody ? HERE : compiled.provider };
}

async function makeOrSkip(run: Run, job: ShotToMake, leavePlace: () => void): Promise<void> {
  const { ports, order, takes, failures, lost } = run;
  ports.signal.throwIfAborted();
  const { compiled, planned } = job;
  const subject = { scene: compiled.scene, shot: compiled.id };
  if (planned.state === 'missing' && planned.take !== undefined) {
    ports.emit({ kind: 'take-lost', ...subject, take: planned.take, reasons: planned.reasons });
  }
  const isUnderWay = order.underWay?.shots.has(compiled.id) === true;
  const goesOn = order.keepGoing || isUnderWay;
  const stop =
    (isUnderWay ? undefined : lacksLine(order, job)) ??
    lacksKeyframe(run, job) ??
    stopReason(predecessor(compiled), lost, failures, goesOn);
  if (stop !== undefined) {
    lost.add(compiled.id);
    ports.purse.close(compiled.id);
    ports.emit({ kind: 'shot-skipped', ...subject, ...stop });
    return;
  }
  const startedAt = ports.clock.now();
  try {
    const take = await make(run, job, leavePlace);
    takes.set(compiled.id, take);
    order.onTake?.(compiled.id, take);
    const elapsedMs = ports.clock.now() - startedAt;
    const { frames } = compiled;
    ports.emit({ kind: 'take-completed', ...subject, take: take.take, frames, elapsedMs });
  } catch (error) {
    if (ports.signal.aborted || !isShotFailure(error)) throw error;
    const { code, message: reason } = error;
    failures.push({ shot: compiled.id, code, reason, error });
    lost.add(compiled.id);
    ports.emit(
      code === 'provider/refused'
        ? { kind: 'take-refused', ...subject, take: takeOf(job), reason }
        : { kind: 'take-failed', ...subject, take: takeOf(job), code, reason },
    );
  } finally {
    ports.purse.close(compiled.id);
  }
}

async function make(
  { ports, order, followed, takes, keyframes }: Run,
  job: ShotToMake,
  leavePlace: () => void,
): Promise<TakeRecord> {
  const { compiled, planned } = job;
  const { picture } = order;
  if (job.action === 'restore') {
    const { existing } = job;
    const fits = existing.fingerprint === planned.fingerprint;
    return await restoreTake(ports, { shot: compiled, existing, picture, fits });
  }
  const from = predecessor(compiled);
  const before = from === undefined ? undefined : takes.get(from);
  const { fallback, findWay } = order;
  const elsewhere = {
    ...(fallback && { fallback }),
    ...(findWay && { findWay }),
    begun: job.begun ?? [],
    left: job.left ?? [],
    isAnew: job.isAnew ?? false,
  };
  return await shootDownTheChain(ports, elsewhere, {
    shot: compiled,
    take: job.take,
    resubmit: job.resubmit ?? false,
    ...(job.retake && { retake: job.retake }),
    adapterVersion: job.adapterVersion,
    prices: planned.segments.map(({ usd }) => usd),
    picture,
    keyframeOf: (ends) => keyframes.get(ends),
    leavePlace,
    // A chain takes as long as its shots together, so its next shot follows in the place of the one
    // before. Where there is but one place, what counts is that it is never empty.
    keepsPlace: followed.has(compiled.id) && order.placesOf(compiled.provider) > 1,
    ...(before && { before }),
  });
}

function takeOf(job: ShotToMake): number {
  return job.action === 'shoot' ? job.take : job.existing.take;
}

function predecessor(shot: CompiledShot): ShotId | undefined {
  const source = shot.segments[0]?.firstFrame;
  return source?.kind === 'shot' ? source.shot : undefined;
}

/** A shot is not made without what is said in it. */
function lacksLine(
  { unspoken }: ShootOrder,
  { compiled: { id }, action }: ShotToMake,
): { because: ShotId; reason: string } | undefined {
  if (action === 'restore' || unspoken?.shots.has(id) !== true) return undefined;
  return { because: id, reason: 'what is said in it is not spoken' };
}

/** A shot is not made without the stills that it is to start from and to end in. */
function lacksKeyframe(
  { keyframes }: Run,
  { compiled, action }: ShotToMake,
): { because: ShotId; reason: string } | undefined {
  if (action === 'restore') return undefined;
  const { first, last } = keyframesOf(compiled, (ends) => ends);
  const missing = [first, last].find((ends) => ends !== undefined && !keyframes.has(ends));
  return missing && { because: missing, reason: `the keyframe of ${missing} is not there` };
}

function stopReason(
  from: ShotId | undefined,
  lost: ReadonlySet<ShotId>,
  failures: readonly ShotFailure[],
  goesOn: boolean,
): { because: ShotId; reason: string } | undefined {
  if (from !== undefined && lost.has(from)) {
    return { because: from, reason: `it goes on from ${from}, which is not there` };
  }
  const first = failures[0];
  if (first === undefined || goesOn) return undefined;
  return { because: first.shot, reason: `the run stops after ${first.shot} failed` };
}
