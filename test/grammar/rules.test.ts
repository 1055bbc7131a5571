import { describe, expect, test } from '@jest/globals';
import type { FilmRule } from '../../src/diagnostics/film-rule.ts';
import type { Finding } from '../../src/diagnostics/finding.ts';
import { frames, seconds } from '../../src/film/time.ts';
import { axisOfAction } from '../../src/grammar/axis-of-action.ts';
import { cameraConflict } from '../../src/grammar/camera-conflict.ts';
import { monotony } from '../../src/grammar/monotony.ts';
import { noEstablishing } from '../../src/grammar/no-establishing.ts';
import { GRAMMAR_RULES } from '../../src/grammar/rules.ts';
import { speechTooLong } from '../../src/grammar/speech-too-long.ts';
import { thirtyDegrees } from '../../src/grammar/thirty-degrees.ts';
import { tooMuch } from '../../src/grammar/too-much.ts';
import { oddHeight } from '../../src/grammar/odd-height.ts';
import { undescribedGarment } from '../../src/grammar/undescribed-garment.ts';
import { unused } from '../../src/grammar/unused.ts';
import type { FilmParts, ShotParts } from '../support/film-builder.ts';
import { filmOf } from '../support/film-builder.ts';
import { orbFilm } from '../support/orb-film.ts';

const check = (rule: FilmRule, film: FilmParts): readonly Finding[] => [
  ...rule.check(filmOf(film)),
];

/** Where a rule found something, as `scene/shot/field`. */
const places = (rule: FilmRule, film: FilmParts): readonly string[] =>
  check(rule, film).map(({ path }) =>
    path.filter((part) => part !== 'scenes' && part !== 'shots').join('/'),
  );

describe('every rule', () => {
  test('has a code of its own under grammar/, and explains how to mend it', () => {
    const codes = GRAMMAR_RULES.map(({ explanation }) => explanation.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { explanation } of GRAMMAR_RULES) {
      expect(explanation.code).toMatch(/^grammar\/[a-z0-9-]+$/u);
      expect(explanation.severity).toBe('warning');
      expect(explanation.why.length).toBeGreaterThan(40);
      expect(explanation.mend.length).toBeGreaterThan(20);
    }
  });

  test('has nothing to say of the example film, but of an orb that waits beside the camera', () => {
    const film = orbFilm();
    const found = GRAMMAR_RULES.flatMap((rule) => [...rule.check(film)]);
    expect(found.map(({ code, path }) => [code, ...path.slice(-2)])).toEqual([
      ['grammar/out-of-frame', 'characters', 0],
    ]);
  });

  test('has nothing to say of an empty film', () => {
    const film = filmOf();
    expect(GRAMMAR_RULES.flatMap((rule) => [...rule.check(film)])).toEqual([]);
  });

  test('has nothing to say of a conversation that is shot by the book', () => {
    const film = filmOf({
      ...talk({ size: 'mcu', camera: { at: [5, 3], facing: 'tom' } }, [
        { id: 'wide', size: 'ws', characters: ['emma', 'tom'], camera: { at: [6, 0.5] } },
      ]),
    });
    expect(GRAMMAR_RULES.flatMap((rule) => [...rule.check(film)])).toEqual([]);
  });
});

/** Emma at the west, Tom at the east; the camera of the first shots is south of their line. */
function talk(last: ShotParts, first: readonly ShotParts[] = []): FilmParts {
  return {
    characters: {
      emma: { name: 'Emma', starts: { at: [4, 5] } },
      tom: { name: 'Tom', starts: { at: [8, 5] } },
    },
    environments: { room: { layout: { size: [12, 10] } } },
    scenes: [
      {
        environment: 'room',
        shots: [
          ...first,
          { id: 'a', size: 'mcu', characters: ['emma'], camera: { at: [7, 3] } },
          { id: 'b', characters: ['tom'], ...last },
        ],
      },
    ],
  };
}

describe('180 degrees', () => {
  const across: ShotParts = { size: 'mcu', camera: { at: [5, 8] } };

  test('a cut to the other side of the line between two characters is warned of', () => {
    expect(check(axisOfAction, talk(across))).toEqual([
      {
        code: 'grammar/180-degree',
        severity: 'warning',
        message:
          'The camera crosses the line between Emma and Tom: after the cut from shot a they have changed sides in the picture.',
        hint: 'Keep the camera on its side of the line, or put a cutaway, a shot on the line or a moving camera between.',
        path: ['scenes', 0, 'shots', 1, 'camera', 'at'],
      },
    ]);
  });

  test('the master shot says on which side the camera is, and an empty place does not', () => {
    const after = (first: ShotParts): FilmParts => {
      const film = talk(across);
      const [a, b] = film.scenes![0]!.shots!;
      const shots = [{ ...a, ...first, framing: ['establishing' as const] }, b!];
      return { ...film, scenes: [{ environment: 'room', shots }] };
    };
    expect(check(axisOfAction, after({}))).toHaveLength(1);
    expect(check(axisOfAction, after({ characters: [] }))).toEqual([]);
  });

  test('a cut that stays on its side is not', () => {
    expect(check(axisOfAction, talk({ camera: { at: [5, 2] } }))).toEqual([]);
  });

  test('a cutaway or a shot on the line lets the camera cross', () => {
    const between = (shot: ShotParts): FilmParts => {
      const film = talk(across);
      const [a, b] = film.scenes![0]!.shots!;
      return { ...film, scenes: [{ environment: 'room', shots: [a!, shot, b!] }] };
    };
    const cutaway = { id: 'x', framing: ['cutaway' as const], camera: { at: [1, 1] as const } };
    const onLine = { id: 'x', characters: ['tom'], camera: { at: [1, 5.1] as const } };
    expect(check(axisOfAction, between(cutaway))).toEqual([]);
    expect(check(axisOfAction, between(onLine))).toEqual([]);
  });

  test('a camera that goes across in the shot takes the audience with it', () => {
    const film = talk(across);
    const [a, b] = film.scenes![0]!.shots!;
    const moving = {
      ...a,
      movement: { type: 'dolly' as const, direction: 'in' as const, amount: 6 },
    };
    const facing = { ...moving, camera: { at: [6, 3] as const, facing: 0 } };
    expect(
      check(axisOfAction, { ...film, scenes: [{ environment: 'room', shots: [facing, b!] }] }),
    ).toEqual([]);
  });

  test('a camera that the spec does not place is never held against it', () => {
    expect(check(axisOfAction, talk({ size: 'mcu' }))).toEqual([]);
    expect(check(axisOfAction, talk({ size: 'mcu', camera: { facing: 180 } }))).toEqual([]);
  });

  test('a dissolve lets time pass, so people may have moved', () => {
    expect(check(axisOfAction, talk({ ...across, transition: { type: 'dissolve' } }))).toEqual([]);
  });
});

describe('30 degrees', () => {
  const one = (second: ShotParts): FilmParts => ({
    characters: { emma: { starts: { at: [6, 5] } } },
    environments: { room: { layout: { size: [12, 10] } } },
    scenes: [
      {
        environment: 'room',
        shots: [
          { id: 'a', size: 'ms', characters: ['emma'], camera: { at: [6, 1] } },
          { id: 'b', size: 'ms', characters: ['emma'], ...second },
        ],
      },
    ],
  });

  test('a small move between two cuts on the same subject is warned of', () => {
    expect(check(thirtyDegrees, one({ camera: { at: [7, 1] } }))).toEqual([
      {
        code: 'grammar/30-degree',
        severity: 'warning',
        message:
          'The cut from shot a moves the camera by 14 degrees only, on the same subject in a similar size: it will look like a jump.',
        hint: 'Go at least 30 degrees around the subject, change the size by two steps or more, or write transition: jump_cut if it is meant.',
        path: ['scenes', 0, 'shots', 1, 'camera', 'at'],
      },
    ]);
  });

  test.each<[string, ShotParts]>([
    ['a move of more than 30 degrees', { camera: { at: [9, 2] } }],
    ['another size', { camera: { at: [7, 1] }, size: 'cu' }],
    ['a jump cut that says so', { camera: { at: [7, 1] }, transition: { type: 'jump_cut' } }],
    ['a chained shot', { camera: { at: [7, 1] }, join: { mode: 'chain', maxDepth: 3 } }],
    ['the same camera, which goes on', { camera: { at: [6, 1] } }],
    ['an insert', { camera: { at: [7, 1] }, framing: ['insert'] }],
    ['a camera that nobody places', {}],
    ['another angle', { camera: { at: [7, 1] }, angle: 'high' }],
  ])('%s is not', (_title, second) => {
    expect(check(thirtyDegrees, one(second))).toEqual([]);
  });

  test('two headings by number are compared by their angle', () => {
    const turned = (facing: number): FilmParts => {
      const film = one({ camera: { at: [7, 1], facing } });
      const [a, b] = film.scenes![0]!.shots!;
      const first = { ...a, camera: { at: [6, 1] as const, facing: 0 } };
      return { ...film, scenes: [{ environment: 'room', shots: [first, b!] }] };
    };
    expect(places(thirtyDegrees, turned(350))).toEqual(['0/1/camera/at']);
    expect(check(thirtyDegrees, turned(300))).toEqual([]);
  });

  test('a hard cut with the very same camera is', () => {
    const again: ShotParts = { camera: { at: [6, 1] }, join: { mode: 'cut', maxDepth: 3 } };
    expect(places(thirtyDegrees, one(again))).toEqual(['0/1/camera/at']);
  });
});

describe('establishing', () => {
  const scene = (...shots: ShotParts[]): FilmParts => ({
    environments: { room: {} },
    scenes: [{ id: 'talk', environment: 'room', shots }],
  });

  test('a scene that starts close and stays close is warned of', () => {
    expect(check(noEstablishing, scene({ size: 'cu' }, { size: 'ms' }, { size: 'cu' }))).toEqual([
      {
        code: 'grammar/no-establishing',
        severity: 'warning',
        message: 'Scene talk has no wide shot among its first: nobody sees where it is.',
        hint: 'Give one of its first shots size: ws or ews, or framing: establishing.',
        path: ['scenes', 0, 'shots', 0, 'size'],
      },
    ]);
  });

  test.each<[string, FilmParts]>([
    ['a wide third shot', scene({ size: 'cu' }, { size: 'ms' }, { size: 'ws' })],
    ['an establishing framing', scene({ size: 'fs', framing: ['establishing'] }, { size: 'cu' })],
    ['a scene of one shot', scene({ size: 'cu' })],
    ['a size that is not said', scene({ size: 'cu' }, {})],
    [
      'a place that an earlier scene showed',
      {
        environments: { room: {} },
        scenes: [
          { id: 'one', environment: 'room', shots: [{ size: 'ws' }, { size: 'cu' }] },
          { id: 'two', environment: 'room', shots: [{ size: 'cu' }, { size: 'ms' }] },
        ],
      },
    ],
  ])('%s is not', (_title, film) => {
    expect(check(noEstablishing, film)).toEqual([]);
  });
});

describe('monotony', () => {
  const run = (...shots: ShotParts[]): FilmParts => ({ scenes: [{ shots }] });
  const ms: ShotParts = { size: 'ms', characters: ['emma'] };

  test('four shots of one size and angle are warned of once, at the fourth', () => {
    expect(check(monotony, run(ms, ms, ms, ms, ms))).toEqual([
      {
        code: 'grammar/monotony',
        severity: 'warning',
        message: '5 shots in a row, from 1 to 5, have size ms and angle eye.',
        hint: 'Change the size or the angle of one of them.',
        path: ['scenes', 0, 'shots', 3, 'size'],
      },
    ]);
  });

  test.each<[string, FilmParts]>([
    ['three', run(ms, ms, ms)],
    ['a change of size between', run(ms, ms, { size: 'cu' }, ms, ms)],
    ['a change of angle between', run(ms, ms, { ...ms, angle: 'low' }, ms, ms)],
    ['no size at all', run({}, {}, {}, {})],
    [
      'a conversation to and fro',
      run(ms, { ...ms, characters: ['tom'] }, ms, { ...ms, characters: ['tom'] }),
    ],
    [
      'a chain, which is one view',
      run(ms, ...[1, 2, 3].map(() => ({ ...ms, join: { mode: 'chain' as const, maxDepth: 3 } }))),
    ],
    [
      'shots of two scenes',
      {
        scenes: [
          { id: 'a', shots: [ms, ms] },
          { id: 'b', shots: [ms, ms] },
        ],
      },
    ],
  ])('%s is not', (_title, film) => {
    expect(check(monotony, film)).toEqual([]);
  });
});

describe('speech', () => {
  const narration = 'one two three four five six seven eight nine ten';
  const shot = (parts: ShotParts): FilmParts => ({ shots: [parts] });

  test('ten words in two seconds are warned of', () => {
    expect(check(speechTooLong, shot({ narration, duration: 2 }))).toEqual([
      {
        code: 'grammar/speech-too-long',
        severity: 'warning',
        message: 'The words of shot 1 need about 4.3 s, and it lasts 2 s.',
        hint: 'Write duration: auto, or shorten the words.',
        path: ['scenes', 0, 'shots', 0, 'duration'],
      },
    ]);
  });

  test('lines follow each other, and wait where they are told to', () => {
    const line = { line: 'one two three four five' };
    expect(places(speechTooLong, shot({ dialogue: [line, line], duration: 4 }))).toEqual([
      '0/0/duration',
    ]);
    expect(check(speechTooLong, shot({ dialogue: [line], duration: 4 }))).toEqual([]);
    expect(
      places(speechTooLong, shot({ dialogue: [{ ...line, at: seconds(3) }], duration: 4 })),
    ).toEqual(['0/0/duration']);
  });

  test.each<[string, ShotParts]>([
    ['ten words in five seconds', { narration, duration: 5 }],
    ['any words in a shot as long as they need', { narration, duration: 'auto' }],
    ['ten Chinese characters in three seconds', { narration: '这是一个很长的故事啊', duration: 3 }],
    ['a length in frames', { narration, duration: frames(120) }],
    ['silence', { duration: 0.5 }],
  ])('%s are not', (_title, parts) => {
    expect(check(speechTooLong, shot(parts))).toEqual([]);
  });

  test('forty Chinese characters in three seconds are', () => {
    const forty = '这是一个很长的故事啊'.repeat(4);
    expect(places(speechTooLong, shot({ narration: forty, duration: 3 }))).toHaveLength(1);
  });
});

describe('too much', () => {
  const shot = (parts: ShotParts): FilmParts => ({ shots: [parts] });
  const beats = (...starts: number[]): ShotParts => ({
    beats: starts.map((at) => ({ at: seconds(at), action: 'Something happens.' })),
  });

  test('three beats in three seconds are warned of', () => {
    expect(check(tooMuch, shot({ ...beats(0, 1, 2), duration: 3 }))).toEqual([
      {
        code: 'grammar/too-much',
        severity: 'warning',
        message: 'Shot 1 has 3 beats in 3 s: a beat needs about two seconds.',
        hint: 'Make the shot longer, or give some beats a shot of their own.',
        path: ['scenes', 0, 'shots', 0, 'beats'],
      },
    ]);
  });

  test('many actions and two moves in a short clip are, too', () => {
    const action = 'She stands up. She takes the lamp. Then she runs to the door.';
    expect(places(tooMuch, shot({ action, duration: 3 }))).toEqual(['0/0/action']);
    const movement = { type: 'pan', secondary: { type: 'crane' } } as const;
    expect(places(tooMuch, shot({ movement, duration: 2 }))).toEqual(['0/0/movement/secondary']);
  });

  test.each<[string, ShotParts]>([
    ['a beat every two seconds', { ...beats(0, 2), duration: 4 }],
    ['beats without an end', { ...beats(0, 3), duration: 'auto' }],
    ['a long action in a long shot', { action: 'A b. C d. E f. G h.', duration: 12 }],
    ['one action in a short shot', { action: 'The orb drifts in and slows.', duration: 2 }],
    [
      'a dolly zoom',
      { movement: { type: 'dolly', secondary: { type: 'zoom', direction: 'out' } }, duration: 2 },
    ],
    [
      'a move with a breathing hand',
      { movement: { type: 'pan', secondary: { type: 'handheld_drift' } }, duration: 2 },
    ],
    ['a clip of the author’s own', { ...beats(0, 1, 2), duration: 3, clip: 'own.mp4' }],
  ])('%s is not', (_title, parts) => {
    expect(check(tooMuch, shot(parts))).toEqual([]);
  });
});

describe('camera words', () => {
  const shot = (parts: ShotParts): FilmParts => ({ shots: [parts] });

  test.each<[string, ShotParts, string, string]>([
    [
      'static with a direction',
      { movement: { type: 'static', direction: 'in' } },
      'the camera is static and yet moves (direction: in).',
      'movement/direction',
    ],
    [
      'static with an amount',
      { movement: { type: 'static', amount: 2 } },
      'the camera is static and yet moves (amount: 2).',
      'movement/amount',
    ],
    [
      'static with another move',
      { movement: { type: 'static', secondary: { type: 'pan' } } },
      'the camera is static and yet moves (secondary: pan).',
      'movement/secondary',
    ],
    [
      'a dolly around',
      { movement: { type: 'dolly', direction: 'cw' } },
      'a dolly cannot go cw.',
      'movement/direction',
    ],
    [
      'a pan up',
      { movement: { type: 'truck', secondary: { type: 'pan', direction: 'up' } } },
      'a pan cannot go up.',
      'movement/secondary/direction',
    ],
    [
      'zoom and dolly the same way',
      {
        movement: { type: 'zoom', direction: 'in', secondary: { type: 'dolly', direction: 'in' } },
      },
      'dolly and zoom both go in: one of them does it.',
      'movement/secondary',
    ],
    [
      'the same move twice',
      { movement: { type: 'pan', secondary: { type: 'pan' } } },
      'the second move is a pan again.',
      'movement/secondary/type',
    ],
    [
      'a tripod that drifts',
      { rig: 'tripod', movement: { type: 'handheld_drift' } },
      'on a tripod the camera makes no handheld drift.',
      'rig',
    ],
    [
      'a wide lens of 135 mm',
      { lens: { mm: 135, type: 'wide' } },
      'a lens of 135 mm is not wide.',
      'lens/type',
    ],
    [
      'a low angle that looks down',
      { angle: 'low', camera: { tilt: -30 } },
      'an angle of low looks up, a tilt of -30 degrees down.',
      'camera/tilt',
    ],
    [
      'a single of two',
      { framing: ['single', 'two_shot'] },
      'the framing is single and two_shot at once.',
      'framing',
    ],
    [
      'static, and the action says that it orbits',
      { movement: { type: 'static' }, action: 'She waits while the camera slowly orbits her.' },
      'the movement is static, and the words say “the camera slowly orbits”.',
      'action',
    ],
    [
      'a dolly, and a beat says that it stands',
      {
        movement: { type: 'dolly' },
        beats: [{ at: seconds(0), action: 'The camera stays still.' }],
      },
      'the movement is dolly, and the words say “The camera stays still”.',
      'beats/0/action',
    ],
  ])('%s is warned of', (_title, parts, message, field) => {
    const findings = check(cameraConflict, shot(parts));
    expect(findings.map((finding) => finding.message)).toEqual([`Shot 1: ${message}`]);
    expect(findings[0]?.path.slice(4).join('/')).toBe(field);
  });

  test.each<[string, ShotParts]>([
    ['static', { movement: { type: 'static' }, rig: 'tripod' }],
    ['a hand-held static shot', { movement: { type: 'static' }, rig: 'handheld' }],
    ['a pan on a tripod', { movement: { type: 'pan', direction: 'left' }, rig: 'tripod' }],
    [
      'a dolly zoom',
      {
        movement: { type: 'dolly', direction: 'in', secondary: { type: 'zoom', direction: 'out' } },
      },
    ],
    ['an orbit', { movement: { type: 'orbit', direction: 'cw', amount: 90 }, rig: 'gimbal' }],
    ['a lens of 40 mm called wide', { lens: { mm: 40, type: 'wide' } }],
    [
      'someone who films with a camera',
      { movement: { type: 'static' }, action: 'She lifts the camera and pans across the valley.' },
    ],
    ['words that agree', { movement: { type: 'static' }, action: 'The camera does not move.' }],
  ])('%s is not', (_title, parts) => {
    expect(check(cameraConflict, shot(parts))).toEqual([]);
  });
});

describe('heights', () => {
  const heightOf = (form: 'person' | 'creature', height: number): FilmParts => ({
    characters: { emma: { name: 'Emma', form, height } },
  });

  test.each([
    [175, 'If that is in centimetres, write `1.75`.'],
    [66, 'If that is in inches, write `1.68`.'],
  ])('a person of %d is warned of: metres are meant', (height, hint) => {
    expect(check(oddHeight, heightOf('person', height))).toEqual([
      {
        code: 'grammar/odd-height',
        severity: 'warning',
        message: `Emma is ${height} metres tall.`,
        hint,
        path: ['characters', 'emma', 'height'],
      },
    ]);
  });

  test('giants and monsters are as tall as they like', () => {
    expect(check(oddHeight, heightOf('person', 12))).toEqual([]);
    expect(check(oddHeight, heightOf('creature', 120))).toEqual([]);
  });
});

describe('garments', () => {
  const emma = { name: 'Emma', wardrobe: { coat: 'long red wool coat' } };

  test('a garment that is worn and not described is warned of where it is put on', () => {
    const film: FilmParts = {
      characters: { emma: { ...emma, starts: { wardrobe: ['coat', 'hat'] } } },
      shots: [{ changes: { characters: { emma: { wardrobe: ['gown'] } } } }],
    };
    expect(check(undescribedGarment, film)).toEqual([
      {
        code: 'grammar/undescribed-garment',
        severity: 'warning',
        message: 'Emma wears hat, which the wardrobe does not describe.',
        hint: 'Describe it: characters.emma.wardrobe.hat.',
        path: ['characters', 'emma', 'starts', 'wardrobe', 1],
      },
      {
        code: 'grammar/undescribed-garment',
        severity: 'warning',
        message: 'Emma wears gown, which the wardrobe does not describe.',
        hint: 'Describe it: characters.emma.wardrobe.gown.',
        path: ['scenes', 0, 'shots', 0, 'changes', 'characters', 'emma', 'wardrobe', 0],
      },
    ]);
  });

  const told = (action: string): readonly string[] =>
    places(undescribedGarment, {
      characters: { emma },
      shots: [{ characters: ['emma'], action }],
    });

  test('a garment in the words that nobody describes is warned of', () => {
    expect(told('Emma puts on a hat and leaves.')).toEqual(['0/0/action']);
  });

  test.each([
    'Emma takes off her coat.',
    'Emma puts on a wide straw hat.',
    'Emma puts on a hat of black felt.',
    'A hat lies on the table.',
    'Emma walks into the dress shop.',
  ])('%s: not', (action) => {
    expect(told(action)).toEqual([]);
  });
});

describe('unused', () => {
  test('what no shot names is warned of', () => {
    const film: FilmParts = {
      characters: { emma: {}, tom: {} },
      environments: { room: {}, street: {} },
      lighting: { dusk: {}, dawn: {} },
      scenes: [{ environment: 'room', lighting: 'dusk', shots: [{ characters: ['emma'] }] }],
    };
    expect(check(unused, film).map(({ message, path }) => [message, path])).toEqual([
      ['No shot has the character tom.', ['characters', 'tom']],
      ['No scene or shot is in the environment street.', ['environments', 'street']],
      ['No scene or shot has the lighting dawn.', ['lighting', 'dawn']],
    ]);
  });

  test.each<[string, ShotParts]>([
    ['someone who speaks off screen', { dialogue: [{ character: 'tom', offScreen: true }] }],
    ['someone who changes', { changes: { characters: { tom: { emotion: 'joy' } } } }],
    ['someone whom the camera looks at', { camera: { facing: 'tom' } }],
    ['someone who is told of', { action: 'A portrait of Tom hangs on the wall.' }],
  ])('%s is used', (_title, shot) => {
    expect(check(unused, { characters: { tom: {} }, shots: [shot] })).toEqual([]);
  });

  test('a lighting that a change goes over to is used', () => {
    const changes = { lighting: { use: 'night' as never } };
    expect(check(unused, { lighting: { night: {} }, shots: [{ changes }] })).toEqual([]);
  });
});
