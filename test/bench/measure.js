import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Wall time of a process in seconds; its output is thrown away. */
export async function timeProcess(command, args, options = {}) {
  const start = process.hrtime.bigint();
  const child = spawn(command, args, { stdio: 'ignore', ...options });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${code}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/**
 * Runs two things in turn, A B A B …, and gives the median of the ratios pair by pair, so that the
 * machine's moods fall on both.
 */
export async function pairedRatio(runA, runB, pairs) {
  await runA();
  await runB();
  const ratios = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const a = await runA();
    ratios.push(a / (await runB()));
  }
  return median(ratios);
}

export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The largest resident size of a process while it ran, in megabytes (Linux). */
export async function peakMemory(command, args, options = {}) {
  return (await usageOf(command, args, options)).megabytes;
}

/**
 * Processor time of a process and all that it started, in seconds, and the largest resident size of any
 * of them (Linux).
 */
export async function usageOf(command, args, options = {}) {
  const child = spawn('/usr/bin/env', ['time', '-f', '%U %S %M', command, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...options,
  });
  let text = '';
  child.stderr.on('data', (chunk) => (text += chunk));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} exited with ${code}: ${text}`);
  const [user, system, kilobytes] = text.trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds: user + system, megabytes: kilobytes / 1024 };
}
