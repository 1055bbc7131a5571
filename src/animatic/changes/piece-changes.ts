import type { Layout, Piece } from '../../film/environment.ts';
import type { Staging } from '../../world/stage/staging.ts';
import type { Color } from '../color/color.ts';
import { stateOfPiece } from '../pieces/build-piece.ts';
import type { PieceMoment } from '../pieces/build-piece.ts';
import { actedStates } from './acted-states.ts';
import { inTurn, timeOfChange } from './change-times.ts';
import type { ChangeTime } from './change-times.ts';
import { travelOf } from './travel.ts';
import type { Travel } from './travel.ts';

/** A piece that is not the same all through the shot; absent before or after where it is not there. */
export interface PieceChange extends ChangeTime {
  readonly before: PieceMoment | undefined;
  readonly after: PieceMoment | undefined;
  /** How a vehicle gathers or loses speed; absent where both ends of a change are eased. */
  readonly travel?: Travel['kind'];
}

/** How the pieces of a place are over a shot: as they stay, or how they change. */
export interface PieceCourses {
  readonly still: ReadonlyMap<string, PieceMoment>;
  readonly changing: ReadonlyMap<string, PieceChange>;
}

/**
 * How each piece goes through a shot: what `changes` make of it, and what the action opens, closes,
 * lights and puts out. `shines` are the colours of the lights that pieces carry.
 */
export function pieceCourses(
  staging: Staging,
  layouts: { readonly before: Layout; readonly after: Layout },
  shines: ReadonlyMap<string, Color>,
): PieceCourses {
  const described = staging.environment?.layout ?? layouts.after;
  const names = new Set([
    ...Object.keys(layouts.before.pieces),
    ...Object.keys(layouts.after.pieces),
  ]);
  const momentOf = (name: string, piece: Piece | undefined): PieceMoment | undefined => {
    if (piece === undefined) return undefined;
    const shine = shines.get(name);
    const planned = described.pieces[name];
    return {
      piece,
      state: stateOfPiece(name, piece, shine),
      loose: planned !== undefined && planned.facing !== piece.facing,
      shine,
    };
  };
  const acted = new Map(actedStates(staging, layouts.before).map((one) => [one.piece, one.state]));
  const still = new Map<string, PieceMoment>();
  const changing = new Map<string, Omit<PieceChange, 'from' | 'to'>>();
  for (const name of names) {
    const [was, is] = [layouts.before.pieces[name], layouts.after.pieces[name]];
    const [before, after] = [momentOf(name, was), momentOf(name, is)];
    const same = JSON.stringify(was) === JSON.stringify(is);
    const state = same ? acted.get(name) : undefined;
    if (!same) changing.set(name, { before, after });
    else if (before === undefined) continue;
    else if (state === undefined || agrees(before, state)) still.set(name, before);
    else changing.set(name, { before, after: { ...before, state: { ...before.state, ...state } } });
  }
  const timed = [...changing].map(([name, change], index): [string, PieceChange] => {
    const { before, after } = change;
    const [from, to] = [before?.piece, after?.piece];
    const moves = from?.at.join() !== to?.at.join() || from?.facing !== to?.facing;
    const time = inTurn(staging, index, changing.size) ?? timeOfChange(staging, name, moves);
    return [name, { ...change, ...time }];
  });
  const all = new Map(timed);
  for (const name of names) {
    const [was, is] = [layouts.before.pieces[name], layouts.after.pieces[name]];
    const piece = was ?? is;
    // Where the film itself moves a piece to another place, that is its way.
    const isMoved = was !== undefined && is !== undefined && was.at.join() !== is.at.join();
    const travel = piece === undefined || isMoved ? undefined : travelOf(staging, name, piece);
    const moment = momentOf(name, piece);
    if (travel === undefined || moment === undefined) continue;
    const on = (at: Piece['at']): PieceMoment => ({ ...moment, piece: { ...moment.piece, at } });
    const { kind, start, end, from, to } = travel;
    still.delete(name);
    all.set(name, { before: on(start), after: on(end), travel: kind, from, to });
  }
  return { still, changing: all };
}

/** Whether a piece already is as an action would make it. */
function agrees({ state }: PieceMoment, acted: PieceMoment['state'] | object): boolean {
  return Object.entries(acted).every(([key, value]) => state[key as 'open' | 'lit'] === value);
}
