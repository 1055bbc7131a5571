import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Film } from '../film/film.ts';
import { canonicalPath } from './locate.ts';
import type { Path } from './locate.ts';
import { nearest } from './nearest.ts';

/** Parts of a film that its shots are made of: with a mistake in one, nothing is known of any shot. */
const SHARED = new Set(
  `characters environments lighting styles vars include format duration lens rig narrator language
  pronounce`.split(/\s+/),
);

/**
 * What rules find in the shots and scenes of a film that have no errors themselves, so that a mistake
 * in one does not hide what is wrong with the next. Nothing is said that may only follow from one.
 */
export function checkSoundParts(
  film: Film,
  rules: readonly FilmRule[],
  errors: readonly { readonly path: Path }[],
): readonly Finding[] {
  const places = errors.map(({ path }) => canonicalPath(path));
  if (places.some(([part]) => part === undefined || SHARED.has(String(part)))) return [];
  const broken = places.filter(([part]) => part === 'scenes');
  if (broken.some(({ length }) => length === 1)) return [];
  return [...checkShots(film, rules, broken), ...checkScenes(film, rules, broken)];
}

function checkShots(
  film: Film,
  rules: readonly FilmRule[],
  errors: readonly Path[],
): readonly Finding[] {
  const broken = new Set(errors.map(keyOf));
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
    .filter(({ judges }) => judges === 'shots')
    .flatMap((rule) => [...rule.check(sound)])
    .map((finding) => {
      const [part, scene, , shot, ...rest] = finding.path;
      if (part !== 'scenes') return finding;
      const from = scenes[Number(scene)]!;
      return {
        ...finding,
        path: ['scenes', from.index, 'shots', from.shots[Number(shot)]!, ...rest],
      };
    });
}

/**
 * Rules of scenes are asked of the whole film, since a scene goes on from the world that those before
 * it have left, and heard where they speak of a scene without errors.
 */
function checkScenes(
  film: Film,
  rules: readonly FilmRule[],
  errors: readonly Path[],
): readonly Finding[] {
  const broken = new Set(errors.map(([, scene]) => Number(scene)));
  const firstBroken = Math.min(...broken);
  // Behind a scene of which nobody knows how it leaves the world, nothing is known of the next ones.
  const unknown = Math.min(...errors.filter(leavesUnknown).map(([, scene]) => Number(scene)));
  const soundScenes = film.scenes.filter((_, index) => !broken.has(index) && index < unknown);
  if (soundScenes.length === 0) return [];
  return rules.flatMap((rule) => {
    const { judges } = rule;
    if (judges !== 'scenes' && judges !== 'scenes_in_order') return [];
    const end = judges === 'scenes' ? unknown : firstBroken;
    return [...rule.check(film)].filter(({ path: [, scene] }) => {
      const index = Number(scene);
      return !broken.has(index) && index < end;
    });
  });
}

/** Whether a mistake may be about what changes in the world: in `changes`, however spelt, or in a whole shot or scene. */
function leavesUnknown(path: Path): boolean {
  if (path.length === 2 || (path.length <= 4 && path[2] === 'shots')) return true;
  return path.some((part) => nearest(String(part), ['changes']) !== undefined);
}

/** The shot that a path leads into, or else its scene. */
function keyOf(path: Path): string {
  return JSON.stringify(path.slice(0, path[2] === 'shots' && path.length > 3 ? 4 : 2));
}
