import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compileFilm } from '../../src/compile/compile-film.ts';
import { printPrompts } from '../../src/compile/printed/print-prompts.ts';
import { describePrompts } from '../../src/compile/printed/prompts-document.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import type { VideoModel } from '../../src/providers/capabilities.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { models, set468 } from './support/models.ts';
import { digestOf, orbFilm } from './support/orb-film.ts';

const GOLDEN = new URL('../golden/prompts/', import.meta.url);

function compileOrb(model: VideoModel) {
  const film = orbFilm();
  return compileFilm({
    film,
    world: foldWorld(film),
    timeline: layTimeline(film),
    route: () => ({ provider: 'test', model }),
    digestOf,
  });
}

test('the text is made of the same plain data as the JSON', () => {
  const document = describePrompts(compileOrb(set468), [], []);
  expect(printPrompts(JSON.parse(JSON.stringify(document)))).toBe(printPrompts(document));
});

/** `UPDATE_GOLDEN=1` writes the files anew; a difference must be explained with the change. */
describe.each(models.map((model) => [model.id, model] as const))(
  'the orb film for %s',
  (id, model) => {
    test('has the prompts of its golden file', () => {
      const file = new URL(`orb.${id}.txt`, GOLDEN);
      const printed = printPrompts(describePrompts(compileOrb(model), [], []));
      if (process.env['UPDATE_GOLDEN'] === '1') {
        mkdirSync(GOLDEN, { recursive: true });
        writeFileSync(file, printed);
      }
      expect(printed).toBe(readFileSync(file, 'utf8'));
    });
  },
);
