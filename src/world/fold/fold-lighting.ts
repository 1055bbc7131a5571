import type { LightingId } from '../../film/ids.ts';
import type { LightingChange } from '../../film/lighting.ts';
import type { LightingState } from './world-state.ts';

const FRESH: LightingState = Object.freeze({ intensity: 1, notes: Object.freeze([]) });

/** A lighting as it is described, with nothing changed about it. */
export function freshLighting(use: LightingId | undefined): LightingState {
  return use === undefined ? FRESH : Object.freeze({ use, ...FRESH });
}

/**
 * What a shot does to the light. Another lighting by name starts as it is described. An intensity
 * is what the shot says, not multiplied with one said before.
 */
export function changeLighting(
  state: LightingState,
  change: LightingChange | undefined,
): LightingState {
  if (change === undefined || Object.keys(change).length === 0) return state;
  const { use, time, intensity, note } = change;
  const base = use === undefined || use === state.use ? state : freshLighting(use);
  const { notes, ...rest } = base;
  return Object.freeze({
    notes: note === undefined ? notes : Object.freeze([...notes, note]),
    ...rest,
    ...(time === undefined ? {} : { time }),
    ...(intensity === undefined ? {} : { intensity }),
  });
}
