import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncoder } from '../../src/media/pictures/encode-frames.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { openNet } from '../../src/net/open-net.ts';
import type { ProviderCall } from '../../src/providers/provider-call.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { testFfmpeg } from './ffmpeg.ts';

export interface TestCall {
  readonly call: ProviderCall;
  readonly remove: () => Promise<void>;
}

/**
 * A call as the core makes it, with a real encoder, images by name, and a real network that may
 * reach this machine. Secrets and settings are those of `environment`, by their own names.
 */
export async function providerCall(
  images: Readonly<Record<string, Uint8Array>> = {},
  parts: Partial<ProviderCall> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<TestCall> {
  const redactor = createRedactor();
  const net = openNet([new URL('http://127.0.0.1')]);
  const scratchFolder = await mkdtemp(join(tmpdir(), 'ministudio-call-'));
  const signal = parts.signal ?? new AbortController().signal;
  const call: ProviderCall = {
    signal,
    http: net.http,
    secret(name) {
      const value = environment[name];
      if (value !== undefined) redactor.add(value);
      return value;
    },
    conceal: (value) => redactor.add(value),
    setting: (name) => environment[name],
    clock: { now: () => Date.now(), delay: (ms) => sleep(Math.min(ms, 5)) },
    redact: (text) => redactor.redact(text),
    log: () => {},
    idempotencyKey: 'take-1',
    scratchFolder,
    progress: () => {},
    image: async (digest) => {
      const bytes = images[digest];
      return bytes === undefined
        ? Promise.reject(new Error(`no image ${digest}`))
        : Promise.resolve(bytes);
    },
    encode: openEncoder(await testFfmpeg(), { signal }),
    ...parts,
  };
  const remove = async (): Promise<void> => {
    net.close();
    await rm(scratchFolder, { recursive: true, force: true });
  };
  return { call, remove };
}
