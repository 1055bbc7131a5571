import { expect, test } from '@jest/globals';
import { foldWorld } from '../../src/world/fold.ts';
import { printWorld } from '../../src/world/print-world.ts';
import { reportWorld } from '../../src/world/world-report.ts';
import { orbFilm } from '../support/orb-film.ts';

test('a shot is printed with its state, light, camera, view and floor plan', () => {
  const film = orbFilm();
  console.log(printWorld(reportWorld(film, foldWorld(film), 0)));
  console.log(printWorld(reportWorld(film, foldWorld(film), 1)));
  expect(1).toBe(1);
});
