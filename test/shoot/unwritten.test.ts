import { expect, test } from '@jest/globals';
import type { StartOutcome } from '../../src/providers/video-provider.ts';
import { tellUnwritten } from '../../src/shoot/jobs/unwritten.ts';
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

test.each([
  [{ id: '7' }, '7'],
  [{ id: '7', url: 'https://example.org', job: {} }, '7'],
  [{ path: '/fal-ai/wan/requests/7' }, '/fal-ai/wan/requests/7'],
  [{ output: 's3://clips/7', failure: null }, '{"output":"s3://clips/7","failure":null}'],
])('a job %j that was taken and may stand nowhere is told as %s', async (operation, name) => {
  expect(await told(() => ({ kind: 'started', operation }))).toEqual([
    `a, take 1: mock has taken it as ${name}, which may not be written down (\`ministudio resolve FILM a --operation ID\` says so)`,
  ]);
});

test('a clip that was made and may stand nowhere is told by where it lies', async () => {
  expect(await told()).toEqual([
    'a, take 1: mock has made it, which may not be written down; it lies in clip of "A light finds a book." (`ministudio resolve FILM a --clip FILE` says so)',
  ]);
});

test.each([
  ['keyframe/a/k1/0123456789abcdef', { kind: 'still', still: 'sha256:9' }, 'the keyframe of a'],
  ['line/a/l2/0123456789abcdef', { kind: 'speech', sound: 'sha256:9' }, 'line 2 of a'],
])('what was made by %s is told, too', (name, made, what) => {
  const { ports, events } = testSet();
  tellUnwritten(ports, { name, provider: 'mock', usd: null }, made);
  expect(events.map(eventText)).toEqual([
    `${what}: mock has made it, which may not be written down; it lies in sha256:9 (\`ministudio resolve FILM a --clip FILE\` says so)`,
  ]);
});

test('of what costs nothing, and of what was refused, nothing is told', async () => {
  expect(await told(undefined, 0)).toEqual([]);
  expect(await told(() => ({ kind: 'refused', reason: 'no', charged: false }))).toEqual([]);
});
