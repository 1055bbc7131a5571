import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { errorCode } from '../../diagnostics/studio-error.ts';

/** Linux works a start out from how long ago it was, to the second below or above. */
const TOLERANCE_MS = 2_000;

/**
 * When a process started, as `ps` tells it; undefined where that can't be told. Numbers of processes
 * are used again, and only together with its start is one known for sure.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  return (await askPs(pid))?.started;
}

/** Whether the process that started then still runs. Where that can't be told, it is taken to. */
export async function isRunning(pid: number, started: string | undefined): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and another user's.
    if (errorCode(error) !== 'EPERM') return false;
  }
  const told = await askPs(pid);
  // A zombie: it was killed, and its parent has not noticed.
  if (told?.state.startsWith('Z')) return false;
  if (told === undefined || started === undefined) return true;
  return Math.abs(Date.parse(`${told.started} UTC`) - Date.parse(`${started} UTC`)) <= TOLERANCE_MS;
}

async function askPs(
  pid: number,
): Promise<{ readonly state: string; readonly started: string } | undefined> {
  try {
    const columns = ['-o', 'stat=', '-o', 'lstart='];
    const { stdout } = await promisify(execFile)('/bin/ps', [...columns, '-p', String(pid)], {
      env: { LC_ALL: 'C', TZ: 'UTC' },
    });
    const [, state, started] = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(stdout) ?? [];
    return state === undefined || started === undefined ? undefined : { state, started };
  } catch {
    return undefined; // There is no `ps`, or none that knows these columns.
  }
}
