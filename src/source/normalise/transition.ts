import type { Transition } from '../../film/join.ts';
import { seconds } from '../../film/time.ts';
import type { Duration } from '../../film/time.ts';
import type { TransitionType } from '../../film/vocabulary.ts';
import { TRANSITION } from '../aliases.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { readDuration } from './duration.ts';
import { given, readTerm, report } from './reading.ts';
import type { Reading } from './reading.ts';

/** How long a dissolve, wipe or fade lasts where nothing is said, as the schema tells. */
const DEFAULT_LENGTH = seconds(0.5);

/** A transition; a straight cut where nothing is said. */
export function readTransition(
  reading: Reading,
  written: document.Transition | undefined,
  path: Path,
): Transition {
  if (written === undefined) return { type: 'cut' };
  if (typeof written === 'string') {
    return withLength(readTerm(reading, TRANSITION, written, path) ?? 'cut');
  }
  const said = readTerm(reading, TRANSITION, written.type, [...path, 'type']);
  const type = said ?? 'cut';
  const duration = readDuration(reading, written.duration, [...path, 'duration']);
  // Of a type that there is none of, nobody knows whether it takes time.
  const isMeantAsCut = isCut(type) && (said !== undefined || written.type === undefined);
  if (isMeantAsCut && duration !== undefined && !isNothing(duration)) {
    report(reading, {
      code: 'film/bad-value',
      message: 'A cut takes no time, so it has no `duration`.',
      hint: 'Leave `duration` out, or say another `type`, such as `dissolve`.',
      path: [...path, 'duration'],
    });
    return { type };
  }
  return {
    type,
    ...given({
      duration: duration ?? withLength(type).duration,
      jCut: readDuration(reading, written.j_cut, [...path, 'j_cut']),
      lCut: readDuration(reading, written.l_cut, [...path, 'l_cut']),
    }),
  };
}

export function isCut(type: TransitionType): boolean {
  return type === 'cut' || type === 'match_cut' || type === 'jump_cut' || type === 'smash_cut';
}

function isNothing(duration: Duration): boolean {
  return (duration.unit === 'frames' ? duration.frames : duration.micros) === 0;
}

function withLength(type: TransitionType): Transition {
  return isCut(type) ? { type } : { type, duration: DEFAULT_LENGTH };
}
