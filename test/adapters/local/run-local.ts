import { modelsIn } from '../../../src/adapters/local/model.ts';
import { createProvider } from '../../../src/adapters/local/provider.ts';
import type { VideoRequest } from '../../../src/providers/request.ts';
import type { CompletedOutcome } from '../../../src/providers/video-provider.ts';
import { providerCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';

export interface LocalTake {
  readonly frames: readonly Buffer[];
  readonly notes: readonly string[];
  readonly outcome: CompletedOutcome;
}

/** A take of a model folder, with its frames as they are given to the encoder. */
export async function runLocal(
  root: string,
  parts: Partial<VideoRequest> = {},
  images: Readonly<Record<string, Uint8Array>> = {},
): Promise<LocalTake> {
  const [model] = await modelsIn(root);
  const frames: Buffer[] = [];
  const { call, remove } = await providerCall(images, {
    encode: async () => ({
      write: async (rgba) => void frames.push(Buffer.from(rgba)),
      close: async () => {},
      abort: async () => {},
    }),
  });
  try {
    const request = requestOf({ model: model!.id, prompt: 'a red door', ...parts });
    const outcome = await createProvider(root).start(request, call);
    if (outcome.kind !== 'completed') throw new Error(`the outcome is ${outcome.kind}`);
    return { frames, notes: outcome.notes ?? [], outcome };
  } finally {
    await remove();
  }
}
