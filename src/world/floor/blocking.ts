import type { FloorPoint } from '../../film/geometry.ts';
import { distanceFor, statedFocalLength, usualFocalLength } from '../camera/lens.ts';
import { ELBOW_ROOM, distanceToEdge, isInside } from './footprint.ts';
import type { CharacterId } from '../../film/ids.ts';
import { SOMEONE, bodyOf, isLying } from './body.ts';
import { frameHeightOf, usualSize } from '../camera/framing.ts';
import type { Placement } from './placement.ts';
import { headingOf, knownPoints, placeCast } from './placement.ts';
import { headingTo, pointAhead } from './plane.ts';
import type { ShotSetting } from '../stage/setting.ts';
import { layoutIn } from '../stage/setting.ts';
import type { Blocking, CameraPose } from '../stage/staging.ts';

/**
 * Where everyone of the shot's cast is, before it is known where the camera stands. Who has no place
 * stands before a stated camera, else beside those who have one, else in the middle of the plan.
 */
export function placementsOf(
  setting: ShotSetting,
  carried?: ReadonlyMap<CharacterId, FloorPoint>,
): readonly Placement[] {
  const layout = layoutIn(setting, setting.before);
  const known = knownPoints(setting, setting.after);
  const { camera } = setting.shot;
  const middle: FloorPoint =
    layout === undefined ? [0, 0] : [layout.size[0] / 2, layout.size[1] / 2];
  if (camera?.at !== undefined) {
    const heading =
      (camera.facing === undefined
        ? undefined
        : headingOf(camera.facing, camera.at, layout, known)) ?? headingTo(camera.at, middle);
    const room =
      layout !== undefined && isInside(layout, camera.at)
        ? distanceToEdge(layout, camera.at, heading) * 0.7
        : Infinity;
    return placeCast(
      setting,
      pointAhead(camera.at, heading, Math.min(room, usualDistance(setting))),
      heading,
      carried,
    );
  }
  const companion = setting.cast.find((id) => known.has(id));
  const beside = companion === undefined ? undefined : known.get(companion);
  // The camera looks towards a piece or a mark; somebody whom it faces is but its subject.
  const heading =
    camera?.facing === undefined
      ? 0
      : (headingOf(camera.facing, beside ?? middle, layout, new Map()) ?? 0);
  // Beside who lies, one is behind as the camera sees it.
  const lies = companion !== undefined && isLying(setting.after.characters[companion]?.posture);
  const anchor = beside && lies ? pointAhead(beside, heading, 2 * ELBOW_ROOM) : beside;
  return placeCast(setting, anchor ?? middle, heading, carried);
}

function usualDistance({ shot, cast, aspect, characters, after }: ShotSetting): number {
  const size = shot.size ?? usualSize(shot.framing, cast.length);
  const first = cast[0] === undefined ? undefined : characters[cast[0]];
  const body = first === undefined ? SOMEONE : bodyOf(first, after.characters[first.id]?.posture);
  const focalLength = statedFocalLength(shot.lens) ?? usualFocalLength(size);
  return distanceFor(frameHeightOf(size, body, aspect), focalLength, aspect);
}

/** Where each of the cast is from the shot's start to its end; who faces nothing, faces the camera. */
export function blockingOf(
  placements: readonly Placement[],
  camera: CameraPose,
): readonly Blocking[] {
  const [x, y] = camera.position;
  return placements.map(({ character, from, to, facing, perch, aboard }) => ({
    character,
    from,
    to,
    facing: facing ?? headingTo(to, [x, y]),
    ...(perch === undefined ? {} : { perch }),
    ...(aboard === undefined ? {} : { aboard }),
  }));
}
