import type { ShotId } from '../film/ids.ts';
import { linePurchase } from './budget.ts';
import { canonicalJson } from './canonical-json.ts';
import type { PlannedShot } from './call-sheet.ts';
import type { PlanFile, PlannedMake, PlannedPrice } from './plan-file.ts';

/** Something that is not as it was planned. */
export interface Move {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What has moved since a film was planned; nothing where all that would be made now is just what was
 * planned, or less. Both are plans of the same film with the same flags.
 */
export function whatMoved(then: PlanFile, now: PlanFile): readonly Move[] {
  return [
    ...moved('ministudio', then.tool.version, now.tool.version),
    ...specMoves(then, now),
    ...assetMoves(then, now),
    ...priceMoves(then.prices, now.prices),
    ...workMoves('line', then.make.lines, now.make.lines, () => 'spoken'),
    ...workMoves(
      'shot',
      then.make.shots,
      now.make.shots,
      stateIn(then, 'shots'),
      spokenSince(then, now),
    ),
    ...workMoves(
      'the keyframe of',
      then.make.keyframes,
      now.make.keyframes,
      stateIn(then, 'keyframes'),
    ),
    ...keptMoves(then, now),
  ];
}

function moved(what: string, from: string, to: string): readonly Move[] {
  return from === to ? [] : [{ what, from, to }];
}

function specMoves({ film: then }: PlanFile, { film: now }: PlanFile): readonly Move[] {
  if (then.digest === now.digest) return [];
  const paths = new Set([...Object.keys(then.files), ...Object.keys(now.files)]);
  const changed = [...paths].filter((path) => then.files[path] !== now.files[path]);
  const where = changed.length === 0 ? '' : ` (${changed.join(', ')})`;
  return [{ what: `the film${where}`, from: short(then.digest), to: short(now.digest) }];
}

function assetMoves({ assets: then }: PlanFile, { assets: now }: PlanFile): readonly Move[] {
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].flatMap((path) =>
    moved(path, short(then[path]), short(now[path])),
  );
}

function short(digest: string | undefined): string {
  return digest === undefined ? 'not used' : `${digest.slice(0, 'sha256:'.length + 12)}…`;
}

/** Of models that are still asked. */
function priceMoves(then: readonly PlannedPrice[], now: readonly PlannedPrice[]): readonly Move[] {
  return now.flatMap(({ provider, model, makes, price }) => {
    const planned = then.find(
      (each) => each.provider === provider && each.model === model && each.makes === makes,
    );
    // A model that was not planned is told with the shot that goes to it.
    if (planned === undefined) return [];
    const what = `the price of ${makes} of ${provider} ${model}`;
    return moved(what, canonicalJson(planned.price), canonicalJson(price));
  });
}

function stateIn(
  { sheet }: PlanFile,
  what: 'shots' | 'keyframes',
): (id: PlannedMake['shot']) => string {
  const states = new Map<string, string>(
    what === 'shots'
      ? sheet.shots.map(({ id, state }) => [id, state])
      : sheet.keyframes.map(({ ends, state }) => [ends, state]),
  );
  return (id) => states.get(id) ?? 'not in the film';
}

/**
 * Shots of which a line was still to be spoken, and is spoken now, and those that go on from them: they
 * may come out longer or shorter than they were planned.
 */
function spokenSince({ make, sheet }: PlanFile, now: PlanFile): ReadonlySet<ShotId> {
  const left = new Set((now.make.lines ?? []).map(({ fingerprint }) => fingerprint));
  const spoken = new Set(
    (make.lines ?? []).map(({ fingerprint }) => fingerprint).filter((each) => !left.has(each)),
  );
  if (spoken.size === 0) return new Set();
  const shots = new Set(
    sheet.lines.flatMap(({ shot, fingerprint }) =>
      fingerprint !== undefined && spoken.has(fingerprint) ? [shot] : [],
    ),
  );
  for (const { id, join } of sheet.shots) {
    if (join.from !== undefined && shots.has(join.from)) shots.add(id);
  }
  return shots;
}

/**
 * @param estimated shots that may come out longer or shorter than they were planned, and cost otherwise,
 * as far as the plan's own budget allows.
 */
function workMoves(
  what: string,
  then: readonly PlannedMake[] = [],
  now: readonly PlannedMake[] = [],
  stateOf: (id: PlannedMake['shot']) => string,
  estimated: ReadonlySet<ShotId> = new Set(),
): readonly Move[] {
  const isLine = what === 'line';
  return now.flatMap((make) => {
    const name = isLine ? linePurchase({ ...make, line: make.number - 1 }) : `${what} ${make.shot}`;
    const planned = then.find(
      ({ shot, number }) => shot === make.shot && (!isLine || number === make.number),
    );
    const isEstimated = estimated.has(make.shot);
    if (planned === undefined) {
      return [{ what: name, from: `${stateOf(make.shot)}, kept`, to: 'to be made' }];
    }
    const moves = [
      ...moved(`the provider of ${name}`, planned.provider, make.provider),
      ...moved(`the model of ${name}`, planned.model, make.model),
      ...(isEstimated ? [] : moved(`the cost of ${name}`, dollars(planned.usd), dollars(make.usd))),
    ];
    if (moves.length > 0 || isEstimated) return moves;
    return moved(`what is asked for ${name}`, short(planned.fingerprint), short(make.fingerprint));
  });
}

/** Shots that were to be kept as they are, and are shown by another take now, or by none. */
function keptMoves(then: PlanFile, now: PlanFile): readonly Move[] {
  const made = new Set([...then.make.shots, ...now.make.shots].map(({ shot }) => shot));
  const shown = new Map(now.sheet.shots.map((shot) => [shot.id, takeText(shot)]));
  return then.sheet.shots
    .filter(({ id }) => !made.has(id))
    .flatMap((shot) => moved(`shot ${shot.id}`, takeText(shot), shown.get(shot.id) ?? NO_TAKE));
}

const NO_TAKE = 'no take';

function takeText({ take, leftOut }: PlannedShot): string {
  return take === undefined || leftOut ? NO_TAKE : `take ${take}`;
}

function dollars(usd: number | null): string {
  return usd === null ? 'unknown' : `$${usd}`;
}
