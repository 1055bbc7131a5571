import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { saidFields } from '../../src/compile/fates/said-fields.ts';
import { spelledPath } from '../../src/compile/fates/spelled-path.ts';
import { shotsOf } from '../../src/film/film.ts';
import { fullFilm, fullShot } from './support/full-film.ts';

interface Node {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly definitions?: Readonly<Record<string, Node>>;
}

const schema = JSON.parse(readFileSync('schemas/film.schema.json', 'utf8')) as Node;
const ofShots = Object.keys(schema.definitions!['shot']!.properties!);
const ofFilms = Object.keys(schema.properties!);

const film = fullFilm();
const cast = Object.values(film.characters).filter(({ id }) => id === 'emma');
const NAMES = { environment: fullShot.environment, lighting: fullShot.lighting };
const paths = saidFields(shotsOf(film)[2]!, film, cast, fullShot.lighting)
  .flat()
  .map(({ path }) => path)
  // Of one take, and in no film.
  .filter((path) => path !== 'takeNote');

test.each(paths)('%s is spelled as films are written', (path) => {
  const spelled = spelledPath(path, NAMES);
  const [root = '', name = ''] = spelled.split('.');
  expect([...ofShots, ...ofFilms]).toContain(root);
  // The names that are given in this film are all in small letters.
  expect(spelled).toMatch(/^[a-z0-9_.-]+$/);
  if (root === 'environments') expect(name).toBe(fullShot.environment);
  if (root === 'lighting') expect(name).toBe(fullShot.lighting);
});

test('names that an author gives stay as they are', () => {
  expect(spelledPath('characters.Emma.identity.hairColor', {})).toBe(
    'characters.Emma.identity.hairColor',
  );
  expect(spelledPath('characters.Emma.emotions.Joy.traits.eyeColor', {})).toBe(
    'characters.Emma.emotions.Joy.eyeColor',
  );
});
