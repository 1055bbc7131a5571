import { describe, expect, test } from '@jest/globals';
import { unactedIn } from '../../src/animatic/figures/acting/unacted.ts';
import { actedClauses } from '../../src/animatic/figures/acting/who-acts.ts';
import type { CharacterForm } from '../../src/film/vocabulary.ts';
import { seconds } from '../../src/film/time.ts';
import type { Staging } from '../../src/world/stage/staging.ts';
import { difference, drawFrames, drawOne } from '../support/drawing.ts';
import type { FilmParts, ShotParts } from '../support/film-builder.ts';
import { CAMERA, roomWith } from '../support/room.ts';

const ABOVE_SLATE = 160 * 84 * 4;

/** The picture of a frame without the slate, in which the words of the action stand. */
async function pictureAt(staging: Staging, frame: number): Promise<Buffer> {
  const picture = await drawOne({ ...staging, segmentStart: frame });
  return picture.subarray(0, ABOVE_SLATE);
}

function alone(form: CharacterForm, shot: ShotParts, starts = {}): Staging {
  const height = form === 'orb' || form === 'creature' ? 0.6 : 1.7;
  return roomWith({
    characters: { one: { form, height, starts: { at: [4, 3], facing: 180, ...starts } } },
    shot,
  });
}

describe('an action is acted out', () => {
  test.each([
    'The man waves.',
    'He points at the wall.',
    'He reaches for the lamp.',
    'He picks up a coin from the floor.',
    'He puts down a cup.',
    'He gives her a ring.',
    'He opens a box.',
    'He writes a letter.',
    'He reads.',
    'He drinks.',
    'He eats an apple.',
    'He types.',
    'He phones home.',
    'He nods.',
    'He shakes his head.',
    'He looks up.',
    'He looks down.',
    'He looks to us over his shoulder.',
    'He turns to the window.',
    'He shrugs.',
    'He claps.',
    'He bows.',
    'He hugs him.',
    'He jumps.',
    'He dances.',
    'He spins.',
    'He falls.',
    'He sits down.',
    'He kneels.',
    'He lies down.',
    'He crouches.',
    'He closes his eyes.',
    'He sings.',
    'He shouts.',
    'He laughs.',
  ])('%s', async (action) => {
    const still = await pictureAt(alone('person', {}), 24);
    const acted = await pictureAt(alone('person', { action }), 24);
    expect(difference(acted, still)).toBeGreaterThan(0.005);
  });

  test.each([
    ['creature', 'It sits.'],
    ['creature', 'It lies down.'],
    ['creature', 'It sniffs the ground.'],
    ['creature', 'It howls.'],
    ['creature', 'It jumps.'],
    ['creature', 'It lifts a paw.'],
    ['orb', 'It circles.'],
    ['orb', 'It rises.'],
    ['orb', 'It sinks.'],
    ['orb', 'It trembles.'],
    ['orb', 'It darts about.'],
    ['orb', 'It flares.'],
    ['orb', 'It fades.'],
    ['robot', 'It waves.'],
    ['robot', 'It falls over.'],
  ] as const)('by a %s: %s', async (form, action) => {
    const still = await pictureAt(alone(form, {}), 30);
    expect(difference(await pictureAt(alone(form, { action }), 30), still)).toBeGreaterThan(0.02);
  });

  test('and what somebody does not do is not', async () => {
    const denied = alone('person', { action: 'He does not wave.' });
    const still = await pictureAt(alone('person', {}), 24);
    expect(difference(await pictureAt(denied, 24), still)).toBe(0);
  });

  test('in the beat that tells of it, and a posture is kept in the beats after', async () => {
    const beats = [
      { at: seconds(0), action: 'He waits.' },
      { at: seconds(1), action: 'He kneels.' },
      { at: seconds(3), action: 'He waits.' },
    ];
    // A level camera: one that aims would aim lower at somebody who kneels from the start.
    const shot = { duration: 4, camera: { ...CAMERA, tilt: 0 } };
    const staging = alone('person', { ...shot, beats });
    const standing = alone('person', shot);
    const kneeling = alone('person', shot, { posture: 'kneeling' });
    expect(difference(await pictureAt(staging, 22), await pictureAt(standing, 22))).toBe(0);
    expect(difference(await pictureAt(staging, 90), await pictureAt(kneeling, 90))).toBe(0);
  });

  test('by a way of moving that the state sets, where the action has no gesture', async () => {
    const moving = alone('person', {}, { motion: 'dancing' });
    const still = await pictureAt(alone('person', {}), 24);
    expect(difference(await pictureAt(moving, 24), still)).toBeGreaterThan(0.05);
  });

  test('towards what is looked at', async () => {
    const looking = (x: number): Staging =>
      roomWith({
        characters: { one: { form: 'person', starts: { at: [4, 2.4], facing: 180 } } },
        pieces: { shelf: { at: [x, 2.4], size: [0.1, 0.1], height: 0.1, elevation: 5 } },
        shot: { action: 'She looks at the shelf.', lens: { mm: 50 } },
      });
    const [left, right] = [await pictureAt(looking(1), 30), await pictureAt(looking(7), 30)];
    expect(difference(left, right)).toBeGreaterThan(0.3);
  });
});

describe('who moves', () => {
  test('to another mark walks there', async () => {
    const walking = roomWith({
      characters: { one: { form: 'person', starts: { at: [2.5, 4] } } },
      shot: { changes: { characters: { one: { at: [5.5, 4] } } }, duration: 3 },
    });
    const frames = await drawFrames(walking, { frames: 40 });
    const moved = frames.slice(20, 22);
    expect(difference(moved[0] ?? Buffer.alloc(0), moved[1] ?? Buffer.alloc(0))).toBeGreaterThan(
      0.1,
    );
  });

  test('sets out with the beat that tells of it', async () => {
    const waiting = (action: string) =>
      roomWith({
        characters: { one: { form: 'person', starts: { at: [2.5, 4], facing: 90 } } },
        shot: {
          beats: [
            { at: seconds(0), action: 'He waits.' },
            { at: seconds(2), action },
          ],
          changes: { characters: { one: { at: [5.5, 4] } } },
          duration: 4,
        },
      });
    const later = await pictureAt(waiting('He walks over.'), 40);
    const start = await pictureAt(waiting('He walks over.'), 39);
    const already = await pictureAt(waiting('He waits on.'), 40);
    expect(difference(later, start)).toBeLessThan(0.1);
    expect(difference(later, already)).toBeGreaterThan(0.5);
  });

  test('and only turns, turns while the shot runs', async () => {
    const turning = roomWith({
      characters: { one: { form: 'person', starts: { at: [4, 3], facing: 180 } } },
      shot: { changes: { characters: { one: { facing: 90 } } } },
    });
    const staying = (facing: number) =>
      roomWith({ characters: { one: { form: 'person', starts: { at: [4, 3], facing } } } });
    expect(difference(await pictureAt(turning, 0), await pictureAt(staying(180), 0))).toBe(0);
    expect(difference(await pictureAt(turning, 47), await pictureAt(staying(90), 47))).toBe(0);
  });
});

const CAST: FilmParts['characters'] = {
  ada: { name: 'Ada', form: 'person', identity: { age: 'seventy-four, in her best hat' } },
  ben: { name: 'Ben', form: 'child', identity: { face: 'his freckles' }, wardrobe: {} },
  rex: { name: 'Rex', form: 'creature', identity: { species: 'a rough-coated island dog' } },
};

describe('who acts in a clause', () => {
  const acts = (action: string): readonly string[] => {
    const staging = roomWith({
      characters: CAST,
      pieces: { door: { at: [4, 7], size: [1, 0.1] } },
      shot: { action },
    });
    return actedClauses(staging, action).map(({ actor, words }) => `${actor}: ${words}`);
  };

  test.each([
    ['Ada waves. Ben nods.', ['ada: waves', 'ben: nods']],
    ['She waves, and he nods.', ['ada: she waves', 'ben: he nods']],
    ['The dog barks and Ben kneels and hugs him.', ['rex: barks', 'ben: kneels', 'ben: hugs him']],
    ['Ada and Ben wave.', ['ada: wave', 'ben: wave']],
    ['A child and a dog wait.', ['ben: wait', 'rex: wait']],
    ['They wait.', ['ada: they wait', 'ben: they wait', 'rex: they wait']],
    ['White light falls on her face.', []],
    ['The door opens and Ada jumps.', ['ada: jumps']],
    ['The house burns.', []],
    ['Ben waves to Ada and walks to Rex.', ['ben: waves to ada', 'ben: walks to rex']],
  ])('“%s”', (action, expected) => {
    const bare = acts(action).map((one) => one.replace(/: (ada|ben|the dog|a dog) /, ': '));
    expect(bare).toEqual(expected);
  });
});

describe('what is not acted out', () => {
  const unacted = (shot: ShotParts, starts = {}) =>
    unactedIn(
      roomWith({
        characters: {
          ada: { name: 'Ada', form: 'person', starts: { at: [3, 4], ...starts } },
          rex: { name: 'Rex', form: 'creature', starts: { at: [5, 4] } },
        },
        shot,
      }),
    );

  test('is told in the words of the film, with who should do it', () => {
    expect(unacted({ action: 'Ada juggles three oranges. Rex waits.' })).toEqual([
      { who: 'Ada', words: 'Ada juggles three oranges', lacks: 'gesture' },
    ]);
  });

  test('is told of every beat', () => {
    const beats = [
      { at: seconds(0), action: 'Ada nods.' },
      { at: seconds(1), action: 'Ada yodels and smiles.' },
    ];
    expect(unacted({ beats }).map(({ words }) => words)).toEqual(['Ada yodels']);
  });

  test('is a way to go where the shot takes nobody anywhere', () => {
    expect(unacted({ action: 'Ada walks to the door.' })).toEqual([
      { who: 'Ada', words: 'Ada walks to the door', lacks: 'way' },
    ]);
    const changes = { characters: { ada: { at: [3, 6] as const } } };
    expect(unacted({ action: 'Ada walks to the door.', changes })).toEqual([]);
  });

  test('is a motion that the shot sets and that looks like nothing known', () => {
    const motion = (words: string) =>
      unacted({ changes: { characters: { ada: { motion: words } } } });
    expect(motion('quantum')).toEqual([{ who: 'Ada', words: 'quantum', lacks: 'gesture' }]);
    expect(motion('trembling')).toEqual([]);
  });

  test.each([
    'Ada is quite sure.',
    'Ada waits beside the door.',
    'Ada smiles.',
    'She does not juggle.',
    'The light yodels.',
    'Rex sniffs the ground.',
    'Nothing happens.',
  ])('is not “%s”', (action) => {
    expect(unacted({ action })).toEqual([]);
  });
});
