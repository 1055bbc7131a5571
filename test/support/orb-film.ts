import type { Film } from '../../src/film/film.ts';
import { frames, seconds } from '../../src/film/time.ts';
import { filmOf } from './film-builder.ts';

/** The example of the film spec: two shots in a library with a floor plan. */
export function orbFilm(): Film {
  return filmOf({
    title: 'The Orb and the Library',
    characters: {
      orb: {
        name: 'Hero Orb',
        form: 'orb',
        height: 0.4,
        identity: { core: 'golden energy', surface: 'circuit patterns', glow: 'warm ethereal' },
        motion: { idle: 'gentle pulsing', excited: 'quick spirals' },
        emotions: {
          joy: { motion: 'excited', traits: { glow: 'brighter' } },
          curious: { motion: 'idle', note: 'irregular pulse', traits: {} },
        },
        starts: { emotion: 'curious', at: 'door' },
      },
    },
    environments: {
      library: {
        location: 'Ancient magical library',
        layout: {
          size: [12, 9],
          pieces: {
            desk: { at: [6, 3], size: [2, 1], height: 0.8 },
            window: { at: [6, 9], facing: 180, size: [4, 0.2], height: 2, elevation: 1 },
          },
          marks: { door: [1, 1], 'by-desk': [5, 2.5] },
        },
      },
    },
    lighting: { dusk: {} },
    scenes: [
      {
        id: 'discovery',
        environment: 'library',
        lighting: 'dusk',
        mood: 'wonder',
        shots: [
          {
            id: 'enter',
            size: 'ws',
            angle: 'eye',
            lens: { mm: 24 },
            movement: { type: 'dolly', direction: 'in', amount: 2 },
            camera: { at: [6, 0.5], facing: 0 },
            action: 'The orb drifts through the door and slows.',
            characters: ['orb'],
            duration: 6,
          },
          {
            id: 'find',
            size: 'cu',
            characters: ['orb'],
            beats: [
              { at: seconds(0), action: 'It circles an old book.' },
              { at: seconds(3), action: 'The book opens by itself.' },
            ],
            changes: { characters: { orb: { emotion: 'joy', at: 'by-desk' } } },
            join: { mode: 'chain', maxDepth: 3 },
            dialogue: [{ character: 'orb', line: 'There you are.', tone: 'whisper' }],
            narration: 'The book had waited for four hundred years.',
            transition: { type: 'dissolve', duration: frames(12) },
            duration: 'auto',
          },
        ],
      },
    ],
  });
}
