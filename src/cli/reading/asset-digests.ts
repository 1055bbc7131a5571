import { join } from 'node:path';
import type { Film } from '../../film/film.ts';
import { shotsOf } from '../../film/film.ts';
import { digestOfFile } from '../../store/takes/vault.ts';

/** Digests of the author's own pictures, clips and sounds, by their path in the film. */
export type AssetDigests = ReadonlyMap<string, string>;

/** Reads every picture, clip and sound that the film names. The film has been checked: they exist. */
export async function digestAssets(film: Film, folder: string): Promise<AssetDigests> {
  const digests = new Map<string, string>();
  for (const path of assetPaths(film)) {
    digests.set(path, await digestOfFile(join(folder, path)));
  }
  return digests;
}

/** Pictures, clips and sounds that a film names: paths from its folder. */
export function assetPaths(film: Film): ReadonlySet<string> {
  const paths = new Set<string>();
  const add = (path: string | undefined): void => {
    if (path !== undefined) paths.add(path);
  };
  const bearers = [
    ...Object.values(film.characters),
    ...Object.values(film.environments),
    ...shotsOf(film),
    ...shotsOf(film).map(({ style }) => style),
  ];
  for (const { references } of bearers) references.forEach(({ image }) => add(image));
  for (const shot of shotsOf(film)) {
    add(shot.firstFrame);
    add(shot.lastFrame);
    add(shot.clip);
  }
  for (const path of soundFiles(film)) add(path);
  return paths;
}

/** Music, ambience and effects that a film names. */
export function soundFiles(film: Film): ReadonlySet<string> {
  const beds = [...film.scenes, ...shotsOf(film)].flatMap(({ sound: { music, ambience } }) => [
    music,
    ambience,
  ]);
  const effects = shotsOf(film).flatMap(({ sound }) => sound.effects);
  return new Set([...beds, ...effects].flatMap((cue) => cue?.file ?? []));
}
