import type { Character } from '../../../src/film/character.ts';
import type { Environment } from '../../../src/film/environment.ts';
import type { Film } from '../../../src/film/film.ts';
import { characterId, environmentId, lightingId, sceneId, shotId } from '../../../src/film/ids.ts';
import type { Lighting } from '../../../src/film/lighting.ts';
import type { Shot } from '../../../src/film/shot.ts';
import type { Style } from '../../../src/film/style.ts';
import { frameRate, seconds } from '../../../src/film/time.ts';

/** The smallest film data, whole: each maker takes what a test is about and fills in the rest. */

export const plainStyle: Style = {
  name: 'cinematic',
  traits: [],
  palette: [],
  references: [],
  avoid: [],
};

export function makeShot(id: string, said: Partial<Shot> = {}): Shot {
  return {
    id: shotId(id),
    scene: sceneId('scene'),
    framing: [],
    dutch: 0,
    beats: [],
    characters: [],
    dialogue: [],
    changes: { characters: {} },
    duration: seconds(4),
    join: { mode: 'auto', maxDepth: 3 },
    transition: { type: 'cut' },
    sound: { effects: [], native: 'keep' },
    soundPolicy: 'extend',
    references: [],
    avoid: [],
    style: plainStyle,
    quality: 'balanced',
    seed: 7,
    providers: { use: ['animatic'], allow: [] },
    providerOptions: {},
    accept: { retakes: 0 },
    ...said,
  };
}

export function makeFilm(shots: readonly Shot[], said: Partial<Film> = {}): Film {
  const scenes = [...new Set(shots.map((shot) => shot.scene))].map((id) => ({
    id,
    sound: {},
    shots: shots.filter((shot) => shot.scene === id),
  }));
  return {
    title: 'A small film',
    format: {
      aspect: '16:9',
      width: 1280,
      height: 720,
      rate: frameRate(24),
      loudness: -16,
    },
    providers: { use: ['animatic'], allow: [] },
    budget: {},
    style: plainStyle,
    quality: 'balanced',
    seed: 7,
    characters: {},
    environments: {},
    lighting: {},
    scenes,
    language: 'en',
    pronounce: {},
    ending: { type: 'cut' },
    ...said,
  };
}

export function makeCharacter(id: string, said: Partial<Character> = {}): Character {
  return {
    id: characterId(id),
    name: id,
    form: 'person',
    height: 1.7,
    identity: {},
    palette: [],
    wardrobe: {},
    motion: {},
    emotions: {},
    references: [],
    starts: {},
    ...said,
  };
}

export function makeEnvironment(id: string, said: Partial<Environment> = {}): Environment {
  return {
    id: environmentId(id),
    location: id,
    identity: {},
    palette: [],
    physics: {},
    composition: {},
    interior: true,
    references: [],
    ...said,
  };
}

export function makeLighting(id: string, said: Partial<Lighting> = {}): Lighting {
  return {
    id: lightingId(id),
    key: [],
    fill: [],
    rim: [],
    background: [],
    practicals: [],
    ambient: [],
    atmosphere: {},
    ...said,
  };
}
