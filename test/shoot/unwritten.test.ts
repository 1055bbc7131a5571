import { expect, test } from '@jest/globals';
import type { StartOutcome } from '../../src/providers/video-provider.ts';
import { eventText } from '../../src/report/events/event-text.ts';
import { shootClip } from '../support/shoot-clip.ts';
import { testSet } from '../support/shoot-ports.ts';
import { requestOf } from '../support/video-request.ts';

/** What is told where the line of a submission can't be written, as a thief has come or the disk is full. */
async function told(start?: () => StartOutcome, usd: number | null = 1) {
  const set = testSet({
    ...(start && { start }),
    appended(entry) {
      if (entry.kind === 'step' && entry.name.includes('#submit')) throw new Error('no room');
    },
  });
  const request = requestOf({ model: 'mock-1' });
  await expect(
    shootClip(set.ports, { name: 'a/t1/s1/0123456789abcdef', request, usd }),
  ).rejects.toThrow('no room');
  return set.events.filter(({ kind }) => kind === 'job-unwritten').map(eventText);
}

test('a job that was taken and may stand nowhere is told by what it is asked by', async () => {
  expect(await told(() => ({ kind: 'started', operation: { id: '7' } }))).toEqual([
    'a, take 1: mock has taken it as 7, which may not be written down (`ministudio resolve FILM a --operation ID` says so)',
  ]);
});

test('a clip that was made and may stand nowhere is told by where it lies', async () => {
  expect(await told()).toEqual([
    'a, take 1: mock has made it, which may not be written down; it lies in clip of "A light finds a book." (`ministudio resolve FILM a --clip FILE` says so)',
  ]);
});

test('of what costs nothing, and of what was refused, nothing is told', async () => {
  expect(await told(undefined, 0)).toEqual([]);
  expect(await told(() => ({ kind: 'refused', reason: 'no', charged: false }))).toEqual([]);
});
