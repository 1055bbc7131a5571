import type { Character } from '../../../src/film/character.ts';
import type { Film } from '../../../src/film/film.ts';
import { characterId, environmentId, lightingId, sceneId } from '../../../src/film/ids.ts';
import { seconds } from '../../../src/film/time.ts';
import {
  makeCharacter,
  makeEnvironment,
  makeFilm,
  makeLighting,
  makeShot,
  plainStyle,
} from './small-film.ts';

const orb = characterId('orb');
const library = environmentId('library');
const dusk = lightingId('dusk');

const hero: Character = makeCharacter('orb', {
  name: 'Hero Orb',
  form: 'orb',
  height: 0.4,
  identity: { core: 'golden energy', surface: 'circuit patterns', glow: 'warm ethereal' },
  palette: ['#FFD700'],
  motion: { idle: 'gentle pulsing', excited: 'quick spirals' },
  emotions: {
    joy: { motion: 'excited', traits: { glow: 'brighter' } },
    curious: { motion: 'idle', note: 'irregular pulse', traits: {} },
  },
  references: [
    { image: 'refs/orb.png', role: 'identity', strength: 1 },
    { image: 'refs/orb-side.png', role: 'identity', strength: 0.6 },
  ],
  voice: { provider: 'google-tts', name: 'en-US-Studio-O', rate: 0.92, tone: 'warm' },
  starts: { emotion: 'curious', at: 'door' },
});

/** A small film with a bit of everything, for golden prompts. */
export function orbFilm(): Film {
  const inherited = {
    scene: sceneId('discovery'),
    environment: library,
    lighting: dusk,
    mood: 'wonder',
    characters: [orb],
    style: plainStyle,
  };
  const shots = [
    makeShot('enter', {
      ...inherited,
      size: 'ws',
      angle: 'eye',
      lens: { mm: 24 },
      movement: { type: 'dolly', direction: 'in', amount: 2, speed: 'slow' },
      camera: { at: [6, 0.5], facing: 0 },
      action: 'The orb drifts through the door and slows.',
      duration: seconds(6),
    }),
    makeShot('drift', {
      ...inherited,
      action: 'The orb floats on towards the desk.',
      changes: { characters: { [orb]: { at: 'by-desk' } } },
      duration: seconds(4),
    }),
    makeShot('find', {
      ...inherited,
      size: 'cu',
      framing: ['single'],
      beats: [
        { at: seconds(0), action: 'It circles an old book.' },
        { at: seconds(3), action: 'The book opens by itself.' },
        { at: seconds(7), action: 'Light falls on the page.' },
      ],
      changes: { characters: { [orb]: { emotion: 'joy' } } },
      dialogue: [
        {
          character: orb,
          line: 'There you are.',
          tone: 'whisper',
          offScreen: false,
          source: 'auto',
          translations: {},
        },
      ],
      narration: 'The book had waited for four hundred years.',
      transition: { type: 'dissolve', duration: seconds(0.5) },
      duration: seconds(10),
      avoid: ['text', 'watermark'],
    }),
  ];
  return makeFilm(shots, {
    title: 'The Orb and the Library',
    characters: { [orb]: hero },
    environments: {
      [library]: makeEnvironment('library', {
        location: 'Ancient magical library',
        identity: { architecture: 'gothic stone' },
        palette: ['#3B2F2F', '#D4AF37'],
        physics: { gravity: 0.8, light_scattering: 'volumetric' },
        composition: { foreground: 'aged wood desk', background: 'stained glass windows' },
        references: [{ image: 'refs/library.png', role: 'environment', strength: 1 }],
        layout: {
          size: [12, 9],
          pieces: {
            desk: { at: [6, 3], size: [2, 1], height: 0.8, elevation: 0, facing: 180 },
            window: { at: [6, 9], size: [4, 0.2], height: 3, elevation: 1, facing: 180 },
          },
          marks: { door: [1, 1], 'by-desk': [5, 2.5] },
        },
      }),
    },
    lighting: {
      [dusk]: makeLighting('dusk', {
        key: [
          {
            type: 'directional',
            color: '#FFD700',
            intensity: 0.9,
            direction: { azimuth: 270, elevation: 45 },
          },
        ],
        fill: [{ type: 'ambient', color: '#203050', intensity: 0.3 }],
        atmosphere: { haze: 'light dust' },
      }),
    },
  });
}

/** A digest for every path but those that are called missing. */
export function digestOf(path: string): string | undefined {
  if (path.includes('missing')) return undefined;
  const letter = (path.codePointAt(path.length - 5) ?? 0).toString(16);
  return `sha256:${letter.padStart(64, '0')}`;
}
