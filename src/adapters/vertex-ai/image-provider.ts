import { exchange } from '../../providers/http/exchange.ts';
import type { ImageProvider } from '../../providers/image-provider.ts';
import { noOperations } from '../../providers/no-operations.ts';
import { imagePlaceOf, modelUrl } from './endpoint.ts';
import { judge } from './errors.ts';
import { readImage } from './image-answer.ts';
import { imageBodyOf } from './image-request.ts';
import { probe } from './probe.ts';
import { openAuthorization } from '../../providers/google/token.ts';

const NAME = 'vertex-ai';
/** A picture in 4K, as PNG and in base64. */
const MOST_BYTES = 128 * 1024 * 1024;
const TIMEOUT_MS = 300_000;

/**
 * Gemini's image models on Vertex AI: `generateContent`, whose answer is the picture. There is no job,
 * and the service keeps no name of ours, so where the answer is lost nobody can be asked for it.
 */
export function createImageProvider(): ImageProvider {
  const authorize = openAuthorization('VERTEX_AI_API_KEY');
  return {
    name: NAME,
    idempotent: false,

    async start(request, call) {
      call.signal.throwIfAborted();
      const { headers, ...asking } = await authorize(call);
      const place = imagePlaceOf(call, request.model, asking);
      const pictures = request.references.map(({ digest }) => call.image(digest));
      const body = JSON.stringify(imageBodyOf(request, await Promise.all(pictures)));
      const outcome = await exchange(call, {
        service: NAME,
        paid: true,
        request: {
          method: 'POST',
          url: modelUrl(call, place, 'generateContent'),
          headers: { ...headers, 'content-type': 'application/json' },
          body,
          maxBytes: MOST_BYTES,
          timeoutMs: TIMEOUT_MS,
        },
        read: readImage,
        judge,
      });
      return outcome.kind === 'completed'
        ? outcome
        : { ...outcome, reason: call.redact(outcome.reason) };
    },

    probe: async (access) => await probe(access, authorize),

    check: () => Promise.reject(noOperations(NAME)),
  };
}
