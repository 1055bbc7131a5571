import { EventEmitter } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { watchCrashes } from '../../src/cli/process/crashes.ts';

class TestProcess extends EventEmitter {
  readonly exits: number[] = [];
  readonly report: Record<string, unknown>;

  constructor(report: Record<string, unknown> = {}) {
    super();
    this.report = report;
  }

  exit(code: number): void {
    this.exits.push(code);
  }
}

function watch(target: TestProcess, report: (error: unknown) => Promise<void>): string[] {
  const warnings: string[] = [];
  watchCrashes(target as unknown as NodeJS.Process, report, (text) => warnings.push(text));
  return warnings;
}

describe('what is thrown where nobody waits', () => {
  test.each(['uncaughtException', 'unhandledRejection'])(
    '(%s) is told, and only then the process ends',
    async (event) => {
      const target = new TestProcess();
      const told: unknown[] = [];
      watch(target, async (error) => {
        expect(target.exits).toEqual([]);
        told.push(error);
      });
      target.emit(event, 'a problem');
      await new Promise(setImmediate);
      expect([told, target.exits]).toEqual([['a problem'], [1]]);
    },
  );

  test('ends the process also where it can’t be told', async () => {
    const target = new TestProcess();
    watch(target, () => Promise.reject(new Error('no terminal')));
    target.emit('uncaughtException', 'a problem');
    await new Promise(setImmediate);
    expect(target.exits).toEqual([1]);
  });
});

test('reports of Node leave the environment out, where it can', () => {
  const newer = new TestProcess({ excludeEnv: false });
  watch(newer, async () => {});
  expect(newer.report).toEqual({ excludeEnv: true });
  const older = new TestProcess();
  watch(older, async () => {});
  expect(older.report).toEqual({});
});

test('warnings are told by us in place of Node, and not at all where nobody wants to hear them', () => {
  const target = new TestProcess();
  const byNode: Error[] = [];
  target.on('warning', (warning: Error) => byNode.push(warning));
  const warnings = watch(target, async () => {});
  const warning = Object.assign(new Error('old'), { name: 'DeprecationWarning' });
  target.emit('warning', warning);
  expect([warnings, byNode]).toEqual([['DeprecationWarning: old\n'], []]);
  const quiet = new TestProcess();
  const none = watch(quiet, async () => {});
  quiet.emit('warning', warning);
  expect(none).toEqual([]);
});
