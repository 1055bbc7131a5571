import { describe, expect, test } from '@jest/globals';
import { unsaidPosture } from '../../src/grammar/unsaid-posture.ts';
import type { ShotSize } from '../../src/film/vocabulary.ts';
import { filmOf } from '../support/film-builder.ts';

const filmWith = (action: string, starts = {}, others: readonly string[] = []) =>
  filmOf({
    characters: { emma: { name: 'Emma', starts }, tom: { name: 'Tom' }, rex: { form: 'creature' } },
    shots: [{ characters: ['emma', ...others], action }],
  });
const told = (action: string, starts = {}, others: readonly string[] = []): number =>
  [...unsaidPosture.check(filmWith(action, starts, others))].length;

describe('a posture that only the action says', () => {
  test('is told with where to say it', () => {
    const film = filmOf({
      characters: { emma: { name: 'Emma' } },
      shots: [{ id: '1', characters: ['emma'], action: 'Night. Emma sleeps.' }],
    });
    expect([...unsaidPosture.check(film)]).toEqual([
      {
        code: 'grammar/unsaid-posture',
        severity: 'warning',
        message:
          'Emma lies in shot 1, and no posture says so: the camera is set as for somebody who stands.',
        hint: 'Add `changes: { emma: { posture: lying } }`, or `asleep`; say `at` a bed, and it is on it.',
        path: ['scenes', 0, 'shots', 0, 'action'],
      },
    ]);
  });

  test.each(['She lies down.', 'Emma is asleep.', 'Rain falls, and she slowly lies back.'])(
    '%s',
    (action) => expect(told(action)).toBe(1),
  );

  test('is none where the state says it, or where something else or somebody else lies', () => {
    expect(told('Emma sleeps.', { posture: 'lying on her side' })).toBe(0);
    expect(told('Emma lies to him.')).toBe(0);
    expect(told('Emma finds the letter lying there.')).toBe(0);
    expect(told('A ticket lies beside her.')).toBe(0);
    expect(told('She sleeps.', {}, ['tom'])).toBe(0);
    expect(told('Rex sleeps.', {}, ['rex'])).toBe(0);
  });

  test.each([
    ['He kneels.', {}, 'Emma kneels in shot 1, … as for somebody who stands. → kneeling'],
    ['Emma sits down.', {}, 'Emma sits in shot 1, … as for somebody who stands. → sitting'],
    [
      'Emma sinks to her knees.',
      {},
      'Emma kneels in shot 1, … as for somebody who stands. → kneeling',
    ],
    [
      'Emma gets up.',
      { posture: 'sitting' },
      'Emma stands in shot 1, … as for somebody who sits. → standing',
    ],
    [
      'Emma crouches.',
      { posture: 'lying' },
      'Emma crouches in shot 1, … as for somebody who lies. → crouching',
    ],
  ])('%s %j', (action, starts, expected) => {
    const [finding] = unsaidPosture.check(filmWith(action, starts));
    const message = finding!.message.replace('and no posture says so: the camera is set', '…');
    const { hint } = finding!;
    const said = typeof hint === 'function' ? hint() : hint;
    const posture = /posture: (\w+)/.exec(said ?? '')?.[1];
    expect(`${message} → ${posture}`).toBe(expected);
  });

  test('is the last one of the action', () => {
    expect(told('Emma kneels, then she stands up.')).toBe(0);
    expect(told('Emma stands up, and she kneels.')).toBe(1);
    expect(told('Emma sleeps.', { posture: 'sitting' })).toBe(0);
  });

  test('is told only where the picture is too close to show both', () => {
    const sized = (size: ShotSize): number => {
      const film = filmOf({
        characters: { emma: { name: 'Emma' } },
        shots: [{ size, characters: ['emma'], action: 'Emma sits down.' }],
      });
      return [...unsaidPosture.check(film)].length;
    };
    expect([sized('ws'), sized('fs'), sized('mfs'), sized('cu')]).toEqual([0, 0, 1, 1]);
  });
});
