import type { EnvironmentChange, Layout } from '../../film/environment.ts';
import type { CharacterId, EnvironmentId } from '../../film/ids.ts';
import { boatUnder, carriedPoint } from '../floor/aboard.ts';
import { isBoat } from '../floor/boat.ts';
import { toMillionth } from '../stage/round.ts';
import type { CharacterState, WorldState } from './world-state.ts';

/**
 * Where everyone is after boats have been moved: whose place was a point or a mark over one of them is
 * carried along, so that nobody is left behind on the water. Whose place is the boat itself needs no
 * new one, and who is said to be somewhere else now (`placed`) is there.
 */
export function carryAboard(
  characters: WorldState['characters'],
  environment: EnvironmentId,
  layouts: { readonly before: Layout | undefined; readonly after: Layout | undefined },
  { pieces = {} }: EnvironmentChange,
  placed: ReadonlySet<CharacterId>,
): WorldState['characters'] {
  const { before, after } = layouts;
  if (before === undefined || after === undefined) return characters;
  const boats = new Map(
    Object.entries(before.pieces).filter(
      ([name, piece]) =>
        (pieces[name]?.at ?? pieces[name]?.facing) !== undefined && isBoat(name, piece),
    ),
  );
  if (boats.size === 0) return characters;
  const carried = Object.entries<CharacterState>(characters).flatMap(([id, state]) => {
    if (state.at === undefined || state.environment !== environment) return [];
    if (placed.has(id as CharacterId)) return [];
    const point = typeof state.at === 'string' ? before.marks[state.at] : state.at;
    const under = point && boatUnder(boats, point);
    const is = under && after.pieces[under[0]];
    if (point === undefined || under === undefined || is === undefined) return [];
    const [x, y] = carriedPoint(under[0], [under[1], is], point);
    const at = Object.freeze([toMillionth(x), toMillionth(y)] as const);
    return [[id, Object.freeze({ ...state, at })] as const];
  });
  return carried.length === 0
    ? characters
    : Object.freeze({ ...characters, ...Object.fromEntries(carried) });
}
