import type { Environment } from '../../film/environment.ts';
import type { Scene } from '../../film/film.ts';
import { characterId, environmentId, lightingId, sceneId } from '../../film/ids.ts';
import type * as document from '../generated/film-document.ts';
import type { Path } from '../locate.ts';
import { given, listOf, readId } from './reading.ts';
import type { Reading } from './reading.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { readShot } from './shot.ts';
import type { SceneSays } from './shot.ts';
import { readSceneSound } from './sound.ts';
import type { Styles } from './style.ts';

export function readScene(
  reading: Reading,
  written: document.Scene,
  film: Settings,
  styles: Styles,
  environments: Readonly<Record<string, Environment>>,
  path: Path,
): Scene {
  const settings = readSettings(reading, written, film, styles, path);
  const says: SceneSays = {
    id: sceneId(readId(reading, written.id, [...path, 'id'])),
    environment: written.environment === undefined ? undefined : environmentId(written.environment),
    lighting: written.lighting === undefined ? undefined : lightingId(written.lighting),
    mood: written.mood,
    characters: listOf(written.characters).map(characterId),
    sound: written.sound,
  };
  const { environment, lighting, mood } = says;
  return {
    id: says.id,
    sound: readSceneSound(reading, written.sound, [...path, 'sound']),
    shots: (written.shots ?? []).map((shot, index) =>
      readShot(reading, shot, says, settings, styles, environments, [...path, 'shots', index]),
    ),
    ...given({ title: written.title, environment, lighting, mood }),
  };
}

/** Shots at the top of a film make one scene, called after nothing but the film itself. */
export function readLooseShots(
  reading: Reading,
  written: document.Shots,
  film: Settings,
  styles: Styles,
  environments: Readonly<Record<string, Environment>>,
): Scene {
  const says: SceneSays = {
    id: sceneId('main'),
    environment: undefined,
    lighting: undefined,
    mood: undefined,
    characters: [],
    sound: undefined,
  };
  return {
    id: says.id,
    sound: {},
    shots: written.map((shot, index) =>
      readShot(reading, shot, says, film, styles, environments, ['shots', index]),
    ),
  };
}
