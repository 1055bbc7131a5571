import type {
  Environment,
  EnvironmentChange,
  Layout,
  Piece,
  PieceChange,
} from '../../film/environment.ts';
import type { EnvironmentState } from './world-state.ts';

/** An environment as the film begins. */
export function initialEnvironment(environment: Environment): EnvironmentState {
  return Object.freeze({
    notes: Object.freeze([]),
    ...(environment.weather === undefined ? {} : { weather: environment.weather }),
    ...(environment.time === undefined ? {} : { time: environment.time }),
    ...(environment.layout === undefined ? {} : { layout: environment.layout }),
  });
}

/**
 * What a shot does to its environment. `described` is the floor plan of the spec: a piece that was
 * gone and comes back (`gone: false`) stands as it is described there.
 */
export function changeEnvironment(
  state: EnvironmentState,
  change: EnvironmentChange,
  described: Layout | undefined,
): EnvironmentState {
  const { weather, time, note, pieces } = change;
  const layout =
    state.layout === undefined || pieces === undefined
      ? {}
      : { layout: changePieces(state.layout, pieces, described) };
  const { notes, ...rest } = state;
  return Object.freeze({
    notes: note === undefined ? notes : Object.freeze([...notes, note]),
    ...rest,
    ...(weather === undefined ? {} : { weather }),
    ...(time === undefined ? {} : { time }),
    ...layout,
  });
}

function changePieces(
  layout: Layout,
  changes: Readonly<Record<string, PieceChange>>,
  described: Layout | undefined,
): Layout {
  const pieces: Record<string, Piece> = { ...layout.pieces };
  for (const [name, { gone, ...change }] of Object.entries(changes)) {
    const piece = pieces[name] ?? (gone === false ? described?.pieces[name] : undefined);
    if (gone === true) delete pieces[name];
    else if (piece !== undefined) pieces[name] = Object.freeze({ ...piece, ...change });
  }
  return Object.freeze({ ...layout, pieces: Object.freeze(pieces) });
}
