import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

/** What tells machines and containers apart. */
export interface Where {
  readonly host: string;
  /** Another with each start of the machine; absent where the system has no name for it. */
  readonly boot?: string;
  /** Of the network, on Linux: sockets without a file are known within it. */
  readonly namespace?: string;
}

export async function whereItRuns(): Promise<Where> {
  const host = hostname();
  switch (process.platform) {
    case 'linux': {
      const boot = await orUnlikeAny(readFile('/proc/sys/kernel/random/boot_id', 'utf8'));
      return { host, boot, namespace: await orUnlikeAny(readlink('/proc/self/ns/net')) };
    }
    case 'darwin': {
      const asked = promisify(execFile)('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']);
      return { host, boot: await orUnlikeAny(asked.then(({ stdout }) => stdout)) };
    }
    default:
      return { host };
  }
}

/** Where it can't be told, nothing is taken to be of this place: then only signs of life count. */
async function orUnlikeAny(asked: Promise<string>): Promise<string> {
  return await asked.then(
    (text) => text.trim(),
    () => `unknown-${randomUUID()}`,
  );
}
