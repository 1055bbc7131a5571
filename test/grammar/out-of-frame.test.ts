import { describe, expect, test } from '@jest/globals';
import { outOfFrame } from '../../src/grammar/out-of-frame.ts';
import type { ShotParts } from '../support/film-builder.ts';
import { readText } from '../source/read-text.ts';
import { filmOf } from '../support/film-builder.ts';

/** Emma at the south wall, Tom at the north; the camera is in the middle of the room. */
const filmWith = (...shots: readonly ShotParts[]) =>
  filmOf({
    characters: {
      emma: { name: 'Emma', starts: { at: [6, 1] } },
      tom: { name: 'Tom', starts: { at: [6, 9] } },
    },
    environments: { room: { layout: { size: [12, 10], marks: { east: [11, 9] } } } },
    scenes: [{ environment: 'room', shots }],
  });

const NORTH: ShotParts = { size: 'ms', characters: ['emma'], camera: { at: [6, 5], facing: 0 } };

const told = (parts: ShotParts): readonly string[] =>
  [...outOfFrame.check(filmWith({ ...NORTH, ...parts }))].map(({ message }) => message);

describe('who is named in a shot whose camera never sees them', () => {
  test('is told, with where they are and what can be done', () => {
    expect([...outOfFrame.check(filmWith({ id: 'a', ...NORTH }))]).toEqual([
      {
        code: 'grammar/out-of-frame',
        severity: 'warning',
        message:
          'Emma is named in shot a and never in its picture: the camera at [6, 5] looks north, and Emma is behind the camera.',
        hint: 'Write `facing: emma`, or leave `emma` out of `characters`.',
        path: ['scenes', 0, 'shots', 0, 'characters', 0],
      },
    ]);
  });

  test('is told of each who is missed, and how a line is said from outside', () => {
    const dialogue = [{ character: 'emma', text: 'Here.' }];
    const [finding, ...others] = outOfFrame.check(
      filmWith({ ...NORTH, characters: ['tom', 'emma'], dialogue }),
    );
    expect(others).toEqual([]);
    expect(finding!.path).toEqual(['scenes', 0, 'shots', 0, 'characters', 1]);
    expect(finding!.hint).toBe(
      'Take the camera farther back, or a shorter lens, or leave `emma` out of `characters` and let the line be `off_screen: true`.',
    );
  });

  test('is told at which side of the picture they are', () => {
    expect(told({ camera: { at: [2, 1], facing: 0 } })).toEqual([
      expect.stringMatching(/Emma is outside it at the right\.$/),
    ]);
  });
});

describe('nothing is told', () => {
  test.each<[string, ShotParts]>([
    ['of whom the camera faces', { camera: { at: [6, 5], facing: 'emma' } }],
    ['of whom a pan finds', { movement: { type: 'pan', direction: 'right', amount: 180 } }],
    [
      'of who comes into the picture',
      {
        camera: { at: [6, 5], facing: 55 },
        changes: { characters: { emma: { at: 'east' } } },
      },
    ],
    ['of a voice from outside', { characters: ['tom'], dialogue: [{ character: 'emma' }] }],
    ['of hands in an insert', { framing: ['insert'] }],
    ['of whose eyes they are', { framing: ['pov'] }],
    ['of a clip of one’s own', { clip: 'own.mp4' }],
  ])('%s', (_, parts) => {
    expect(told(parts)).toEqual([]);
  });

  test('of a camera that the film leaves to the studio', () => {
    const { camera: _, ...left } = NORTH;
    expect([...outOfFrame.check(filmWith(left))]).toEqual([]);
  });

  test('of a cast that shots have from their scene', async () => {
    const shot = (id: string): string =>
      `{ id: ${id}, size: ms, action: Tom waits., camera: { at: [6, 5], facing: north } }`;
    const text = [
      'title: T',
      'characters: { tom: { starts: { at: [6, 9] } }, emma: { starts: { at: [6, 1] } } }',
      'environments: { room: { layout: { size: [12, 10] } } }',
      'scenes:',
      '  - id: s',
      '    environment: room',
      '    characters: [tom, emma]',
      `    shots: [${shot('a')}, ${shot('b')}, ${shot('c')}]`,
      '',
    ].join('\n');
    expect((await readText(text, { rules: [outOfFrame] })).diagnostics).toEqual([]);
    const own = text.replace('{ id: c,', '{ id: c, characters: [tom, emma],');
    const { diagnostics } = await readText(own, { rules: [outOfFrame] });
    expect(diagnostics.map(({ code, start }) => [code, start.line])).toEqual([
      ['grammar/out-of-frame', 8],
    ]);
  });
});
