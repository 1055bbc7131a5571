import { describe, expect, test } from '@jest/globals';
import { endingsOf } from '../../src/compile/joins/endings.ts';
import { planJoins } from '../../src/compile/joins/joins.ts';
import { NO_STILLS, type StillRoute } from '../../src/compile/stills/stills.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import { characterId, environmentId, lightingId, sceneId, shotId } from '../../src/film/ids.ts';
import type { Shot } from '../../src/film/shot.ts';
import { seconds } from '../../src/film/time.ts';
import type { JoinMode } from '../../src/film/vocabulary.ts';
import type { VideoModel } from '../../src/providers/capabilities.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { changed, drawing, painting, set468, tiny } from './support/models.ts';
import { makeCharacter, makeFilm, makeShot } from './support/small-film.ts';

const emma = characterId('emma');
const ben = characterId('ben');
const together: Partial<Shot> = { characters: [emma], environment: environmentId('room') };

function plan(shots: readonly Shot[], model: VideoModel = drawing, stills: StillRoute = NO_STILLS) {
  const film = makeFilm(shots, {
    characters: {
      [emma]: makeCharacter('emma'),
      [ben]: makeCharacter('ben', {
        references: [{ image: 'ben.png', role: 'identity', strength: 1 }],
      }),
    },
  });
  return planJoins(film, foldWorld(film), layTimeline(film), () => model, stills);
}

/** Two shots that would chain, the second with what a test is about. */
function planSecond(
  said: Partial<Shot>,
  first: Partial<Shot> = {},
  model: VideoModel = drawing,
  stills: StillRoute = NO_STILLS,
) {
  const shots = [makeShot('a', { ...together, ...first }), makeShot('b', { ...together, ...said })];
  return plan(shots, model, stills)[1];
}

const painter: StillRoute = {
  kind: 'maker',
  provider: 'painter',
  model: painting,
  options: {},
  adjustments: [],
};

const wish = (mode: JoinMode, more: Partial<Shot['join']> = {}) => ({
  join: { mode, maxDepth: 3, ...more },
});

describe('an automatic join', () => {
  test('is a cut into the first shot', () => {
    expect(plan([makeShot('a')])[0]).toEqual({
      join: { mode: 'cut', why: "it is the film's first shot" },
      depth: 0,
      adjustments: [],
    });
  });

  test('is a chain where place, light and somebody carry over and the camera stays', () => {
    expect(planSecond({})).toEqual({
      join: {
        mode: 'chain',
        from: 'a',
        why: 'the place, the light and somebody carry over and the camera does not jump',
      },
      depth: 1,
      adjustments: [],
    });
  });

  test.each<[string, Partial<Shot>, Partial<Shot>]>([
    ['a new scene begins', { scene: sceneId('next') }, {}],
    ['the environment changes', { environment: environmentId('street') }, {}],
    ['the lighting changes', { lighting: lightingId('night') }, {}],
    ['nobody is in both shots', { characters: [ben] }, {}],
    ['nobody is in the shot', { characters: [] }, {}],
    ['the shot size changes', { size: 'cu' }, { size: 'ws' }],
    ['the camera angle changes', { angle: 'low' }, {}],
    ['the camera stands elsewhere', { camera: { at: [1, 2] } }, { camera: { at: [3, 2] } }],
    [
      'the picture is of somebody else',
      { size: 'mcu', characters: [ben] },
      { size: 'mcu', characters: [emma, ben] },
    ],
    [
      'the picture is of somebody else',
      { framing: ['ots'], characters: [ben, emma] },
      { framing: ['ots'], characters: [emma, ben] },
    ],
    ['a jump cut is asked for', { transition: { type: 'jump_cut' } }, {}],
    ['a dissolve is asked for', { transition: { type: 'dissolve' } }, {}],
    ['the picture fades between them', { transition: { type: 'fade_black' } }, {}],
    [
      'the camera returns to where the shot before began',
      { camera: { at: [3, 2] } },
      { camera: { at: [3, 2] }, movement: { type: 'dolly' } },
    ],
  ])('is a cut where %s', (why, said, first) => {
    expect(planSecond(said, first)).toEqual({
      join: { mode: 'cut', why },
      depth: 0,
      adjustments: [],
    });
  });

  test('is a chain where a wide picture or one of two goes on, whoever is named first', () => {
    const turned: Partial<Shot> = { characters: [ben, emma] };
    const both = { characters: [emma, ben] };
    for (const said of [{}, { size: 'ws' }, { size: 'ms', framing: ['two_shot'] }] as const) {
      expect(planSecond({ ...said, ...turned }, { ...said, ...both })?.join.mode).toBe('chain');
    }
  });

  test('is a cut where a newcomer has references that the model takes only without a frame', () => {
    const joined = planSecond({ characters: [emma, ben] }, {}, set468);
    expect(joined?.join).toEqual({
      mode: 'cut',
      why: 'ben is new in the picture, and set-468 takes references or a first frame, not both',
    });
    expect(planSecond({ characters: [emma, ben] }, {}, drawing)?.join.mode).toBe('chain');
  });

  test('is a cut where the model takes no first frame', () => {
    expect(planSecond({}, {}, tiny)?.join).toEqual({
      mode: 'cut',
      why: 'tiny takes no first frame',
    });
  });
});

describe('a shared keyframe', () => {
  const ending = (model: VideoModel, first: Partial<Shot> = {}) =>
    planSecond(wish('keyframe'), first, model, painter);

  test('ends the shot before and starts this one, and no chain grows', () => {
    expect(planSecond({ ...wish('keyframe'), size: 'cu' }, {}, drawing, painter)).toEqual({
      join: { mode: 'keyframe', from: 'a', why: 'a shared keyframe is asked for' },
      depth: 0,
      adjustments: [],
    });
  });

  test('goes before a chain where the film names who makes its stills', () => {
    const joined = planSecond({}, {}, drawing, painter);
    expect(joined?.join.mode).toBe('keyframe');
    expect(joined?.join.why).toContain('a still that both share does not drift as a chain does');
    expect(planSecond({ size: 'cu' }, { size: 'ws' }, drawing, painter)?.join.mode).toBe('cut');
    expect(planSecond(wish('chain'), {}, drawing, painter)?.join.mode).toBe('chain');
  });

  test.each<[string, VideoModel, Partial<Shot>]>([
    ['tiny takes no first frame', tiny, {}],
    ['set-468, which makes shot a, takes no last frame', changed(set468, { lastFrame: false }), {}],
    [
      'set-468, which makes shot a, takes a last frame only together with a first one',
      changed(set468, { lastFrame: 'with-first-frame' }),
      {},
    ],
    [
      'set-468, which makes shot a, makes it 24 frames too long, and its end would be cut away',
      set468,
      { duration: seconds(5), firstFrame: 'a.png' },
    ],
    ['shot a is a clip of the author’s own, which ends as it ends', drawing, { clip: 'a.mp4' }],
  ])('is not to be had, aloud: %s', (why, model, first) => {
    const joined = ending(model, first);
    expect(['chain', 'cut']).toContain(joined?.join.mode);
    expect(joined?.adjustments).toMatchObject([{ field: 'join.mode', asked: 'keyframe' }]);
    expect(joined?.adjustments[0]?.why).toBe(`${why.charAt(0).toUpperCase()}${why.slice(1)}.`);
  });

  test('is reached by a clip that is too long where only its end is given', () => {
    expect(ending(set468, { duration: seconds(5) })?.join.mode).toBe('keyframe');
  });

  test('is the author’s own still where one of the two has it, and nobody need make it', () => {
    const own = { mode: 'keyframe', from: 'a', still: 'own.png' };
    expect(planSecond(wish('keyframe'), { lastFrame: 'own.png' })?.join).toMatchObject(own);
    const starts = planSecond({ ...wish('keyframe'), firstFrame: 'own.png' });
    expect(starts?.join).toMatchObject(own);
    expect(starts?.adjustments).toEqual([]);
  });

  test('can’t be two stills', () => {
    const said = { ...wish('keyframe'), firstFrame: 'other.png' };
    const joined = planSecond(said, { lastFrame: 'own.png' }, drawing, painter);
    expect(joined?.join.mode).toBe('cut');
    expect(joined?.adjustments).toMatchObject([{ asked: 'keyframe', given: 'cut' }]);
  });

  test('is shared by every shot that names the one that ends in it', () => {
    const from = { from: shotId('a') };
    const shots = [
      makeShot('a', together),
      makeShot('b', { ...together, ...wish('keyframe', from) }),
      makeShot('c', { ...together, ...wish('keyframe', from) }),
    ];
    const joins = plan(shots, drawing, painter);
    expect(joins.map(({ join }) => join.from)).toEqual([undefined, 'a', 'a']);
    expect(endingsOf(shots, joins)).toEqual(new Map([['a', { starts: ['b', 'c'] }]]));
  });
});

describe('a chain', () => {
  test('is anchored anew when it is too deep', () => {
    const shots = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => makeShot(id, together));
    const plans = plan(shots);
    expect(plans.map(({ join }) => join.mode)).toEqual([
      'cut',
      'chain',
      'chain',
      'chain',
      'cut',
      'chain',
    ]);
    expect(plans[4]?.join.why).toBe(
      'the chain would be 4 links deep, and at most 3 are allowed; it is anchored anew on the references',
    );
  });

  test('counts the parts of a long shot as links', () => {
    const long = makeShot('a', { ...together, duration: seconds(20) });
    const plans = plan([long, makeShot('b', together), makeShot('c', together)], set468);
    expect(plans.map(({ depth }) => depth)).toEqual([2, 3, 0]);
  });

  test('goes on from any earlier shot that is named', () => {
    const shots = [
      makeShot('a', together),
      makeShot('b'),
      makeShot('c', { ...together, ...wish('chain', { from: shotId('a') }) }),
    ];
    expect(plan(shots)[2]?.join).toEqual({ mode: 'chain', from: 'a', why: 'a chain is asked for' });
  });

  test('does not go on from a later shot, and says so', () => {
    const joined = planSecond(wish('chain', { from: shotId('z') }));
    expect(joined?.adjustments).toMatchObject([
      { kind: 'dropped', field: 'join.from', asked: 'z' },
    ]);
    expect(joined?.join.from).toBe('a');
  });

  test('is made through a dissolve where it is asked for', () => {
    const joined = planSecond({ ...wish('chain'), transition: { type: 'dissolve' } });
    expect(joined?.join.mode).toBe('chain');
  });

  test('that a model cannot make is a cut, aloud', () => {
    const joined = planSecond(wish('chain'), {}, tiny);
    expect(joined?.join.mode).toBe('cut');
    expect(joined?.adjustments).toMatchObject([
      { kind: 'substituted', field: 'join.mode', asked: 'chain', given: 'cut' },
    ]);
  });

  test("gives way to the author's own still, aloud", () => {
    const joined = planSecond({ ...wish('chain'), firstFrame: 'still.png' });
    expect(joined?.join.mode).toBe('cut');
    expect(joined?.adjustments).toMatchObject([
      { kind: 'substituted', asked: 'chain', given: 'cut' },
    ]);
  });
});

describe('what cannot be made yet', () => {
  test.each<JoinMode>(['keyframe', 'extend'])('%s is a chain instead, aloud', (mode) => {
    const joined = planSecond(wish(mode));
    expect(joined?.join.mode).toBe('chain');
    expect(joined?.adjustments).toMatchObject([
      { kind: 'substituted', field: 'join.mode', asked: mode, given: 'chain' },
    ]);
  });

  test.each<JoinMode>(['keyframe', 'extend'])('%s is a cut where nothing carries over', (mode) => {
    const joined = planSecond({ ...wish(mode), size: 'cu' });
    expect(joined?.adjustments).toMatchObject([{ asked: mode, given: 'cut' }]);
  });
});

test('a match is a cut with references', () => {
  expect(planSecond(wish('match'))).toMatchObject({ join: { mode: 'match' }, adjustments: [] });
});

test('each part of a long shot is a link, and a repeated first frame makes none more', () => {
  const model = changed(set468, {
    durations: { kind: 'set', seconds: [4] },
    repeatsFirstFrame: true,
  });
  const depthOf = (length: number) =>
    plan([makeShot('a', { ...together, duration: seconds(length) })], model)[0]?.depth;
  expect([4, 8, 9].map(depthOf)).toEqual([0, 1, 2]);
});
