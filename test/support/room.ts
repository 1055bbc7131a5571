import type { Staging } from '../../src/world/stage/staging.ts';
import type { FilmParts } from './film-builder.ts';
import { stagingOf } from './staging.ts';

export const CAMERA = { at: [4, 0.5] as const, height: 1.4, facing: 0 };

/** A shot of a place of eight by eight metres, seen from its southern edge. */
export function roomWith(parts: {
  pieces?: NonNullable<NonNullable<FilmParts['environments']>[string]['layout']>['pieces'];
  interior?: boolean;
  characters?: FilmParts['characters'];
  shot?: NonNullable<FilmParts['shots']>[number];
  style?: string;
  /** The one called `set` is that of the shot. */
  lighting?: FilmParts['lighting'];
  weather?: string;
}): Staging {
  const { pieces = {}, characters = {}, interior = true, shot = {}, lighting = {} } = parts;
  return stagingOf({
    characters,
    lighting,
    environments: {
      place: {
        location: 'A place',
        interior,
        ...(parts.weather === undefined ? {} : { weather: parts.weather }),
        layout: { size: [8, 8], pieces },
      },
    },
    scenes: [
      {
        environment: 'place',
        ...(lighting['set'] === undefined ? {} : { lighting: 'set' }),
        shots: [
          {
            camera: CAMERA,
            characters: Object.keys(characters),
            duration: 2,
            ...(parts.style === undefined
              ? {}
              : {
                  style: { name: parts.style, traits: [], palette: [], references: [], avoid: [] },
                }),
            ...shot,
          },
        ],
      },
    ],
  });
}
