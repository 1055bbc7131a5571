import type { ProviderCall } from '../../providers/provider-call.ts';
import type { ImageInput, VideoRequest } from '../../providers/request.ts';
import type { VideoProvider } from '../../providers/video-provider.ts';
import { readClip } from './answer.ts';
import { hubModelOf } from './model.ts';
import { NAME } from './options.ts';
import { adoptRequest, look, probe, submit } from './queue.ts';
import { inputOf } from './request.ts';

/** Models of clips behind Hugging Face's router, in the queue of fal. */
export function createProvider(): VideoProvider {
  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 5_000,

    async start(request, call) {
      call.signal.throwIfAborted();
      const hasFirstFrame = request.firstFrame !== undefined;
      const task = hasFirstFrame ? 'image-to-video' : 'text-to-video';
      const model = hubModelOf(request.model, hasFirstFrame);
      return await submit({ model, task, input: await inputFor(request, call) }, call);
    },

    check: async (operation, call) => await look(operation, call, readClip),
    adopt: adoptRequest,
    probe,
  };
}

async function inputFor(request: VideoRequest, call: ProviderCall) {
  const bytes = async (input: ImageInput | undefined): Promise<Uint8Array | undefined> =>
    input && (await call.image(input.digest));
  const firstFrame = await bytes(request.firstFrame);
  const lastFrame = await bytes(request.lastFrame);
  return inputOf(request, {
    ...(firstFrame && { firstFrame }),
    ...(lastFrame && { lastFrame }),
  });
}
