import type { Adjustment } from '../../film/adjustment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import { cameraHeight, tiltTo, usualTilt } from './camera-height.ts';
import { standFor } from './camera-stand.ts';
import { sizeSeen } from './framing.ts';
import {
  fieldOfView,
  focalLengthFor,
  sensorFor,
  statedFocalLength,
  usualFocalLength,
} from './lens.ts';
import type { Placement } from '../floor/placement.ts';
import { everyone, headingOf } from '../floor/placement.ts';
import { distanceBetween, headingTo, turnBetween } from '../floor/plane.ts';
import type { ShotSetting } from '../stage/setting.ts';
import { layoutIn } from '../stage/setting.ts';
import type { CameraPose } from '../stage/staging.ts';
import type { Subject } from './subject.ts';
import { sizeOf, subjectOf } from './subject.ts';
import { SHOT_SIZES } from '../../film/vocabulary.ts';
import type { ShotSize } from '../../film/vocabulary.ts';

/** Where the camera is at the start of a shot, of what, and what it could not do as asked. */
export interface CameraPlan {
  readonly pose: CameraPose;
  readonly subject?: Subject;
  readonly adjustments: readonly Adjustment[];
}

/** Focal lengths that are chosen freely stay within what is sold, in millimetres. */
const SHORTEST = 14;
const LONGEST = 200;

/** A camera tilts to a subject that is not further aside than this, and frames it within that. */
const AIMED = 45;
const ON_AXIS = 15;

/** Metres on the floor within which a subject is right under or over the camera. */
const UNDERFOOT = 0.05;

/** The camera stays so far below the ceiling and above the floor, in metres. */
const CLEARANCE = 0.1;

/**
 * The camera's pose at the start of a shot. What `camera` says is kept; the rest follows from the
 * subject's place, the size, the angle and the lens: the distance is the one at which the size is
 * right on a full-frame sensor, and where the room is too small for it and no lens is named, a
 * shorter lens is taken, as one would on a set. With it come its subject, and an adjustment where the
 * stated size can't be had. A shot that carries another one on starts from the pose in which that one
 * ended (`carried`).
 */
export function planCamera(
  setting: ShotSetting,
  placements: readonly Placement[],
  carried?: CameraPose,
): CameraPlan {
  const { shot } = setting;
  const angle = shot.angle ?? 'eye';
  const subject = subjectOf(setting, placements);
  if (carried !== undefined) {
    const pose = { ...carried, roll: shot.dutch };
    return { pose, ...(subject === undefined ? {} : { subject }), adjustments: [] };
  }
  const stand = standFor(setting, placements, subject);
  const stated = facesOwnBed(setting, subject)
    ? undefined
    : statedHeading(setting, placements, stand.point);
  const heading = stated ?? stand.heading ?? 0;
  const distance = subject === undefined ? 0 : distanceBetween(stand.point, subject.point);
  const turn =
    subject === undefined || distance < UNDERFOOT
      ? 0
      : Math.abs(turnBetween(heading, headingTo(stand.point, subject.point)));
  const aimed = subject !== undefined && turn < AIMED ? subject : undefined;
  const reach = stand.reach ?? (turn < ON_AXIS && distance > UNDERFOOT ? distance : undefined);
  const focalLength = chooseFocalLength(setting, aimed, reach);
  const ceiling = layoutIn(setting, setting.before)?.height ?? Infinity;
  const height =
    shot.camera?.height ??
    Math.max(
      CLEARANCE,
      Math.min(stand.height ?? cameraHeight(angle, subject, distance), ceiling - CLEARANCE),
    );
  const tilt =
    shot.camera?.tilt ??
    (angle === 'overhead'
      ? usualTilt(angle)
      : aimed !== undefined && distance > UNDERFOOT
        ? tiltTo(aimed.aimHeight, height, distance)
        : usualTilt(angle));
  const pose: CameraPose = {
    position: [stand.point[0], stand.point[1], height],
    heading,
    tilt,
    roll: shot.dutch,
    focalLength,
  };
  return {
    pose,
    ...(subject === undefined ? {} : { subject }),
    adjustments: aimed === undefined ? [] : sizeAdjustments(setting, pose, aimed),
  };
}

/**
 * Whether a camera in a place of its own faces the bed of the one who lies there, in a picture that shows
 * a part of them: that is of their face, and not of the bed's middle.
 */
function facesOwnBed({ shot, after }: ShotSetting, subject: Subject | undefined): boolean {
  const [only] = subject?.characters ?? [];
  return (
    only !== undefined &&
    subject?.characters.length === 1 &&
    subject.lies &&
    shot.camera?.at !== undefined &&
    CLOSER_THAN_WHOLE.includes(shot.size ?? 'fs') &&
    after.characters[only]?.at === shot.camera.facing
  );
}

const CLOSER_THAN_WHOLE: readonly ShotSize[] = ['mfs', 'ms', 'mcu', 'cu', 'ecu'];

function statedHeading(
  setting: ShotSetting,
  placements: readonly Placement[],
  from: FloorPoint,
): Heading | undefined {
  const facing = setting.shot.camera?.facing;
  if (facing === undefined) return undefined;
  const layout = layoutIn(setting, setting.before);
  return headingOf(facing, from, layout, everyone(setting, placements));
}

function chooseFocalLength(
  setting: ShotSetting,
  subject: Subject | undefined,
  distance: number | undefined,
): number {
  const stated = statedFocalLength(setting.shot.lens);
  if (stated !== undefined) return stated;
  const usual = usualFocalLength(sizeOf(setting));
  if (subject === undefined || distance === undefined) return usual;
  const fitting = focalLengthFor(subject.frameHeight, distance, setting.aspect);
  return Math.min(LONGEST, Math.max(SHORTEST, Math.round(fitting)));
}

/** Tells where a stated size is not what the camera sees from where it must stand. */
function sizeAdjustments(
  setting: ShotSetting,
  pose: CameraPose,
  subject: Subject,
): readonly Adjustment[] {
  const asked = setting.shot.size;
  if (asked === undefined || subject.characters.length !== 1) return [];
  const [x, y, z] = pose.position;
  const reach = Math.hypot(distanceBetween([x, y], subject.point), subject.aimHeight - z);
  const half = fieldOfView(pose.focalLength, setting.aspect).horizontal / 2;
  if (reach < 0.3 || Math.abs(turnBetween(pose.heading, headingTo([x, y], subject.point))) > half) {
    return [];
  }
  const seenHeight = (reach * sensorFor(setting.aspect).height) / pose.focalLength;
  const given = sizeSeen(seenHeight, subject.body, setting.aspect);
  // A neighbouring size is within what the words leave open.
  if (Math.abs(SHOT_SIZES.indexOf(asked) - SHOT_SIZES.indexOf(given)) < 2) return [];
  const metres = reach.toFixed(1);
  const mm = Math.round(pose.focalLength);
  return [
    {
      kind: 'approximated',
      field: 'size',
      asked,
      given,
      why: `From where the camera stands, ${metres} m away with a ${mm} mm lens, the picture is a ${given}.`,
    },
  ];
}
