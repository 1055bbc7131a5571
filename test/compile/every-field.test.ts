import { describe, expect, test } from '@jest/globals';
import { compileFilm } from '../../src/compile/compile-film.ts';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { saidFields } from '../../src/compile/said-fields.ts';
import { layTimeline } from '../../src/compile/timeline.ts';
import { shotsOf } from '../../src/film/film.ts';
import type { Film } from '../../src/film/film.ts';
import type { Shot } from '../../src/film/shot.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import type { VideoModel } from '../../src/providers/capabilities.ts';
import { foldWorld } from '../../src/world/fold.ts';
import { fullFilm, fullShot } from './support/full-film.ts';
import { models } from './support/models.ts';

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

/** Where another word must be one of a few, or a name of something that is there. */
const OTHERWISE: readonly (readonly [RegExp, unknown])[] = [
  [/^size$/, 'cu'],
  [/^framing$/, ['ots']],
  [/^angle$/, 'high'],
  [/^lens\.type$/, 'tele'],
  [/^lens\.focus$/, 'deep'],
  [/^movement\.type$/, 'truck'],
  [/^movement\.secondary\.type$/, 'pan'],
  [/^movement.*direction$/, 'left'],
  [/^movement.*speed$/, 'fast'],
  [/^rig$/, 'drone'],
  [/^camera\.at$/, [6, 2]],
  [/^camera\.facing$/, 320],
  [/^camera\.tilt$/, -10],
  [/^characters$/, ['emma', 'ben']],
  [/\.form$/, 'robot'],
  [/\.emotions\..*\.motion$/, 'slow'],
  [/^changes.*\.emotion$/, 'calm'],
  [/(starts|changes.*)\.at$/, 'desk'],
  [/\.starts\.facing$/, 180],
  [/\.starts\.emotion$/, 'joy'],
  [/\.starts\.motion$/, 'quick'],
  [/\.starts\.wardrobe$/, []],
  [/lighting\..*\.at$/, 'window'],
  [/lighting\..*\.direction$/, { azimuth: 90, elevation: 10 }],
  [/lighting\..*\.quality$/, 'soft'],
  [/^environment\.layout\.marks\.door$/, [6, 7]],
  [/^environment\.layout\.pieces\.desk\.at$/, [6, 7]],
  [/^environment\.layout\.size$/, [20, 20]],
  [/pieces\.desk\.at$/, [1, 8]],
  [/role$/, 'pose'],
  [/^dialogue\.\d+\.source$/, 'tts'],
  [/^dialogue\.\d+\.character$/, 'nobody'],
  [/^join\.mode$/, 'match'],
  [/^join\.from$/, 'zero'],
  [/^transition\.type$/, 'wipe'],
  [/^soundPolicy$/, 'extend'],
  [/^sound\.native$/, 'mute'],
  [/^quality$/, 'fast'],
  [/^style\.base$/, 'noir'],
];

function otherwise(path: string, value: unknown): unknown {
  const listed = OTHERWISE.find(([pattern]) => pattern.test(path));
  if (listed !== undefined) return listed[1];
  if (typeof value === 'number') return Math.round(value * 150 + 31) / 100;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return value.startsWith('#') ? '#1FA51F' : `zebra ${value}`;
  if (Array.isArray(value)) return value.map((each) => otherwise('', each));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => {
      if (key === 'micros') return [key, Number(each) + 500_000];
      return [key, key === 'unit' || key === 'role' ? each : otherwise('', each)];
    });
    return Object.fromEntries(entries);
  }
  throw new Error(`there is no other way to say ${path}`);
}

interface Loose {
  [key: string]: Loose;
}

/** The same film with one field of its third shot said in another way. */
function sayOtherwise(plain: Film, path: string): Film {
  const film = JSON.parse(JSON.stringify(plain)) as Film;
  const shot = shotsOf(film)[2];
  const [root = '', ...rest] = path.split('.');
  const roots: Record<string, unknown> = {
    environment: film.environments[fullShot.environment],
    lighting: film.lighting[fullShot.lighting],
    characters: rest.length === 0 ? shot : film.characters,
  };
  let place = (roots[root] ?? shot) as Loose;
  const steps = place === (shot as unknown) ? [root, ...rest] : rest;
  for (const step of steps.slice(0, -1)) place = place[step] as Loose;
  const last = steps.at(-1) ?? '';
  place[last] = otherwise(path, place[last]) as Loose;
  return film;
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
  /^dialogue\.0\.pause$/,
  /^sound\.native$/,
  /^style\.name$/,
  /^characters\.emma\.(starts|motion|emotions|wardrobe)\./,
  /^changes\./,
  /^environment\.(weather|time)$/,
  /^environment\.layout\./,
  /^lighting\.time$/,
];
