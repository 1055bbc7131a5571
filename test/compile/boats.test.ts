import { expect, test } from '@jest/globals';
import { compileFilm } from '../../src/compile/compile-film.ts';
import { printPrompts } from '../../src/compile/printed/print-prompts.ts';
import { describePrompts } from '../../src/compile/printed/prompts-document.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { filmOf } from '../support/film-builder.ts';
import { set468 } from './support/models.ts';

test('who is in a boat that moves is said to be in it, and to go nowhere', () => {
  const film = filmOf({
    characters: { ann: { form: 'child', height: 1.3, starts: { at: 'boat' } } },
    environments: {
      lake: {
        location: 'A lake',
        interior: false,
        layout: {
          size: [30, 30],
          pieces: { boat: { at: [15, 15], size: [1.5, 3.4], height: 0.6, facing: 90 } },
        },
      },
    },
    shots: [
      {
        environment: 'lake',
        characters: ['ann'],
        size: 'ews',
        changes: { environment: { pieces: { boat: { at: [18, 15] } } } },
      },
    ],
  });
  const compiled = compileFilm({
    film,
    world: foldWorld(film),
    timeline: layTimeline(film),
    route: () => ({ provider: 'test', model: set468 }),
    digestOf: () => undefined,
  });
  const prompt = printPrompts(describePrompts(compiled, [], []));
  expect(prompt).toMatch(/Ann is in the boat, /);
  expect(prompt).not.toMatch(/Ann moves/);
  expect(prompt).toMatch(/By the end the boat is /);
});
