import { describe, expect, test } from '@jest/globals';
import { compileFilm } from '../../src/compile/compile-film.ts';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { saidFields } from '../../src/compile/fates/said-fields.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import { shotsOf } from '../../src/film/film.ts';
import type { Film } from '../../src/film/film.ts';
import type { Shot } from '../../src/film/shot.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import type { VideoModel } from '../../src/providers/capabilities.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { fullFilm, fullShot } from './support/full-film.ts';
import { models } from './support/models.ts';
import { sayOtherwise } from './support/say-otherwise.ts';

/**
 * Every field × every kind of model: each field is said in another way in turn, and what the
 * compiler claims of it must be true. A field that is said to be in the prompt changes the prompt,
 * a native one changes a parameter, an adjusted one is named by an adjustment.
 */

interface Compiled {
  readonly shot: CompiledShot;
  readonly timeline: Timeline;
}

function compile(film: Film, model: VideoModel): Compiled {
  const timeline = layTimeline(film);
  const compiled = compileFilm({
    film,
    world: foldWorld(film),
    timeline,
    route: () => ({ provider: 'test', model }),
    digestOf: (path) => `sha256:${Buffer.from(path).toString('hex')}`,
  });
  const shot = compiled[2];
  if (shot === undefined) throw new Error('the film has three shots');
  return { shot, timeline };
}

/** With its own first frame, chained to the shot before, and after a plain cut. */
const variants: Readonly<Record<string, Film>> = {
  still: fullFilm(),
  chain: fullFilm(without('firstFrame')),
  cut: fullFilm({ ...without('firstFrame'), join: { mode: 'cut', maxDepth: 3 } }),
};

function without(key: keyof typeof fullShot): Shot {
  return Object.fromEntries(Object.entries(fullShot).filter(([name]) => name !== key)) as never;
}

function pathsOf(film: Film): readonly string[] {
  const cast = Object.values(film.characters).filter(({ id }) => id === 'emma');
  const shot = shotsOf(film)[2];
  if (shot === undefined) throw new Error('the film has three shots');
  return saidFields(shot, film, cast, fullShot.lighting)
    .flat()
    .map((each) => each.path);
}

function promptsOf({ shot }: Compiled): string {
  return shot.segments.map(({ request }) => request.prompt).join('\n');
}

function parametersOf({ shot }: Compiled): string {
  return JSON.stringify(
    shot.segments.map(({ request, firstFrame }) => [
      { ...request, prompt: undefined, staging: undefined },
      firstFrame,
    ]),
  );
}

function stagingOf({ shot }: Compiled): string {
  return JSON.stringify(shot.segments.map(({ request }) => request.staging));
}

function isNamed(path: string, shot: CompiledShot): boolean {
  return shot.adjustments.some(({ field }) =>
    field.split(', ').some((name) => path === name || path.startsWith(`${name}.`)),
  );
}

const cases = models.flatMap((model) =>
  Object.entries(variants).map(([name, film]) => ({ id: model.id, name, model, film })),
);

describe.each(cases)('for the model $id with a $name', ({ model, film }) => {
  const plain = compile(film, model);
  const paths = pathsOf(film);

  test('every field that is said has exactly one fate', () => {
    const fated = plain.shot.fates.map(({ field }) => field);
    expect(fated.toSorted()).toEqual(paths.toSorted());
  });

  test.each(paths)('%s goes where its fate says', (path) => {
    const fate = plain.shot.fates.find(({ field }) => field === path);
    const changed = compile(sayOtherwise(film, path), model);
    switch (fate?.fate) {
      case 'prompt':
        expect(promptsOf(changed)).not.toBe(promptsOf(plain));
        break;
      case 'native':
        expect(parametersOf(changed)).not.toBe(parametersOf(plain));
        break;
      case 'staging':
        expect(stagingOf(changed)).not.toBe(stagingOf(plain));
        break;
      case 'timeline':
        expect(JSON.stringify(changed.timeline)).not.toBe(JSON.stringify(plain.timeline));
        break;
      case 'adjusted':
        expect(isNamed(path, plain.shot)).toBe(true);
        break;
      case 'kept':
        expect(KEPT.some((pattern) => pattern.test(path))).toBe(true);
        break;
      default:
        throw new Error(`${path} has no fate`);
    }
  });
});

/** What may wait elsewhere, each for the reason that its fate gives. */
const KEPT: readonly RegExp[] = [
  /^notes$/,
  /^safeAlternative$/,
  /^camera\.(at|facing)$/,
  /^providers\./,
  /^quality$/,
  /^providerOptions\.other$/,
  /^join\./,
  /^soundPolicy$/,
  /^dialogue\.0\.(line|pause|source|tone)$/,
  /^narration$/,
  /^characters\.emma\.voice\./,
  /^sound\./,
  /^transition\.(jCut|lCut)/,
  /^dialogue\.0\.translations\./,
  /^narrationTranslations\./,
  /^style\.name$/,
  /^characters\.emma\.(starts|motion|emotions|wardrobe)\./,
  /^changes\./,
  /^environment\.(weather|time)$/,
  /^environment\.layout\./,
  /^lighting\.time$/,
];
