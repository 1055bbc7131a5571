import { expect, test } from '@jest/globals';
import { sceneId, shotId } from '../../src/film/ids.ts';
import type { CallSheet, PlannedShot } from '../../src/plan/call-sheet.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import { listTakes } from '../../src/plan/list-takes.ts';
import { NO_TAKES, type TakeRecord } from '../../src/plan/take-record.ts';

const NOW = 'sha256:now' as Fingerprint;
const BEFORE = 'sha256:before' as Fingerprint;

function sheet(...ids: readonly string[]): CallSheet {
  const shots = ids.map(
    (id) =>
      ({ id: shotId(id), scene: sceneId('s'), state: 'fresh', fingerprint: NOW }) as PlannedShot,
  );
  return { shots, lines: [] } as unknown as CallSheet;
}

function take(id: string, number: number, fingerprint = NOW): TakeRecord {
  const record = { shot: shotId(id), take: number, fingerprint, file: `file ${number}` };
  return { ...record, lastFrame: `picture ${number}` } as TakeRecord;
}

function listed(
  takes: readonly TakeRecord[],
  more: Partial<typeof NO_TAKES> = {},
): readonly string[] {
  const library = { ...NO_TAKES, takes: { [shotId('a')]: takes }, ...more };
  return listTakes(sheet('a'), library).flatMap((shot) =>
    shot.takes.map(({ record, state, shown = 'not shown' }) => `${record.take} ${state} ${shown}`),
  );
}

test('the newest take that fits the film is the one that is shown, and it is said why', () => {
  expect(listed([take('a', 1), take('a', 2), take('a', 3, BEFORE)])).toEqual([
    '1 fresh not shown',
    '2 fresh newest-fresh',
    '3 stale not shown',
  ]);
});

test('where none fits, the newest is shown', () => {
  expect(listed([take('a', 1, BEFORE), take('a', 2, BEFORE)])).toEqual([
    '1 stale not shown',
    '2 stale newest',
  ]);
});

test('one that was chosen is shown, whether it fits or not', () => {
  expect(listed([take('a', 1, BEFORE), take('a', 2)], { circled: { [shotId('a')]: 1 } })).toEqual([
    '1 stale circled',
    '2 fresh not shown',
  ]);
});

test('one whose file is gone is lost, and is shown only where there is no other that fits', () => {
  const lost = { 'file 2': 'gone' } as const;
  expect(listed([take('a', 1), take('a', 2)], { lost })).toEqual([
    '1 fresh newest-fresh',
    '2 lost not shown',
  ]);
});

test('takes are listed by number, though one may be finished after a later one', () => {
  expect(listed([take('a', 2), take('a', 1)])).toEqual([
    '1 fresh newest-fresh',
    '2 fresh not shown',
  ]);
});

test('takes of shots that the film has no more are listed after the others: they were paid for', () => {
  const library = { ...NO_TAKES, takes: { [shotId('gone')]: [take('gone', 1)] } };
  expect(listTakes(sheet('a'), library).map(({ id, state }) => `${id}: ${state}`)).toEqual([
    'a: fresh',
    'gone: not in the film',
  ]);
});

test('a retake that was asked for and not finished is listed until it is', () => {
  const retake = { shot: shotId('a'), take: 2, note: 'slower' };
  const retakes = (ended: boolean) => ({ [shotId('a')]: [{ ...retake, ended }] });
  const unfinished = (ended: boolean) =>
    listTakes(sheet('a'), { ...NO_TAKES, retakes: retakes(ended) })[0]!.unfinished;
  expect([unfinished(false), unfinished(true)]).toEqual([[retake], []]);
});
