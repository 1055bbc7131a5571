import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileFilm } from '../../src/compile/compile-film.ts';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { measureText } from '../../src/compile/prompts/prompt-budget.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import type { Film } from '../../src/film/film.ts';
import { characterId, environmentId, lightingId } from '../../src/film/ids.ts';
import type { Reference } from '../../src/film/reference.ts';
import type { Shot } from '../../src/film/shot.ts';
import { frameRate, seconds } from '../../src/film/time.ts';
import type { VideoModel } from '../../src/providers/capabilities.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { changed, drawing, pictures, set468, tiny } from './support/models.ts';
import { digestOf } from './support/orb-film.ts';
import {
  makeCharacter,
  makeEnvironment,
  makeFilm,
  makeLighting,
  makeShot,
} from './support/small-film.ts';

const emma = characterId('emma');
const room = environmentId('room');
const dusk = lightingId('dusk');

function compile(film: Film, model: VideoModel): readonly CompiledShot[] {
  return compileFilm({
    film,
    world: foldWorld(film),
    timeline: layTimeline(film),
    route: () => ({ provider: 'test', model }),
    digestOf,
  });
}

function only(said: Partial<Shot>, model: VideoModel, film: Partial<Film> = {}): CompiledShot {
  const [shot] = compile(makeFilm([makeShot('a', said)], film), model);
  if (shot === undefined) throw new Error('the film has a shot');
  return shot;
}

const promptOf = (shot: CompiledShot | undefined) => shot?.segments[0]?.request.prompt ?? '';
const kindsOf = (shot: CompiledShot | undefined, field: string) =>
  shot?.adjustments.filter((each) => each.field === field).map((each) => each.kind);

describe('what earlier tools lost on the way', () => {
  test('seed, size, negative prompt, light and camera reach every shot of a film', () => {
    const said: Partial<Shot> = {
      seed: 41,
      avoid: ['text'],
      lighting: dusk,
      size: 'cu',
      movement: { type: 'orbit', direction: 'cw', amount: 45 },
    };
    const film = makeFilm(
      ['a', 'b', 'c'].map((id) => makeShot(id, said)),
      {
        lighting: {
          [dusk]: makeLighting('dusk', {
            rim: [{ intensity: 1, color: '#FFD700', direction: { azimuth: 180, elevation: 30 } }],
          }),
        },
      },
    );
    for (const shot of compile(film, set468)) {
      expect(shot.segments[0]?.request).toMatchObject({
        seed: 41,
        width: 1280,
        height: 720,
        negativePrompt: 'text, flat lighting, oversharpened edges',
      });
      expect(promptOf(shot)).toContain('A close-up');
      expect(promptOf(shot)).toContain('an orbit around the subject clockwise by 45 degrees');
      expect(promptOf(shot)).toContain(
        'Rim light: warm gold #FFD700, from behind the subject, against the camera, 30 degrees up, at 100 percent.',
      );
    }
  });

  test('references that give way to a first frame are named', () => {
    const references = [{ image: 'emma.png', role: 'identity', strength: 1 } as const];
    const film = makeFilm(
      ['a', 'b'].map((id) => makeShot(id, { environment: room, characters: [emma] })),
      {
        characters: { [emma]: makeCharacter('emma', { references }) },
        environments: { [room]: makeEnvironment('room') },
      },
    );
    const [first, second] = compile(film, set468);
    expect(first?.segments[0]?.request.references).toHaveLength(1);
    expect(second?.segments[0]?.request.references).toEqual([]);
    expect(second?.adjustments).toContainEqual({
      kind: 'dropped',
      field: 'characters.emma.references.0',
      asked: 'emma.png',
      given: null,
      why: 'set-468 takes references or a first frame, not both; the frame is kept.',
    });
    expect(compile(film, pictures)[1]?.segments[0]?.request.references).toHaveLength(1);
  });

  test('the parts of a long shot have prompts of their own, and no action starts again', () => {
    const beats = [
      { at: seconds(0), action: 'She opens the door.' },
      { at: seconds(8), action: 'She sits down.' },
      { at: seconds(14), action: 'She reads.' },
    ];
    const { segments } = only({ duration: seconds(20), beats }, set468);
    const prompts = segments.map(({ request }) => request.prompt);
    expect(new Set(prompts).size).toBe(3);
    expect(prompts.map((text) => text.match(/She [a-z ]+/gu))).toEqual([
      ['She opens the door'],
      ['She sits down'],
      ['She reads'],
    ]);
  });

  test('a beat that goes on in the next part is not started again there', () => {
    const beats = [{ at: seconds(0), action: 'She reads.' }];
    const { segments } = only({ duration: seconds(12), beats }, set468);
    expect(segments.map(({ request }) => request.prompt.split('\n\n')[0])).toEqual([
      'She reads.',
      'At first, what began before goes on to its end: She reads.',
    ]);
  });

  test('two beats that do the same are both said', () => {
    const again = [0, 2].map((at) => ({ at: seconds(at), action: 'It knocks.' }));
    const shot = only({ beats: again }, set468);
    expect(promptOf(shot)).toContain('From 0 s to 2 s: It knocks. From 2 s to 4 s: It knocks.');
    expect(shot.fates).toContainEqual({ field: 'beats.1.action', fate: 'prompt', where: 'action' });
  });

  test('a part without beats is asked to go on, aloud', () => {
    const shot = only(
      { duration: seconds(12), action: 'She walks the length of the hall.' },
      set468,
    );
    expect(shot.segments.map(({ request }) => request.prompt.split('\n\n')[0])).toEqual([
      'She walks the length of the hall.',
      'The action of the part before goes on and comes to its end: She walks the length of the hall.',
    ]);
    expect(kindsOf(shot, 'beats')).toEqual(['approximated']);
  });

  test('a clip that is longer than its shot is trimmed, aloud', () => {
    const shot = only({ duration: seconds(5) }, set468);
    expect(shot.segments).toMatchObject([{ frames: 120, request: { seconds: 6, frames: 144 } }]);
    expect(shot.adjustments).toContainEqual({
      kind: 'trimmed',
      field: 'duration',
      asked: '5s',
      given: '6s',
      why: 'set-468 makes 6s, which are paid for; the film uses 5s of them.',
    });
  });

  test('a prompt that is too long loses what counts least, by name, and keeps the action', () => {
    const shot = only(
      {
        action: 'Emma runs to the window.',
        characters: [emma],
        mood: 'dread',
        size: 'ws',
        style: { ...makeShot('').style, traits: ['a very fine grain that is hardly seen'] },
      },
      changed(tiny, { durations: { kind: 'frames', max: 20 } }),
      {
        characters: { [emma]: makeCharacter('emma', { identity: { scarf: 'red '.repeat(100) } }) },
      },
    );
    expect(promptOf(shot)).toContain('Emma runs to the window');
    expect(promptOf(shot)).not.toContain('red red');
    expect(kindsOf(shot, 'characters.emma.identity.scarf')).toEqual(['shortened']);
  });

  test('compiling twice gives the same', () => {
    const film = makeFilm([makeShot('a', { duration: seconds(20), action: 'It rains.' })]);
    expect(compile(film, set468)).toEqual(compile(film, set468));
  });
});

describe('chains', () => {
  const film = makeFilm(
    ['a', 'b'].map((id) =>
      makeShot(id, { environment: room, characters: [emma], duration: seconds(10) }),
    ),
    {
      characters: { [emma]: makeCharacter('emma') },
      environments: { [room]: makeEnvironment('room') },
    },
  );

  test('a chained part starts from the frame before, and drops the frame that repeats it', () => {
    const model = changed(set468, { durations: { kind: 'frames', max: 8 } });
    const second = compile(film, model)[1];
    expect(second?.segments).toMatchObject([
      {
        startFrame: 0,
        frames: 120,
        dropFrames: 1,
        firstFrame: { kind: 'shot', shot: 'a' },
        request: { frames: 121 },
      },
      {
        startFrame: 120,
        frames: 120,
        dropFrames: 1,
        firstFrame: { kind: 'segment' },
        request: { frames: 121 },
      },
    ]);
  });

  test('a last picture that is held is told, with the frames that are missed', () => {
    const model = changed(set468, { durations: { kind: 'set', seconds: [5] } });
    const [first, second] = compile(film, model);
    expect(first?.adjustments).toContainEqual(
      expect.objectContaining({ kind: 'held', asked: '240f', given: '239f' }),
    );
    expect(second?.segments).toMatchObject([
      { frames: 120, dropFrames: 1, holdFrames: 1, request: { seconds: 5 } },
      { frames: 120, dropFrames: 1, holdFrames: 1, request: { seconds: 5 } },
    ]);
    expect(second?.adjustments).toContainEqual({
      kind: 'held',
      field: 'duration',
      asked: '240f',
      given: '238f',
      why: 'The first picture of 2 of its 2 clips repeats the one before and is dropped; instead of paying set-468 for more, the last picture is held for 2 frames in all.',
    });
    expect(kindsOf(second, 'duration')).not.toContain('trimmed');
  });

  test('a chained shot says so, and does not ask again for what its frame shows', () => {
    const text = promptOf(compile(film, set468)[1]);
    expect(text).toContain('This goes on without a cut from the given first frame');
  });

  test('a change is said without the state that the frame shows', () => {
    const shots = [
      makeShot('a', { environment: room, characters: [emma] }),
      makeShot('b', {
        environment: room,
        characters: [emma],
        changes: { characters: { [emma]: { emotion: 'joy' } } },
      }),
    ];
    const moody = makeFilm(shots, {
      characters: { [emma]: makeCharacter('emma', { starts: { emotion: 'calm' } }) },
      environments: { [room]: makeEnvironment('room') },
    });
    expect(promptOf(compile(moody, set468)[1])).toContain(
      'Emma in this shot: mood changing to joy.',
    );
    expect(promptOf(compile(moody, tiny)[1])).toContain('emma changing from calm to joy');
  });
});

describe('the staging', () => {
  const two = (mode: 'auto' | 'cut') =>
    makeFilm(
      [
        makeShot('a', {
          environment: room,
          characters: [emma],
          size: 'ms',
          movement: { type: 'dolly', direction: 'in', amount: 1 },
        }),
        makeShot('b', { environment: room, characters: [emma], join: { mode, maxDepth: 3 } }),
      ],
      {
        characters: { [emma]: makeCharacter('emma') },
        environments: {
          [room]: makeEnvironment('room', { layout: { size: [8, 8], pieces: {}, marks: {} } }),
        },
      },
    );

  test('carries the movement alone to a model that follows only the camera', () => {
    const filming = changed(drawing, { staging: 'camera' });
    const [shot] = compile(two('cut'), filming);
    const fateOf = (field: string) => shot?.fates.find((each) => each.field === field)?.fate;
    expect(shot?.segments[0]?.request.staging).toBeDefined();
    expect(fateOf('movement.type')).toBe('staging');
    expect(fateOf('size')).toBe('prompt');
    expect(fateOf('environment.layout.size')).not.toBe('staging');
  });

  const posesOf = (mode: 'auto' | 'cut') =>
    compile(two(mode), drawing).map((shot) => shot.segments[0]?.request.staging?.camera.keys);

  test('goes on from where the camera stopped, where a chain was planned', () => {
    const [first, second] = posesOf('auto');
    expect(second?.[0]?.pose).toEqual(first?.at(-1)?.pose);
  });

  test('begins anew after a cut', () => {
    const [first, second] = posesOf('cut');
    expect(second?.[0]?.pose).not.toEqual(first?.at(-1)?.pose);
  });

  test('starts a frame earlier where the first frame of a clip repeats and is dropped', () => {
    const model = changed(drawing, { repeatsFirstFrame: true });
    const [first, second] = compile(two('auto'), model).map((shot) => shot.segments[0]);
    expect(first?.request.staging?.segmentStart).toBe(0);
    expect(second).toMatchObject({
      frames: 96,
      dropFrames: 1,
      request: { frames: 97, staging: { segmentStart: -1, segmentFrames: 97 } },
    });
  });

  test('ends a frame earlier where the last picture of a clip is held', () => {
    const durations = { kind: 'set', seconds: [4, 8] } as const;
    const model = changed(drawing, { repeatsFirstFrame: true, durations });
    const second = compile(two('auto'), model)[1];
    expect(second?.segments[0]).toMatchObject({
      frames: 96,
      dropFrames: 1,
      holdFrames: 1,
      request: { seconds: 4, staging: { segmentStart: -1, segmentFrames: 96 } },
    });
  });

  test('of each part says where in the shot it starts', () => {
    const model = changed(drawing, { durations: { kind: 'frames', max: 2 } });
    const { segments } = only({ duration: seconds(4) }, model);
    expect(
      segments.map(({ request }) => [
        request.staging?.segmentStart,
        request.staging?.segmentFrames,
        request.staging?.shotFrames,
      ]),
    ).toEqual([
      [0, 48, 96],
      [48, 48, 96],
    ]);
  });
});

describe('moves', () => {
  test('a move over a shot in two parts is shared out between them', () => {
    const movement = { type: 'dolly', direction: 'in', amount: 4 } as const;
    const { segments } = only({ duration: seconds(16), movement }, set468);
    const dollies = segments.map(({ request }) => /dolly in by [\d.]+/u.exec(request.prompt)?.[0]);
    const metres = dollies.map((text) => Number(text?.split(' ').at(-1)));
    expect(metres).toHaveLength(segments.length);
    expect(metres.reduce((sum, each) => sum + each, 0)).toBeCloseTo(4, 1);
  });
});

describe('images', () => {
  const reference = (image: string, role: Reference['role'], strength: number): Reference => {
    return { image, role, strength };
  };

  test('the strongest references go first, then those of identity, and the rest is named', () => {
    const references = [
      reference('pose.png', 'pose', 1),
      reference('face.png', 'identity', 1),
      reference('faint.png', 'identity', 0.2),
      reference('coat.png', 'wardrobe', 0.9),
    ];
    const shot = only({ references }, set468);
    expect(shot.segments[0]?.request.references.map(({ role }) => role)).toEqual([
      'identity',
      'pose',
      'wardrobe',
    ]);
    expect(shot.adjustments).toMatchObject([
      { kind: 'dropped', field: 'references.2', asked: 'faint.png' },
    ]);
  });

  test('an image that cannot be read is dropped, aloud', () => {
    const said = { firstFrame: 'missing.png', references: [reference('missing.png', 'pose', 1)] };
    const shot = only(said, drawing);
    expect(shot.segments[0]?.firstFrame).toEqual({ kind: 'none' });
    expect(shot.adjustments).toMatchObject([
      { kind: 'dropped', field: 'firstFrame', asked: 'missing.png' },
      { kind: 'dropped', field: 'references.0', asked: 'missing.png' },
    ]);
  });

  test("the author's own stills start the first part and end the last", () => {
    const said = { firstFrame: 'one.png', lastFrame: 'two.png', duration: seconds(12) };
    const { segments } = only(said, set468);
    expect(segments.map(({ request }) => [!!request.firstFrame, !!request.lastFrame])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(segments[0]?.firstFrame).toEqual({ kind: 'file', path: 'one.png' });
    expect(segments[0]?.dropFrames).toBe(0);
  });
});

describe('sound', () => {
  const line = {
    character: emma,
    line: 'We have to go.',
    offScreen: false,
    source: 'auto',
    translations: {},
  } as const;
  const film = { characters: { [emma]: makeCharacter('emma') } };

  test('a line is passed on in quotes to a model that speaks', () => {
    const shot = only({ dialogue: [line] }, set468, film);
    expect(promptOf(shot)).toContain('At 0.5 s emma says: “We have to go.”');
    expect(shot.segments[0]?.request.audio).toBe(true);
  });

  test('is not asked of a model that makes sound where a voice says it', () => {
    const said = { dialogue: [{ ...line, source: 'tts' }] } as const;
    const prompt = (native: 'keep' | 'mute' | 'wordless'): string =>
      promptOf(only({ ...said, sound: { effects: [], native } }, set468, film));
    const unheard = 'At 0.5 s emma is seen to speak, and is not heard.';
    expect(prompt('keep')).toContain(unheard);
    expect(prompt('wordless')).toContain(unheard);
    expect(prompt('mute')).toContain('At 0.5 s emma is seen to speak.');
  });

  test('a muted model is asked for no sound, and for no words', () => {
    const shot = only({ dialogue: [line], sound: { effects: [], native: 'mute' } }, set468, film);
    expect(shot.segments[0]?.request.audio).toBe(false);
    expect(promptOf(shot)).not.toContain('We have to go');
    expect(shot.fates).toContainEqual({
      field: 'dialogue.0.line',
      fate: 'kept',
      where: 'the voice that speaks the line',
    });
  });

  test('a line is said in one part only, that in which it starts', () => {
    const late = { ...line, at: seconds(5.5), line: 'We have to go, and we have to go now.' };
    const { segments } = only({ dialogue: [late], duration: seconds(12) }, set468, film);
    expect(segments.filter(({ request }) => request.prompt.includes('We have to go'))).toHaveLength(
      1,
    );
  });
});

describe('the picture', () => {
  test('a size and a rate that the model does not make are named', () => {
    const shot = only({}, tiny);
    expect(shot.segments[0]?.request).toMatchObject({
      width: 512,
      height: 512,
      rate: frameRate(8),
    });
    expect(
      ['format.aspect', 'format.resolution', 'format.fps'].map((f) => kindsOf(shot, f)),
    ).toEqual([['approximated'], ['substituted'], ['substituted']]);
  });

  test('the larger of two sizes is taken where the right one is not made', () => {
    const model = changed(set468, {
      sizes: [
        { width: 640, height: 360 },
        { width: 1920, height: 1080 },
      ],
    });
    expect(only({}, model).segments[0]?.request).toMatchObject({ width: 1920, height: 1080 });
  });
});

describe("the director's own words", () => {
  test('are the whole prompt, and every field that they replace says so', () => {
    const shot = only({ rawPrompt: 'A dog on a beach.', size: 'cu', action: 'It rains.' }, set468);
    expect(promptOf(shot)).toBe('A dog on a beach.');
    expect(shot.fates).toContainEqual({ field: 'size', fate: 'adjusted', where: 'rawPrompt' });
    expect(shot.fates).toContainEqual({ field: 'rawPrompt', fate: 'prompt', where: 'action' });
    expect(kindsOf(shot, 'rawPrompt')).toEqual(['substituted']);
  });

  test('are never shortened, and told to be long', () => {
    const rawPrompt = 'rain '.repeat(200).trim();
    const shot = only({ rawPrompt }, tiny);
    expect(promptOf(shot)).toBe(rawPrompt);
    expect(kindsOf(shot, 'rawPrompt')).toEqual(['substituted', 'approximated']);
  });

  test('stay verbatim in a compiled prompt', () => {
    const action = 'Emma — slowly!! — says “no”… and (then) leaves';
    expect(promptOf(only({ action }, set468))).toContain(`${action}.`);
  });
});

describe('styles', () => {
  const withStyle = (style: Partial<Shot['style']>) =>
    promptOf(only({ style: { ...makeShot('').style, ...style } }, set468));

  test('a style of the author builds on a built-in one', () => {
    const text = withStyle({ name: 'rainy noir', base: 'noir', traits: ['endless rain'] });
    expect(text).toContain('black-and-white film noir');
    expect(text).toContain('The look: endless rain.');
  });

  test('hand-drawn animation is described and names no studio', () => {
    expect(withStyle({ name: 'ghibli' })).toContain('hand-drawn animation');
    expect(withStyle({ name: 'ghibli' })).not.toMatch(/ghibli/iu);
  });

  test('a style that nobody knows is passed on by its name', () => {
    expect(withStyle({ name: 'woodcut' })).toContain('The style: woodcut.');
  });
});

test('whatever is written, a prompt never passes what the model reads, nor loses a field silently', () => {
  const text = fc.lorem({ maxCount: 60 });
  const budgets = fc.record({
    unit: fc.constantFrom<'characters' | 'tokens'>('characters', 'tokens'),
    max: fc.integer({ min: 30, max: 900 }),
  });
  const forms = fc.constantFrom<'paragraphs' | 'prose' | 'tags'>('paragraphs', 'prose', 'tags');
  fc.assert(
    fc.property(text, text, text, budgets, forms, (action, hair, mood, budget, form) => {
      const model = { ...set468, dialect: { ...set468.dialect, form, budget } };
      const shot = only({ action, mood, characters: [emma] }, model, {
        characters: { [emma]: makeCharacter('emma', { identity: { hair } }) },
      });
      const prompt = promptOf(shot);
      expect(measureText(prompt, budget.unit)).toBeLessThanOrEqual(budget.max);
      for (const field of ['action', 'mood', 'characters.emma.identity.hair']) {
        const fate = shot.fates.find((each) => each.field === field)?.fate;
        const named = shot.adjustments.some((each) => each.field.split(', ').includes(field));
        expect(fate === 'prompt' || named).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
