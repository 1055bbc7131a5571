import type { CameraPlacement, Lens, Movement } from '../../film/camera.ts';
import type { Environment } from '../../film/environment.ts';
import {
  DIRECTION,
  FOCUS,
  LENS_TYPE,
  MOVEMENT,
  SPEED,
  canonicalTerm,
  foldTerm,
} from '../aliases.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { suggestion } from '../nearest.ts';
import { parseMovement } from '../values/movement.ts';
import { inRange } from './in-range.ts';
import { given, readHeadingOrTarget, readTerm, report, reportUnknownTerm } from './reading.ts';
import type { Reading } from './reading.ts';

/** Degrees that `dutch: left` and `right` stand for: plain to see, not yet a joke. */
const DUTCH = 15;

export function readDutch(written: 'left' | 'right' | number | undefined): number {
  if (written === 'left') return -DUTCH;
  if (written === 'right') return DUTCH;
  return written ?? 0;
}

/** A focal length, a kind of lens, or both; what a mapping leaves out comes from `outer`. */
export function readLens(
  reading: Reading,
  written: document.Lens | undefined,
  outer: Lens | undefined,
  path: Path,
): Lens | undefined {
  if (written === undefined) return outer;
  if (typeof written === 'number') return { mm: written };
  if (typeof written === 'string') {
    const mm = /^\s*(\d+(?:\.\d+)?)\s*(?:mm)?\s*$/i.exec(written)?.[1];
    if (mm !== undefined) {
      return inRange(reading, Number(mm), FOCAL_LENGTHS, { written, unit: 'mm', path })
        ? { mm: Number(mm) }
        : outer;
    }
    const type = canonicalTerm(LENS_TYPE, foldTerm(written).replace(/_lens$/, ''));
    if (type !== undefined) return { type };
    reportLens(reading, written, path);
    return outer;
  }
  return given({
    mm: written.mm ?? outer?.mm,
    type: readTerm(reading, LENS_TYPE, written.type, [...path, 'type']) ?? outer?.type,
    aperture: readAperture(reading, written.aperture, [...path, 'aperture']) ?? outer?.aperture,
    focus: readTerm(reading, FOCUS, written.focus, [...path, 'focus']) ?? outer?.focus,
  });
}

function reportLens(reading: Reading, written: string, path: Path): void {
  const length = /^\s*(\d+(?:\.\d+)?)/.exec(written)?.[1];
  if (length === undefined) {
    reportUnknownTerm(reading, LENS_TYPE, written, path, 'Or a focal length such as `24mm`.');
    return;
  }
  report(reading, {
    code: 'film/bad-value',
    message: `\`${written}\` is no focal length.`,
    hint: `In millimetres, it is written \`${length}mm\`.`,
    path,
  });
}

const FOCAL_LENGTHS = { least: 4, most: 2000 };
const F_NUMBERS = { above: 0, most: 64 };

function readAperture(
  reading: Reading,
  written: string | number | undefined,
  path: Path,
): number | undefined {
  if (typeof written !== 'string') return written;
  const number = Number(written.replace(/^f?\/?/i, ''));
  return inRange(reading, number, F_NUMBERS, { written, path }) ? number : undefined;
}

export function readMovement(
  reading: Reading,
  written: document.Movement | undefined,
  path: Path,
): Movement | undefined {
  if (written === undefined) return undefined;
  if (typeof written === 'string') {
    const move = parseMovement(written);
    if (move === undefined) reportUnknownTerm(reading, MOVEMENT, written, path);
    return move;
  }
  // `type: push in` says the direction too; one that is written beside it wins.
  const move = parseMovement(written.type);
  if (move === undefined) reportUnknownTerm(reading, MOVEMENT, written.type, [...path, 'type']);
  const direction = readTerm(reading, DIRECTION, written.direction, [...path, 'direction']);
  const speed = readTerm(reading, SPEED, written.speed, [...path, 'speed']);
  const secondary =
    'secondary' in written
      ? readMovement(reading, written.secondary, [...path, 'secondary'])
      : undefined;
  if (move === undefined) return undefined;
  return {
    type: move.type,
    ...given({
      direction: direction ?? move.direction,
      speed: speed ?? move.speed,
      amount: readAmount(reading, move.type, written.amount, [...path, 'amount']),
      secondary,
    }),
  };
}

/** A zoom multiplies the focal length: by nothing, no lens would be left. */
function readAmount(
  reading: Reading,
  type: Movement['type'],
  written: number | undefined,
  path: Path,
): number | undefined {
  if (type !== 'zoom' || written === undefined) return written;
  const range = { above: 0, most: Infinity };
  return inRange(reading, written, range, { written: String(written), path }) ? written : undefined;
}

/** Where the camera stands; a mark of the environment's layout may name the point. */
export function readCamera(
  reading: Reading,
  written: document.Camera | undefined,
  environment: Environment | 'none' | 'unknown',
  path: Path,
): CameraPlacement | undefined {
  if (written === undefined) return undefined;
  const { height, tilt } = written;
  return given({
    at: readCameraPoint(reading, written.at, environment, [...path, 'at']),
    height,
    facing: written.facing === undefined ? undefined : readHeadingOrTarget(written.facing),
    tilt,
  });
}

function readCameraPoint(
  reading: Reading,
  written: document.Place | undefined,
  environment: Environment | 'none' | 'unknown',
  path: Path,
): CameraPlacement['at'] {
  if (typeof written !== 'string') return written;
  // Of a place that the film does not have, that it is missing is enough.
  if (environment === 'unknown') return undefined;
  const marks = (environment === 'none' ? undefined : environment.layout)?.marks ?? {};
  if (Object.hasOwn(marks, written)) return marks[written];
  report(reading, {
    code: 'film/unknown-place',
    message: `There is no mark \`${written}\` for the camera to stand on.`,
    hint: () =>
      suggestion(written, Object.keys(marks)) ??
      'Write a point, `at: [x, y]`, or add the mark to the environment’s layout.',
    path,
  });
  return undefined;
}
