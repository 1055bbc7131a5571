import { describe, expect, test } from '@jest/globals';
import { compileFilm } from '../../src/compile/compile-film.ts';
import { compileKeyframes } from '../../src/compile/stills/compile-keyframes.ts';
import type { StillRoute } from '../../src/compile/stills/stills.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import { characterId, environmentId, lightingId, shotId } from '../../src/film/ids.ts';
import type { LightingId } from '../../src/film/ids.ts';
import type { Shot } from '../../src/film/shot.ts';
import { seconds } from '../../src/film/time.ts';
import type { VideoModel } from '../../src/providers/capabilities.ts';
import type { ImageModel } from '../../src/providers/image-model.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { drawing, painting, set468 } from './support/models.ts';
import { makeCharacter, makeFilm, makeLighting, makeShot } from './support/small-film.ts';

const emma = characterId('emma');

interface Case {
  readonly first?: Partial<Shot>;
  readonly second?: Partial<Shot>;
  readonly model?: VideoModel;
  readonly still?: Partial<ImageModel['capabilities']>;
}

/** Shot a ends in a keyframe from which b starts; c stands alone. */
function compile({ first, second, model = drawing, still }: Case = {}) {
  const room = { environment: environmentId('room'), characters: [emma] };
  const join = { mode: 'keyframe', maxDepth: 3 } as const;
  const shots = [
    makeShot('a', { ...room, action: 'Emma waits.', ...first }),
    makeShot('b', { ...room, join, action: 'Emma turns round.', ...second }),
    makeShot('c', { size: 'ecu' }),
  ];
  const references = ['face', 'side', 'coat'].map((name) => {
    return { image: `${name}.png`, role: 'identity', strength: 1 } as const;
  });
  const film = makeFilm(shots, { characters: { [emma]: makeCharacter('emma', { references }) } });
  const stills: StillRoute = {
    kind: 'maker',
    provider: 'painter',
    model: { ...painting, capabilities: { ...painting.capabilities, ...still } },
    options: { quality: 'high' },
    adjustments: [],
  };
  const input = {
    film,
    world: foldWorld(film),
    timeline: layTimeline(film),
    route: () => ({ provider: 'test', model }),
    digestOf: (path: string) => `sha256:${path}`,
    stills,
  };
  return { shots: compileFilm(input), keyframes: compileKeyframes(input) };
}

describe('a keyframe', () => {
  test('is asked for once, with how the shot begins that starts from it', () => {
    const [keyframe, ...more] = compile({ second: { movement: { type: 'dolly' } } }).keyframes;
    expect(more).toEqual([]);
    expect(keyframe).toMatchObject({ ends: 'a', starts: ['b'], provider: 'painter' });
    expect(keyframe!.request).toMatchObject({
      model: 'painting',
      width: 1280,
      height: 720,
      options: { quality: 'high' },
    });
    expect(keyframe!.request.prompt).toContain(
      'The moment just before this begins: Emma turns round.',
    );
    expect(keyframe!.request.prompt).not.toMatch(/dolly|continues|first frame/);
  });

  test('takes the references that its model takes, and names the others and the seed', () => {
    const [keyframe] = compile().keyframes;
    expect(keyframe!.request.references.map(({ digest }) => digest)).toEqual([
      'sha256:face.png',
      'sha256:side.png',
    ]);
    expect(keyframe!.adjustments.map(({ kind, field }) => `${kind} ${field}`)).toEqual([
      'dropped characters.emma.references.2',
      'dropped seed',
    ]);
  });

  test('has the size nearest to the film’s, aloud', () => {
    const sizes = [
      { width: 1024, height: 1024 },
      { width: 1376, height: 768 },
    ];
    const [keyframe] = compile({ still: { sizes, seed: true } }).keyframes;
    expect(keyframe!.request).toMatchObject({ width: 1376, height: 768, seed: 7 });
    expect(keyframe!.adjustments).toContainEqual(
      expect.objectContaining({ field: 'stills.size', asked: '1280x720', given: '1376x768' }),
    );
  });

  test('is drawn of the staging where its model takes that', () => {
    const [keyframe] = compile({ still: { staging: true } }).keyframes;
    expect(keyframe!.request.staging?.shot.id).toBe('b');
    expect(keyframe!.request.staging?.segmentStart).toBe(0);
  });

  test('is asked for by the beginning of a director’s own words', () => {
    const [keyframe] = compile({ second: { rawPrompt: 'A door opens.' } }).keyframes;
    expect(keyframe!.request.prompt).toBe('The very first picture of: A door opens.');
  });

  test('that the author gives is asked of nobody', () => {
    const { shots, keyframes } = compile({ first: { lastFrame: 'own.png' } });
    expect(keyframes).toEqual([]);
    expect(shots[0]!.segments[0]!.request.lastFrame).toEqual({ digest: 'sha256:own.png' });
    expect(shots[1]!.segments[0]).toMatchObject({
      firstFrame: { kind: 'file', path: 'own.png' },
      request: { firstFrame: { digest: 'sha256:own.png' } },
    });
  });
});

describe('the shots that share a keyframe', () => {
  test('end in it and start from it, and wait for nobody', () => {
    const { shots } = compile();
    const [a, b, c] = shots.map(({ segments }) => segments[0]!);
    expect([a!.firstFrame.kind, a!.endsInKeyframe]).toEqual(['none', true]);
    expect([b!.firstFrame, b!.endsInKeyframe]).toEqual([
      { kind: 'keyframe', ends: shotId('a') },
      undefined,
    ]);
    expect(c!.firstFrame.kind).toBe('none');
  });

  test('don’t show it twice where clips repeat the frame that they are given', () => {
    const { shots } = compile({ model: set468 });
    expect(shots.map(({ segments }) => segments[0]!.dropFrames)).toEqual([0, 1, 0]);
  });

  test('keep the end of a clip that is too long, and its words are timed so', () => {
    const beats = [
      { at: seconds(0), action: 'Emma waits.' },
      { at: seconds(2), action: 'She sits.' },
    ];
    const { shots } = compile({ model: set468, first: { duration: seconds(5), beats } });
    const [segment] = shots[0]!.segments;
    expect(segment).toMatchObject({ frames: 120, dropFrames: 24, request: { seconds: 6 } });
    expect(segment!.request.prompt).toContain('From 1 s to 3 s: Emma waits.');
    expect(segment!.request.prompt).toContain('From 3 s to 6 s: She sits.');
    expect(shots[0]!.adjustments).toContainEqual(
      expect.objectContaining({ kind: 'trimmed', given: 'the last 120f of its clip' }),
    );
  });

  test('say in words that the picture is given', () => {
    const prompt = compile().shots[1]!.segments[0]!.request.prompt;
    expect(prompt).toContain('The shot starts from the given first frame');
  });
});

test('a keyframe is in the light in which the shot begins, whatever becomes of it', () => {
  const [day, night] = ['day', 'night'].map(lightingId) as [LightingId, LightingId];
  const join = { mode: 'keyframe', maxDepth: 3 } as const;
  const changes = { characters: {}, lighting: { use: night } };
  const shots = [makeShot('a', { lighting: day }), makeShot('b', { lighting: day, join, changes })];
  const film = makeFilm(shots, {
    lighting: {
      [day]: makeLighting('day', { style: 'high_key' }),
      [night]: makeLighting('night', { style: 'low_key' }),
    },
  });
  const stills: StillRoute = {
    kind: 'maker',
    provider: 'painter',
    model: painting,
    options: {},
    adjustments: [],
  };
  const [keyframe] = compileKeyframes({
    film,
    world: foldWorld(film),
    timeline: layTimeline(film),
    route: () => ({ provider: 'test', model: drawing }),
    digestOf: () => undefined,
    stills,
  });
  expect(keyframe!.request.prompt).toContain('High-key');
  expect(keyframe!.request.prompt).not.toMatch(/low-key/i);
});

test('a last frame of the author’s that can’t be reached from a first one is told', () => {
  const first = { duration: seconds(5), firstFrame: 'start.png', lastFrame: 'end.png' };
  const { shots } = compile({
    model: set468,
    first,
    second: { join: { mode: 'cut', maxDepth: 3 } },
  });
  expect(shots[0]!.adjustments).toContainEqual(
    expect.objectContaining({ kind: 'approximated', field: 'lastFrame' }),
  );
});
