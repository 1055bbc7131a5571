import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Film } from '../film/film.ts';
import type { CharacterId } from '../film/ids.ts';
import type { ShotWorld } from '../world/fold/film-world.ts';
import { stageSpace, viewAt } from '../world/stage/stage.ts';
import type { UnseenThing, View } from '../world/view/view.ts';
import { compassPoint } from '../world/view/words.ts';
import { isAside } from './cut.ts';
import { pathTo } from './film-space.ts';
import { worldOf } from '../world/fold/world-of.ts';

const explanation: Explanation = {
  code: 'grammar/out-of-frame',
  severity: 'warning',
  title: 'Somebody is named in a shot whose camera never sees them.',
  why: 'Where the camera stands, where it looks and how long its lens is decide what is in the picture. Who is outside it all the time is not drawn, and a model that is told of them puts them somewhere else.',
  mend: 'Let the camera face them, stand farther back, take a shorter lens, or pan; or leave them out of the `characters` of the shot. Who is only heard is a line with `off_screen: true`.',
  wrong: 'characters: [emma]   # at the south wall\ncamera: { at: [5, 4], facing: north }',
  right: 'characters: [emma]   # at the south wall\ncamera: { at: [5, 4], facing: emma }',
};

/**
 * Moments of a shot at which its picture is looked at: what only passes through it is seen, too.
 */
const MOMENTS = [0, 1, 0.5, 0.25, 0.75];

/** Judges only cameras that the spec places or turns: any other is set for who is in the shot. */
export const outOfFrame: FilmRule = {
  explanation,
  judges: 'scenes',
  *check(film) {
    for (const shotWorld of worldOf(film).shots) {
      const { shot } = shotWorld;
      if (shot.camera?.at === undefined && shot.camera?.facing === undefined) continue;
      if (shot.clip !== undefined || isAside(shot) || isOfScene(shotWorld)) continue;
      for (const [id, where, { pose }] of neverSeen(film, shotWorld)) {
        const [x, y] = pose.position.map((metres) => Number(metres.toFixed(1)));
        const { name } = film.characters[id]!;
        const speaks = shot.dialogue.some((line) => line.character === id && !line.offScreen);
        yield {
          code: explanation.code,
          severity: 'warning',
          message: `${name} is named in shot ${shot.id} and never in its picture: the camera at [${x}, ${y}] looks ${compassPoint(pose.heading)}, and ${name} is ${WHERE[where]}.`,
          hint: `${shot.characters.length === 1 ? `Write \`facing: ${id}\`` : 'Take the camera farther back, or a shorter lens'}, or leave \`${id}\` out of \`characters\`${speaks ? ' and let the line be `off_screen: true`' : ''}.`,
          path: pathTo(shotWorld, 'characters', shot.characters.indexOf(id)),
        };
      }
    }
  },
};

type Outside = Exclude<UnseenThing['where'], 'camera' | 'hidden'>;

const WHERE: Readonly<Record<Outside, string>> = {
  left: 'outside it at the left',
  right: 'outside it at the right',
  behind: 'behind the camera',
  above: 'above it',
  below: 'below it',
};

/**
 * Whether the shot has its cast from its scene, in which others share it: such a list says who is
 * there, not who is seen.
 */
function isOfScene({ scene, shot }: ShotWorld): boolean {
  return scene.shots.some((other) => other !== shot && other.characters === shot.characters);
}

/** Those who are outside the picture at all moments, and where as the shot begins. */
function neverSeen(
  film: Film,
  shotWorld: ShotWorld,
): readonly (readonly [CharacterId, Outside, View])[] {
  const { characters } = shotWorld.shot;
  if (characters.length === 0) return [];
  const space = stageSpace(film, shotWorld);
  let unseen: readonly CharacterId[] = characters;
  let first: View | undefined;
  for (const moment of MOMENTS) {
    const view = viewAt(space, moment);
    first ??= view;
    unseen = unseen.filter((id) => outsideOf(view, id) !== undefined);
    if (unseen.length === 0) return [];
  }
  const begin = first!;
  return unseen.map((id) => [id, outsideOf(begin, id)!, begin] as const);
}

/** Where somebody is outside a picture; who is behind a piece, or is the camera, is not outside. */
function outsideOf({ outside }: View, id: CharacterId): Outside | undefined {
  const where = outside.find((thing) => thing.kind === 'character' && thing.name === id)?.where;
  return where === 'camera' || where === 'hidden' ? undefined : where;
}
