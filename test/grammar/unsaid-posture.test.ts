import { describe, expect, test } from '@jest/globals';
import { unsaidPosture } from '../../src/grammar/unsaid-posture.ts';
import { filmOf } from '../support/film-builder.ts';

const told = (action: string, starts = {}, others: readonly string[] = []): number => {
  const film = filmOf({
    characters: { emma: { name: 'Emma', starts }, tom: { name: 'Tom' }, rex: { form: 'creature' } },
    shots: [{ characters: ['emma', ...others], action }],
  });
  return [...unsaidPosture.check(film)].length;
};

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
});
