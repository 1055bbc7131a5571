import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { isRunning, processStart } from '../../src/store/lock/process-start.ts';

const hasPs = spawnSync('/bin/ps', ['-o', 'lstart=', '-p', '1']).status === 0;
if (!hasPs) process.stderr.write('There is no ps here that tells when a process started.\n');

describe('a process', () => {
  (hasPs ? test : test.skip)('runs only if it is the one that started then', async () => {
    const started = await processStart(process.pid);
    const ranForMs = Date.now() - Date.parse(`${started} UTC`);
    expect(Math.abs(ranForMs - process.uptime() * 1000)).toBeLessThan(3_000);
    expect(await isRunning(process.pid, started)).toBe(true);
    expect(await isRunning(process.pid, 'Thu Jan  1 00:00:00 1970')).toBe(false);
  });

  test('whose start nobody knows is taken to be it', async () => {
    expect(await isRunning(process.pid, undefined)).toBe(true);
  });

  test('that has ended does not run', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    expect(await isRunning(child.pid!, undefined)).toBe(false);
  });

  (hasPs ? test : test.skip)('that its parent has not buried does not run', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    try {
      // Until it has ended; it is never gone while its parent sleeps.
      while (await isRunning(pid, undefined)) await new Promise(setImmediate);
      expect(() => process.kill(pid, 0)).not.toThrow();
    } finally {
      parent.kill();
      await once(parent, 'exit');
    }
  });
});
