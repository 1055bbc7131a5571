import { describe, expect, test } from '@jest/globals';
import { isOfThisPlace, newOwner, parseOwner } from '../../src/store/lock/film-owner.ts';

const HERE = { host: 'desk', boot: 'monday', namespace: 'net:[1]', lock: '@ministudio:1' };
const owner = newOwner({ id: 'x', pid: 7, since: '2026-01-02T03:04:05Z', ...HERE });

describe('an owner', () => {
  test('is of this place where its kernel is ours, and would know if it still ran', () => {
    expect(isOfThisPlace(owner, HERE)).toBe(true);
  });

  test.each(['host', 'boot', 'namespace', 'lock'])(
    'of another %s is elsewhere: only its signs of life count, whatever lock we hold',
    (fact) => {
      expect(isOfThisPlace(owner, { ...HERE, [fact]: 'another' })).toBe(false);
      expect(isOfThisPlace({ ...owner, [fact]: undefined }, HERE)).toBe(false);
    },
  );

  test('is who its file says', () => {
    expect(parseOwner(JSON.stringify(owner))).toEqual(owner);
  });

  test.each(['schema', 'id', 'host', 'pid', 'since'])(
    'is nobody where its %s can’t be read',
    (fact) => {
      for (const other of [undefined, null, {}, 1.5]) {
        expect(parseOwner(JSON.stringify({ ...owner, [fact]: other }))).toBeUndefined();
      }
    },
  );

  test.each(['', '{"schema":', 'null', '7', '"owner"', '[]'])('is nobody in %j', (text) => {
    expect(parseOwner(text)).toBeUndefined();
  });
});
