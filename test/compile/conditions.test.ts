import { describe, expect, test } from '@jest/globals';
import { compileFilm } from '../../src/compile/compile-film.ts';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import type { Shot } from '../../src/film/shot.ts';
import { seconds } from '../../src/film/time.ts';
import type { VideoModel } from '../../src/providers/capabilities.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { set468 } from './support/models.ts';
import { digestOf } from './support/orb-film.ts';
import { makeFilm, makeShot } from './support/small-film.ts';

/** What it can do depends on what else is asked of it. */
const conditional: VideoModel = {
  ...set468,
  capabilities: {
    ...set468.capabilities,
    lastFrame: 'with-first-frame',
    references: { max: 3, withFirstFrame: false, seconds: 8, roles: ['identity', 'wardrobe'] },
  },
};

function only(said: Partial<Shot>): CompiledShot {
  const film = makeFilm([makeShot('a', said)]);
  const [shot] = compileFilm({
    film,
    world: foldWorld(film),
    timeline: layTimeline(film),
    route: () => ({ provider: 'test', model: conditional }),
    digestOf,
  });
  return shot!;
}

const references = [{ image: 'emma.png', role: 'identity', strength: 1 } as const];
const lengthsOf = ({ segments }: CompiledShot): readonly number[] =>
  segments.map(({ request }) => request.seconds);

describe('references that ask for a length of their own', () => {
  test('get it, and what is more is trimmed', () => {
    const shot = only({ duration: seconds(4), references });
    expect(shot.segments).toMatchObject([{ frames: 96, request: { seconds: 8, frames: 192 } }]);
    expect(shot.adjustments).toContainEqual(
      expect.objectContaining({ kind: 'trimmed', field: 'duration', asked: '4s', given: '8s' }),
    );
  });

  test('leave the length of a shot without any', () => {
    expect(lengthsOf(only({ duration: seconds(4) }))).toEqual([4]);
  });

  test('leave the parts that go on from a frame and have none', () => {
    expect(lengthsOf(only({ duration: seconds(11), references }))).toEqual([8, 4]);
  });
});

test('a reference of a role that the model has no use for is dropped, and named', () => {
  const style = { image: 'look.png', role: 'style', strength: 1 } as const;
  const shot = only({ duration: seconds(4), references: [style] });
  expect(shot.segments).toMatchObject([{ request: { references: [], seconds: 4 } }]);
  expect(shot.adjustments).toContainEqual({
    kind: 'dropped',
    field: 'references.0',
    asked: 'look.png',
    given: null,
    why: 'set-468 takes references of identity, wardrobe only.',
  });
});

describe('a last frame that needs a first one', () => {
  const lastFrame = 'b.png';

  test('is dropped without it, and named', () => {
    const shot = only({ duration: seconds(4), lastFrame });
    expect(shot.segments[0]!.request.lastFrame).toBeUndefined();
    expect(shot.adjustments).toContainEqual({
      kind: 'dropped',
      field: 'lastFrame',
      asked: 'b.png',
      given: null,
      why: 'set-468 takes a last frame only together with a first one.',
    });
    expect(shot.fates.find(({ field }) => field === 'lastFrame')?.fate).toBe('adjusted');
  });

  test('is kept with it', () => {
    const shot = only({ duration: seconds(4), firstFrame: 'a.png', lastFrame });
    expect(shot.segments[0]!.request.lastFrame).toEqual({ digest: digestOf('b.png') });
  });

  test('is kept in the last part of a long shot, which goes on from a frame', () => {
    const { segments } = only({ duration: seconds(11), lastFrame });
    expect(segments.map(({ request }) => request.lastFrame)).toEqual([
      undefined,
      { digest: digestOf('b.png') },
    ]);
  });
});
