import type { ImageProvider } from '../../providers/image-provider.ts';
import { readStill } from './answer.ts';
import { hubModelOf } from './image-model.ts';
import { imageInputOf } from './image-request.ts';
import { NAME } from './options.ts';
import { adoptRequest, look, probe, submit } from './queue.ts';

/** Models of stills behind Hugging Face's router, in the same queue as those of clips. */
export function createImageProvider(): ImageProvider {
  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 2_000,

    async start(request, call) {
      call.signal.throwIfAborted();
      const pictures = request.references.map(({ digest }) => call.image(digest));
      const input = imageInputOf(request, await Promise.all(pictures));
      const task = request.references.length > 0 ? 'image-to-image' : 'text-to-image';
      return await submit({ model: hubModelOf(request.model), task, input }, call);
    },

    check: async (operation, call) => await look(operation, call, readStill),
    adopt: adoptRequest,
    probe,
  };
}
