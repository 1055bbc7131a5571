import { exchange } from '../http/exchange.ts';
import type { HttpRequest } from '../http/http.ts';
import { multipartForm } from '../http/multipart.ts';
import type { ImageProvider, ImageRequest } from '../image-provider.ts';
import { noOperations } from '../no-operations.ts';
import { judge } from '../openai-errors.ts';
import type { ProviderAccess, ProviderCall } from '../provider-call.ts';
import { type MadeImage, readImage } from './answer.ts';
import { bodyOf, formOf } from './request.ts';

/** What differs between services of this shape: where they are, and how one proves who one is. */
export interface ImagesEndpoint {
  readonly name: string;
  /** The address of a path below the API, `['images', 'generations']`. */
  readonly url: (access: ProviderAccess, segments: readonly string[]) => string;
  readonly headers: (access: ProviderAccess) => Headers | Promise<Headers>;
  /** Whether it has to be told that it is to answer with the picture, and not with an address. */
  readonly asksForBytes: (model: string) => boolean;
}

type Headers = Readonly<Record<string, string>>;

/** A picture of 3840x2160 in base64, as PNG, with room to spare. */
const MOST_BYTES = 128 * 1024 * 1024;
/** The answer comes when the picture is there: OpenAI's guide speaks of up to two minutes. */
const TIMEOUT_MS = 300_000;

/**
 * A provider that speaks the shape of OpenAI's Images API: one request, and its answer is the picture.
 * There is no job, and the service keeps no name of ours: where the answer is lost, nobody can be
 * asked for the picture, and it may have been paid for.
 */
export function imagesProvider(endpoint: ImagesEndpoint): ImageProvider {
  const { name } = endpoint;
  return {
    name,
    idempotent: false,

    async start(request, call) {
      call.signal.throwIfAborted();
      const made = await exchange<MadeImage>(call, {
        service: name,
        paid: true,
        request: {
          ...(await submission(endpoint, request, call)),
          maxBytes: MOST_BYTES,
          timeoutMs: TIMEOUT_MS,
        },
        read: readImage,
        judge,
      });
      if ('kind' in made) return made;
      const { media, revisedPrompt } = made;
      const isReworded = revisedPrompt !== undefined && revisedPrompt !== request.prompt;
      return {
        kind: 'completed',
        media,
        ...(isReworded && {
          notes: [`the service reworded the prompt: “${call.redact(revisedPrompt)}”`],
        }),
      };
    },

    check: () => Promise.reject(noOperations(name)),

    async probe(access) {
      await exchange(access, {
        service: name,
        paid: false,
        request: {
          method: 'GET',
          url: endpoint.url(access, ['models']),
          headers: await endpoint.headers(access),
        },
        read: () => undefined,
        judge,
      });
    },
  };
}

async function submission(
  { name, url, headers, asksForBytes }: ImagesEndpoint,
  request: ImageRequest,
  call: ProviderCall,
): Promise<HttpRequest> {
  const pictures = await Promise.all(request.references.map(({ digest }) => call.image(digest)));
  const bytes = asksForBytes(request.model);
  const common = {
    ...(await headers(call)),
    // Not honoured as an idempotency key: for whoever looks for the picture in a server's log.
    'x-client-request-id': call.idempotencyKey,
  };
  if (pictures.length === 0) {
    return {
      method: 'POST',
      url: url(call, ['images', 'generations']),
      headers: { ...common, 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(name, request, bytes)),
    };
  }
  const parts = formOf(name, request, pictures, bytes);
  const form = multipartForm(parts, call.idempotencyKey);
  return {
    method: 'POST',
    url: url(call, ['images', 'edits']),
    headers: { ...common, 'content-type': form.contentType },
    body: form.body,
  };
}
