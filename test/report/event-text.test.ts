import { expect, test } from '@jest/globals';
import { shotId } from '../../src/film/ids.ts';
import { eventText } from '../../src/report/events/event-text.ts';

test('an event is one line, whatever a title or a provider puts into it', () => {
  const film = 'The Orb\n  and the Library\n';
  expect(eventText({ kind: 'shoot-started', film, shots: 2, toShoot: 1 })).toBe(
    'The Orb and the Library: 1 of 2 shots to shoot',
  );
  const reason = 'busy\r\nretry \u001B[31mlater\n';
  const told = { kind: 'take-failed', code: 'provider/failed', take: 1, reason } as const;
  expect(eventText({ ...told, scene: 's' as never, shot: shotId('a') })).toBe(
    'a: take 1 failed (provider/failed): busy retry ␛[31mlater',
  );
});

test('a budget says what it can’t count', () => {
  expect([1, 2].map((jobs) => eventText({ kind: 'spending-unpriced', jobs }))).toEqual([
    'the budget does not count 1 earlier job, as nobody knows what it cost',
    'the budget does not count 2 earlier jobs, as nobody knows what they cost',
  ]);
});

test('a book of the month that has lost something says what is counted again', () => {
  const told = (jobs: number, usd: number) =>
    eventText({ kind: 'spending-restored', book: 'spending.jsonl', jobs, usd });
  const others = '(what it lacked of other films is counted once they are rendered)';
  expect([told(1, 2), told(2, 4.5)]).toEqual([
    `spending.jsonl lacked 1 job of this film in this month: $2.00 is counted again ${others}`,
    `spending.jsonl lacked 2 jobs of this film in this month: $4.50 are counted again ${others}`,
  ]);
});

test('what is left under way says that nobody knows its price, where that is so', () => {
  const left = (usd: number | null) =>
    eventText({ kind: 'jobs-left', jobs: ['a, take 1 (luma)'], usd });
  expect(left(1)).toContain('a, take 1 (luma); $1.00 may be charged (');
  expect(left(null)).toContain('a, take 1 (luma); an unknown price may be charged (');
});
