import { pieceBetween } from '../changes/piece-between.ts';
import type { PieceChange, PieceCourses } from '../changes/piece-changes.ts';
import { roomFacets } from './room.ts';
import { assembleSet, buildProp } from './set.ts';
import type { BuiltSet, Prop, SetOrder } from './set.ts';
import { clamp, smoothstep } from '../solids/vector.ts';

/** The place of a shot on any of its frames. */
export type SetAt = (frame: number) => BuiltSet;

/**
 * Builds the place of a shot. What stays the same is built once; of what changes both ends are kept,
 * and only on frames between them is it built anew.
 */
export function buildChangingSet(order: SetOrder, { still, changing }: PieceCourses): SetAt {
  const { environment } = order;
  const room = order.interior
    ? environment && roomFacets(order.layout, order.origin, environment, order.palette)
    : undefined;
  const build = (name: string, moment: PieceChange['before']): Prop | undefined =>
    moment && buildProp(name, moment, order);
  const fixed = [...still].flatMap(([name, moment]) => build(name, moment) ?? []);
  const moving = [...changing].map(([name, change]) => movingProp(name, change, build));
  const kept = new Map<string, BuiltSet>();
  return (frame) => {
    const amounts = moving.map(({ amountAt }) => amountAt(frame));
    const key = amounts.every((amount) => amount === 0 || amount === 1) && amounts.join('');
    const known = key === false ? undefined : kept.get(key);
    if (known !== undefined) return known;
    const moved = moving.flatMap(({ propAt }, index) => propAt(amounts[index] ?? 1) ?? []);
    const set = assembleSet(room, order, [...fixed, ...moved]);
    if (key !== false) kept.set(key, set);
    return set;
  };
}

interface MovingProp {
  /** How far the change has come on a frame, 0 to 1. */
  readonly amountAt: (frame: number) => number;
  readonly propAt: (amount: number) => Prop | undefined;
}

function movingProp(
  name: string,
  { from, to, before, after, travel }: PieceChange,
  build: (name: string, moment: PieceChange['before']) => Prop | undefined,
): MovingProp {
  const [first, last] = [build(name, before), build(name, after)];
  const end = Math.max(to, from + 1);
  const amountAt = (frame: number): number => {
    if (travel === undefined) return smoothstep(from, end, frame);
    const share = clamp((frame - from) / (end - from), 0, 1);
    return travel === 'leaves' ? share ** 2 : travel === 'arrives' ? 1 - (1 - share) ** 2 : share;
  };
  return {
    amountAt,
    propAt(amount) {
      if (before === undefined || after === undefined) return amount < 0.5 ? first : last;
      if (amount === 0) return first;
      return amount === 1 ? last : build(name, pieceBetween(before, after, amount));
    },
  };
}
