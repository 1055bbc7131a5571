import { describe, expect, test } from '@jest/globals';
import { compileFilm } from '../../../src/compile/compile-film.ts';
import type { CompiledShot } from '../../../src/compile/compiled-shot.ts';
import { saidFields } from '../../../src/compile/fates/said-fields.ts';
import { saidShot } from '../../../src/compile/fates/said-shot.ts';
import { spelledPath } from '../../../src/compile/fates/spelled-path.ts';
import { layTimeline } from '../../../src/compile/timeline/timeline.ts';
import { shotsOf } from '../../../src/film/film.ts';
import type { Film } from '../../../src/film/film.ts';
import { fingerprintOf, recipeOf } from '../../../src/plan/fingerprint.ts';
import { type MadeOf, readRecipe, recipeDocument } from '../../../src/plan/stale/made-of.ts';
import { whyStale } from '../../../src/plan/stale/why-stale.ts';
import type { VideoModel } from '../../../src/providers/capabilities.ts';
import { foldWorld } from '../../../src/world/fold/fold.ts';
import { fullFilm, fullShot } from '../../compile/support/full-film.ts';
import { models } from '../../compile/support/models.ts';
import { sayOtherwise } from '../../compile/support/say-otherwise.ts';

/** What the third shot of a film is made of by a model, read back as it would be kept. */
function madeOf(film: Film, model: VideoModel): MadeOf {
  const world = foldWorld(film);
  const digestOf = (path: string): string => `sha256:${Buffer.from(path).toString('hex')}`;
  const compiled = compileFilm({
    film,
    world,
    timeline: layTimeline(film),
    route: () => ({ provider: 'test', model }),
    digestOf,
  })[2] as CompiledShot;
  const recipe = recipeOf(compiled, 1, undefined);
  const said = saidShot({ film, world }, compiled, digestOf);
  const document = JSON.parse(JSON.stringify(recipeDocument({ recipe, said })));
  return readRecipe(document, fingerprintOf(recipe))!;
}

function pathsOf(film: Film): readonly string[] {
  const cast = Object.values(film.characters).filter(({ id }) => id === 'emma');
  const fields = saidFields(shotsOf(film)[2]!, film, cast, fullShot.lighting).flat();
  return fields.map(({ path }) => path);
}

const NAMES = { environment: fullShot.environment, lighting: fullShot.lighting };

function isNamed(path: string, fields: readonly string[]): boolean {
  return fields.includes(spelledPath(path, NAMES));
}

const SEEN = { action: 'action', 'prompt.raw': 'prompt.raw' };

describe.each(models)('for the model $id', (model) => {
  const film = fullFilm();
  const then = madeOf(film, model);
  const print = (made: MadeOf): string => fingerprintOf(made.recipe);
  const printed = print(then);
  const known = new Map<string, MadeOf>();
  const otherwise = (path: string): MadeOf => {
    const made = known.get(path) ?? madeOf(sayOtherwise(film, path), model);
    known.set(path, made);
    return made;
  };

  test.each(pathsOf(film))('%s said otherwise is named, or the shot is fresh', (path) => {
    const now = otherwise(path);
    if (print(now) === printed) return;
    const { reasons, changes } = whyStale(1, then, now, undefined);
    expect(
      isNamed(
        path,
        changes.map(({ field }) => field),
      ),
    ).toBe(true);
    expect(reasons).toHaveLength(changes.length);
  });

  test.each(pathsOf(film).filter((path) => path !== SEEN.action))(
    '%s is not named where another field alone made the shot stale',
    (path) => {
      if (print(otherwise(path)) !== printed) return;
      const now = madeOf(sayOtherwise(sayOtherwise(film, path), SEEN.action), model);
      if (print(now) === printed) return;
      const { changes } = whyStale(1, then, now, undefined);
      expect(changes.map(({ field }) => field)).toEqual([SEEN.action]);
    },
  );
});

test.each([
  'characters.emma.voice.name',
  'dialogue.0.translations.de',
  'dialogue.0.source',
  'safeAlternative',
])('%s is not pictured: a drawn shot stays as it is', (path) => {
  const film = fullFilm();
  const drawing = models.find(({ id }) => id === 'drawing')!;
  expect(pathsOf(film)).toContain(path);
  expect(fingerprintOf(madeOf(sayOtherwise(film, path), drawing).recipe)).toBe(
    fingerprintOf(madeOf(film, drawing).recipe),
  );
});
