import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncoder } from '../../src/media/encode-frames.ts';
import type { ProviderCall } from '../../src/providers/video-provider.ts';
import { testFfmpeg } from './ffmpeg.ts';

/** A call as the core makes it, with a real encoder and images by name. */
export async function providerCall(
  images: Readonly<Record<string, Uint8Array>> = {},
  parts: Partial<ProviderCall> = {},
): Promise<{ readonly call: ProviderCall; readonly remove: () => Promise<void> }> {
  const scratchFolder = await mkdtemp(join(tmpdir(), 'ministudio-call-'));
  const signal = parts.signal ?? new AbortController().signal;
  const call: ProviderCall = {
    signal,
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
  return { call, remove: () => rm(scratchFolder, { recursive: true, force: true }) };
}
