import type { Character } from '../../src/film/character.ts';
import type { Environment, Layout, Piece } from '../../src/film/environment.ts';
import type { Film, Scene } from '../../src/film/film.ts';
import { characterId, environmentId, lightingId, sceneId, shotId } from '../../src/film/ids.ts';
import type { Lighting } from '../../src/film/lighting.ts';
import type { Shot, WorldChange } from '../../src/film/shot.ts';
import type { DialogueLine } from '../../src/film/sound.ts';
import type { Style } from '../../src/film/style.ts';
import { frameRate, seconds } from '../../src/film/time.ts';
import type { Duration } from '../../src/film/time.ts';

/** Films for tests: say what the test is about, everything else has a plain default. */

type Loose<T, Replaced> = Partial<Omit<T, keyof Replaced>> & Partial<Replaced>;

export type ShotParts = Loose<
  Shot,
  {
    id: string;
    scene: string;
    environment: string;
    lighting: string;
    characters: readonly string[];
    dialogue: readonly LineParts[];
    changes: ChangeParts;
    /** A number is in seconds. */
    duration: Duration | 'auto' | number;
  }
>;
export type LineParts = Loose<DialogueLine, { character: string }>;
export type ChangeParts = Partial<Omit<WorldChange, 'characters'>> & {
  readonly characters?: Readonly<Record<string, WorldChange['characters'][never]>>;
};
export type SceneParts = Loose<
  Scene,
  { id: string; environment: string; lighting: string; shots: readonly ShotParts[] }
>;
export type LayoutParts = Loose<Layout, { pieces: Readonly<Record<string, Partial<Piece>>> }>;
export type FilmParts = Loose<
  Film,
  {
    characters: Readonly<Record<string, Partial<Omit<Character, 'id'>>>>;
    environments: Readonly<Record<string, Loose<Omit<Environment, 'id'>, { layout: LayoutParts }>>>;
    lighting: Readonly<Record<string, Partial<Omit<Lighting, 'id'>>>>;
    scenes: readonly SceneParts[];
    /** Short for one scene, `main`, with these shots. */
    shots: readonly ShotParts[];
  }
>;

const STYLE: Style = { name: 'cinematic', traits: [], palette: [], references: [], avoid: [] };

/** A film; shots take environment, lighting and mood from their scene where they say none. */
export function filmOf(parts: FilmParts = {}): Film {
  const { characters = {}, environments = {}, lighting = {}, scenes, shots, ...rest } = parts;
  return {
    title: 'Film',
    format: { aspect: '16:9', width: 1280, height: 720, rate: frameRate(24), loudness: -16 },
    providers: { use: ['animatic'], allow: [] },
    budget: {},
    style: STYLE,
    quality: 'balanced',
    seed: 7,
    language: 'en',
    pronounce: {},
    ending: { type: 'cut' },
    ...rest,
    characters: mapValues(characters, characterOf),
    environments: mapValues(environments, environmentOf),
    lighting: mapValues(lighting, lightingOf),
    scenes: (scenes ?? (shots === undefined ? [] : [{ shots }])).map(sceneOf),
  };
}

export function shotOf(parts: ShotParts = {}): Shot {
  const { id = '1', scene = 'main', characters = [], dialogue = [], changes = {} } = parts;
  const {
    duration = 4,
    environment,
    lighting,
    ...rest
  } = omit(parts, ['id', 'scene', 'characters', 'dialogue', 'changes']);
  return {
    framing: [],
    dutch: 0,
    beats: [],
    join: { mode: 'auto', maxDepth: 3 },
    transition: { type: 'cut' },
    sound: { effects: [], native: 'mute' },
    soundPolicy: 'extend',
    references: [],
    avoid: [],
    style: STYLE,
    quality: 'balanced',
    seed: 7,
    providers: { use: ['animatic'], allow: [] },
    providerOptions: {},
    accept: { retakes: 0 },
    ...rest,
    id: shotId(id),
    scene: sceneId(scene),
    ...(environment === undefined ? {} : { environment: environmentId(environment) }),
    ...(lighting === undefined ? {} : { lighting: lightingId(lighting) }),
    characters: characters.map(characterId),
    dialogue: dialogue.map(lineOf),
    changes: { ...changes, characters: changes.characters ?? {} },
    duration: typeof duration === 'number' ? seconds(duration) : duration,
  };
}

export function lineOf(parts: LineParts): DialogueLine {
  const { character = 'someone', ...rest } = parts;
  return {
    line: 'Hello.',
    offScreen: false,
    source: 'auto',
    translations: {},
    ...rest,
    character: characterId(character),
  };
}

export function characterOf(parts: Partial<Character>, id = 'someone'): Character {
  return {
    id: characterId(id),
    name: id,
    form: 'person',
    height: 1.75,
    identity: {},
    palette: [],
    wardrobe: {},
    motion: {},
    emotions: {},
    references: [],
    starts: {},
    ...parts,
  };
}

function environmentOf(
  parts: Loose<Omit<Environment, 'id'>, { layout: LayoutParts }>,
  id: string,
): Environment {
  const { layout, ...rest } = parts;
  return {
    location: id,
    identity: {},
    palette: [],
    physics: {},
    composition: {},
    interior: true,
    references: [],
    ...rest,
    id: environmentId(id),
    ...(layout === undefined ? {} : { layout: layoutOf(layout) }),
  };
}

export function layoutOf(parts: LayoutParts = {}): Layout {
  return {
    size: [12, 9],
    marks: {},
    ...parts,
    pieces: mapValues(parts.pieces ?? {}, pieceOf),
  };
}

export function pieceOf(parts: Partial<Piece>): Piece {
  return { at: [6, 4.5], size: [1, 1], height: 1, elevation: 0, facing: 0, ...parts };
}

function lightingOf(parts: Partial<Omit<Lighting, 'id'>>, id: string): Lighting {
  return {
    key: [],
    fill: [],
    rim: [],
    background: [],
    practicals: [],
    ambient: [],
    atmosphere: {},
    ...parts,
    id: lightingId(id),
  };
}

function sceneOf(parts: SceneParts): Scene {
  const { id = 'main', shots = [], environment, lighting, mood, ...rest } = parts;
  const inherited = {
    scene: id,
    ...(environment === undefined ? {} : { environment }),
    ...(lighting === undefined ? {} : { lighting }),
    ...(mood === undefined ? {} : { mood }),
  };
  return {
    sound: {},
    ...rest,
    id: sceneId(id),
    ...(environment === undefined ? {} : { environment: environmentId(environment) }),
    ...(lighting === undefined ? {} : { lighting: lightingId(lighting) }),
    ...(mood === undefined ? {} : { mood }),
    shots: shots.map((shot, index) => shotOf({ id: String(index + 1), ...inherited, ...shot })),
  };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function omit<T extends object, Key extends keyof T>(value: T, keys: readonly Key[]): Omit<T, Key> {
  const entries = Object.entries(value).filter(([key]) => !keys.includes(key as Key));
  return Object.fromEntries(entries) as Omit<T, Key>;
}
