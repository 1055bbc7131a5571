import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Film } from '../film/film.ts';
import { canonicalPath } from './locate.ts';
import type { Path } from './locate.ts';

/** Parts of a film that its shots are made of: with a mistake in one, nothing is known of any shot. */
const SHARED = new Set(
  `characters environments lighting styles vars include format duration lens rig narrator language
  pronounce`.split(/\s+/),
);

/**
 * What rules that judge each shot by itself find in a film with errors: in the shots that have none,
 * so that a mistake in one does not hide what is wrong with the next.
 */
export function checkSoundShots(
  film: Film,
  rules: readonly FilmRule[],
  errors: readonly { readonly path: Path }[],
): readonly Finding[] {
  const places = errors.map(({ path }) => canonicalPath(path));
  if (places.some(([part]) => part === undefined || SHARED.has(String(part)))) return [];
  const broken = new Set(places.filter(([part]) => part === 'scenes').map(keyOf));
  if (broken.has(keyOf(['scenes']))) return [];
  // Where each scene and shot that is left stands in the film.
  const scenes = film.scenes.flatMap((scene, index) => {
    if (broken.has(keyOf(['scenes', index]))) return [];
    const shots = [...scene.shots.keys()].filter(
      (shot) => !broken.has(keyOf(['scenes', index, 'shots', shot])),
    );
    return shots.length === 0 ? [] : [{ scene, index, shots }];
  });
  const sound: Film = {
    ...film,
    scenes: scenes.map(({ scene, shots }) => ({
      ...scene,
      shots: shots.map((index) => scene.shots[index]!),
    })),
  };
  return rules
    .filter(({ ofShots }) => ofShots === true)
    .flatMap((rule) => [...rule.check(sound)])
    .map((finding) => {
      const [, scene, , shot, ...rest] = finding.path;
      const from = scenes[Number(scene)]!;
      return {
        ...finding,
        path: ['scenes', from.index, 'shots', from.shots[Number(shot)]!, ...rest],
      };
    });
}

/** The shot that a path leads into, or else its scene. */
function keyOf(path: Path): string {
  return JSON.stringify(path.slice(0, path[2] === 'shots' && path.length > 3 ? 4 : 2));
}
