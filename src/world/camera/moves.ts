import type { Move } from '../../film/camera.ts';
import type { Direction, MovementType, Speed } from '../../film/vocabulary.ts';

/** What each movement means: which ways it can go, and how far where no amount is said. */
interface MoveKind {
  /** The first is the default. */
  readonly directions: readonly Direction[];
  /** Metres, degrees or the factor of the focal length: see `Move.amount`. */
  readonly amount: Readonly<Record<Speed, number>>;
}

const NO_WAY: MoveKind = { directions: [], amount: { slow: 0, medium: 0, fast: 0 } };

/** Amounts that read as slow, medium and fast in a shot of some five seconds. */
export const MOVE_KINDS: Readonly<Record<MovementType, MoveKind>> = {
  static: NO_WAY,
  pan: { directions: ['right', 'left'], amount: { slow: 20, medium: 45, fast: 90 } },
  tilt: { directions: ['up', 'down'], amount: { slow: 10, medium: 20, fast: 35 } },
  dolly: { directions: ['in', 'out', 'left', 'right'], amount: { slow: 1, medium: 2, fast: 4 } },
  truck: { directions: ['right', 'left'], amount: { slow: 1, medium: 2, fast: 4 } },
  pedestal: { directions: ['up', 'down'], amount: { slow: 0.3, medium: 0.6, fast: 1.2 } },
  crane: {
    directions: ['up', 'down', 'left', 'right', 'in', 'out'],
    amount: { slow: 1.5, medium: 3, fast: 5 },
  },
  zoom: { directions: ['in', 'out'], amount: { slow: 1.25, medium: 1.5, fast: 2 } },
  orbit: {
    directions: ['cw', 'ccw', 'left', 'right'],
    amount: { slow: 30, medium: 60, fast: 120 },
  },
  tracking: {
    directions: ['in', 'out', 'left', 'right', 'up', 'down'],
    amount: { slow: 1, medium: 2, fast: 4 },
  },
  whip_pan: { directions: ['right', 'left'], amount: { slow: 60, medium: 90, fast: 120 } },
  whip_tilt: { directions: ['up', 'down'], amount: { slow: 30, medium: 45, fast: 60 } },
  handheld_drift: {
    directions: ['in', 'out', 'left', 'right', 'up', 'down'],
    amount: { slow: 0.05, medium: 0.1, fast: 0.2 },
  },
};

/** A move with its way and amount filled in. */
export interface FullMove {
  readonly type: MovementType;
  readonly direction?: Direction;
  readonly amount: number;
}

/**
 * The move as it is made. A direction that the move cannot have (the grammar warns of it) gives way
 * to the usual one; no speed is medium.
 */
export function fullMove({ type, direction, speed, amount }: Move): FullMove {
  const kind = MOVE_KINDS[type];
  const way =
    direction !== undefined && kind.directions.includes(direction) ? direction : kind.directions[0];
  return {
    type,
    ...(way === undefined ? {} : { direction: way }),
    amount: amount ?? kind.amount[speed ?? 'medium'],
  };
}
