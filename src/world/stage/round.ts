import type { FloorPoint } from '../../film/geometry.ts';
import { normaliseHeading } from '../floor/plane.ts';
import type { Berth, Blocking, CameraPath, CameraPose } from './staging.ts';

/**
 * A staging is hashed to know whether a picture must be made again, and sines differ in their last
 * digits from one machine to another. To a micrometre and a millionth of a degree they agree.
 */
const STEPS = 1e6;

/** The nearest millionth; never a negative zero. */
export const toMillionth = (value: number): number => Math.round(value * STEPS) / STEPS + 0;

export function roundPath(path: CameraPath): CameraPath {
  return {
    ...path,
    keys: path.keys.map(({ time, pose }) => ({ time: toMillionth(time), pose: roundPose(pose) })),
  };
}

export function roundBlocking({ character, from, to, facing, perch, aboard }: Blocking): Blocking {
  return {
    character,
    from: roundPoint(from),
    to: roundPoint(to),
    facing: roundHeading(facing),
    ...(perch === undefined ? {} : { perch: [toMillionth(perch[0]), toMillionth(perch[1])] }),
    ...(aboard === undefined ? {} : { aboard: roundEnds(aboard) }),
  };
}

type Ends = NonNullable<Blocking['aboard']>;

function roundEnds({ from, to }: Ends): Ends {
  return {
    ...(from === undefined ? {} : { from: roundBerth(from) }),
    ...(to === undefined ? {} : { to: roundBerth(to) }),
  };
}

function roundBerth({ boat, bow, aside, ahead, thwart }: Berth): Berth {
  return {
    boat,
    bow: roundHeading(bow),
    aside: toMillionth(aside),
    ahead: toMillionth(ahead),
    ...(thwart === undefined
      ? {}
      : { thwart: { ahead: toMillionth(thwart.ahead), height: toMillionth(thwart.height) } }),
  };
}

function roundPose({ position, heading, tilt, roll, focalLength }: CameraPose): CameraPose {
  const [x, y, z] = position;
  return {
    position: [toMillionth(x), toMillionth(y), toMillionth(z)],
    heading: roundHeading(heading),
    tilt: toMillionth(tilt),
    roll: toMillionth(roll),
    focalLength: toMillionth(focalLength),
  };
}

const roundPoint = ([x, y]: FloorPoint): FloorPoint => [toMillionth(x), toMillionth(y)];

const roundHeading = (heading: number): number => normaliseHeading(toMillionth(heading));
