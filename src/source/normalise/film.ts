import type { Film } from '../../film/film.ts';
import type { CharacterId, EnvironmentId, LightingId } from '../../film/ids.ts';
import type { Character } from '../../film/character.ts';
import type { Environment } from '../../film/environment.ts';
import type { Lighting } from '../../film/lighting.ts';
import type * as document from '../generated/film-document.ts';
import { readCharacter } from './character.ts';
import { readEnvironment } from './environment.ts';
import { readFormat } from './format.ts';
import { readLighting } from './lighting.ts';
import { given, mapEntries } from './reading.ts';
import type { Reading } from './reading.ts';
import { readLooseShots, readScene } from './scene.ts';
import { DEFAULT_SETTINGS, readSettings, saysProviders } from './settings.ts';
import { readStills } from './stills.ts';
import { readStyles } from './style.ts';
import { readSubtitles } from './subtitles.ts';
import { readTransition } from './transition.ts';
import { readVoice, readVoices } from './voices.ts';

export interface NormalisedFilm {
  readonly film: Film;
  /** Whether the film, a scene or a shot says who makes it. */
  readonly providersNamed: boolean;
}

/** A document in the language's own words as the film that it means, every default filled in. */
export function normaliseFilm(reading: Reading, written: document.FilmDocument): NormalisedFilm {
  const styles = readStyles(reading, written.styles);
  const settings = readSettings(reading, written, DEFAULT_SETTINGS, styles, []);
  const environments = mapEntries(written.environments, (environment, name) =>
    readEnvironment(reading, environment, name),
  );
  const scenes = (written.scenes ?? []).map((scene, index) =>
    readScene(reading, scene, settings, styles, environments, ['scenes', index]),
  );
  const loose =
    written.shots === undefined || scenes.length > 0
      ? []
      : [readLooseShots(reading, written.shots, settings, styles, environments)];
  const film: Film = {
    title: written.title ?? '',
    format: readFormat(reading, written.format),
    providers: settings.providers,
    budget: given({ capUsd: written.budget?.cap }),
    style: settings.style,
    quality: settings.quality,
    seed: settings.seed,
    characters: mapEntries(written.characters, (character, name) =>
      readCharacter(reading, character, name),
    ) as Readonly<Record<CharacterId, Character>>,
    environments: environments as Readonly<Record<EnvironmentId, Environment>>,
    lighting: mapEntries(written.lighting, readLighting) as Readonly<Record<LightingId, Lighting>>,
    scenes: [...scenes, ...loose],
    ending: readTransition(reading, written.ending, ['ending']),
    language: written.language ?? 'en',
    pronounce: mapEntries(written.pronounce, (sound) => sound),
    ...given({
      logline: written.logline,
      stills: readStills(written.stills),
      voices: readVoices(written.voices),
      narrator: written.narrator === undefined ? undefined : readVoice(written.narrator),
      subtitles: readSubtitles(written.subtitles),
    }),
  };
  return { film, providersNamed: namesProviders(written) };
}

function namesProviders(written: document.FilmDocument): boolean {
  const inside = (written.scenes ?? []).some(
    (scene) => saysProviders(scene) || (scene.shots ?? []).some(saysProviders),
  );
  return saysProviders(written) || inside || (written.shots ?? []).some(saysProviders);
}
