import type { Character, CharacterChange, Emotion, Voice } from '../../../src/film/character.ts';
import type { Environment, EnvironmentChange, Piece } from '../../../src/film/environment.ts';
import type { Film } from '../../../src/film/film.ts';
import { characterId, environmentId, lightingId, sceneId, shotId } from '../../../src/film/ids.ts';
import type { Light, Lighting } from '../../../src/film/lighting.ts';
import type { Shot } from '../../../src/film/shot.ts';
import type { DialogueLine, EffectCue, SoundCue } from '../../../src/film/sound.ts';
import type { Style } from '../../../src/film/style.ts';
import { seconds } from '../../../src/film/time.ts';
import { makeCharacter, makeFilm, makeLighting, makeShot } from './small-film.ts';

/**
 * A film whose third shot says everything that can be said: `Required` makes the compiler ask for
 * every new field, and the field test then follows it.
 */

const emma = characterId('emma');
const room = environmentId('room');
const dusk = lightingId('dusk');

const light: Required<Light> = {
  type: 'spot',
  name: 'window light',
  at: 'desk',
  direction: { azimuth: 270, elevation: 45 },
  color: '#FFD700',
  kelvin: 3200,
  quality: 'hard',
  intensity: 0.9,
};

const lighting: Required<Lighting> = {
  id: dusk,
  key: [light],
  fill: [light],
  rim: [light],
  background: [light],
  practicals: [light],
  ambient: [light],
  style: 'low_key',
  ratio: '4:1',
  time: 'golden_hour',
  motivatedBy: 'the window',
  atmosphere: { haze: 'light dust' },
};

const piece: Required<Piece> = {
  at: [3, 6],
  size: [2, 1],
  height: 0.8,
  elevation: 0.1,
  facing: 180,
  description: 'a worn oak desk',
  color: '#7B4B2A',
};

const environment: Required<Environment> = {
  id: room,
  location: 'a reading room',
  identity: { architecture: 'gothic stone' },
  palette: ['#3B2F2F'],
  physics: { gravity: 0.8, dust: 'slow' },
  composition: { foreground: 'a banister' },
  interior: true,
  weather: 'rain',
  time: 'evening',
  references: [{ image: 'room.png', role: 'environment', strength: 0.9 }],
  layout: {
    size: [8, 9],
    height: 4,
    pieces: { desk: piece },
    marks: { door: [2, 4], shelf: [5, 5] },
  },
};

const voice: Required<Voice> = {
  provider: 'google-tts',
  name: 'en-US-Studio-O',
  rate: 0.9,
  pitch: 2,
  tone: 'warm',
  style: 'calm',
};

const joy: Required<Emotion> = {
  motion: 'quick',
  note: 'a half smile',
  traits: { eyes: 'bright' },
};

const starts: Required<CharacterChange> = {
  emotion: 'calm',
  motion: 'slow',
  wardrobe: ['coat'],
  posture: 'upright',
  props: ['lantern'],
  at: 'door',
  facing: 'desk',
};

const character: Required<Character> = {
  id: emma,
  name: 'Emma',
  form: 'person',
  height: 1.7,
  identity: { hair: 'short red hair' },
  palette: ['#E02020'],
  wardrobe: { coat: 'a green wool coat' },
  motion: { slow: 'with care', quick: 'in quick steps' },
  emotions: { joy, calm: { note: 'at rest', traits: {} } },
  references: [{ image: 'emma.png', role: 'identity', strength: 1 }],
  voice,
  starts,
};

const style: Required<Style> = {
  name: 'our look',
  base: 'cinematic',
  traits: ['bleach bypass'],
  palette: ['#203050'],
  references: [{ image: 'style.png', role: 'style', strength: 0.5 }],
  avoid: ['lens flare'],
};

const cue: Required<SoundCue> = {
  file: 'theme.wav',
  gainDb: -3,
  fadeIn: seconds(1),
  fadeOut: seconds(1),
  loop: true,
};
const effect: Required<EffectCue> = { ...cue, file: 'door.wav', at: seconds(1) };

const line: Required<DialogueLine> = {
  character: emma,
  line: 'There you are.',
  tone: 'whisper',
  at: seconds(1),
  pause: seconds(0.5),
  offScreen: false,
  source: 'auto',
  translations: { de: 'Da bist du ja.' },
};

const environmentChange: Required<EnvironmentChange> = {
  weather: 'storm',
  time: 'night',
  pieces: { desk: { description: 'an overturned desk', facing: 90, at: [4, 6] } },
  note: 'papers fly about',
};

export const fullShot: Required<Omit<Shot, 'rawPrompt' | 'clip'>> = {
  ...makeShot('full'),
  scene: sceneId('scene'),
  environment: room,
  lighting: dusk,
  mood: 'wonder',
  size: 'ms',
  framing: ['single'],
  angle: 'low',
  dutch: 10,
  lens: { mm: 35, type: 'wide', aperture: 2.8, focus: 'shallow' },
  movement: {
    type: 'dolly',
    direction: 'in',
    speed: 'slow',
    amount: 2,
    secondary: { type: 'tilt', direction: 'up', speed: 'slow', amount: 5 },
  },
  rig: 'gimbal',
  camera: { at: [4, 1], height: 1.5, facing: 0, tilt: 5 },
  action: 'Emma looks up.',
  beats: [
    { at: seconds(0), action: 'She listens.' },
    { at: seconds(3), action: 'She turns.' },
  ],
  characters: [emma],
  dialogue: [line],
  narration: 'It was late.',
  narrationTranslations: { de: 'Es war spät.' },
  changes: {
    characters: { [emma]: { emotion: 'joy', posture: 'leaning forward', at: 'shelf' } },
    environment: environmentChange,
    lighting: { time: 'blue_hour', intensity: 0.5, note: 'a lamp flickers' },
  },
  duration: seconds(6),
  join: { mode: 'auto', maxDepth: 3, from: shotId('first') },
  transition: {
    type: 'dissolve',
    duration: seconds(0.5),
    jCut: seconds(0.25),
    lCut: seconds(0.25),
  },
  sound: { music: cue, ambience: { ...cue, file: 'room.wav' }, effects: [effect], native: 'keep' },
  soundPolicy: 'hold',
  references: [{ image: 'pose.png', role: 'pose', strength: 0.8 }],
  firstFrame: 'first.png',
  lastFrame: 'last.png',
  avoid: ['text'],
  style,
  quality: 'high',
  seed: 7,
  providers: { use: ['test'], allow: ['resolution'] },
  providerOptions: { test: { guidance: 3 }, other: { mode: 'pro' } },
  accept: { seam: 0.8, identity: 0.7, retakes: 2 },
  notes: 'after the rain',
  safeAlternative: 'The knife lies on the table.',
  takeNote: 'She takes her time.',
};

export function fullFilm(shot: Shot = fullShot): Film {
  const light = { environment: room, lighting: dusk };
  return makeFilm([makeShot('zero', light), makeShot('first', light), shot], {
    characters: { [emma]: character, [characterId('ben')]: makeCharacter('ben') },
    environments: { [room]: environment },
    lighting: { [dusk]: lighting, [lightingId('night')]: makeLighting('night') },
  });
}
