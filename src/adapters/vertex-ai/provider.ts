import { exchange } from '../../providers/http/exchange.ts';
import { noJobId } from '../../providers/job-id.ts';
import type { Media, Operation, RefusedOutcome } from '../../providers/outcome.ts';
import type { ProviderAccess, ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { ImageInput, VideoRequest } from '../../providers/request.ts';
import type { CheckOutcome, VideoProvider } from '../../providers/video-provider.ts';
import {
  type OperationName,
  OPERATION_FORM,
  parseOperationName,
  readOperation,
  readOperationName,
  type Video,
  type VideoOperation,
} from './answer.ts';
import { modelUrl, outputUriOf, placeOf, storedFileUrl } from './endpoint.ts';
import { judge } from './errors.ts';
import { probe } from './probe.ts';
import { bodyOf } from './request.ts';
import { objectionIn } from './support-codes.ts';
import { type Authorize, openAuthorization } from '../../providers/google/token.ts';

const NAME = 'vertex-ai';
/** A clip inside an answer is in base64, and may be in 4k, or without loss. */
const MOST_INLINE_BYTES = 256 * 1024 * 1024;
const INLINE_TIMEOUT_MS = 120_000;

/**
 * Veo on Vertex AI: `predictLongRunning` starts an operation, `fetchPredictOperation` looks at it.
 * The service keeps no name of ours and lists no operations, so a submission whose answer was lost
 * can't be looked up; nor can it be stopped.
 */
export function createProvider(): VideoProvider {
  const authorize = openAuthorization('VERTEX_AI_API_KEY');
  return {
    name: NAME,
    idempotent: false,
    pollEveryMs: 10_000,

    async start(request, call) {
      call.signal.throwIfAborted();
      const { headers, ...asking } = await authorize(call);
      const place = placeOf(call, request.model, asking);
      if (asking.isKey) refuseBucket(call);
      const body = await submission(request, call);
      const operation = await exchange(call, {
        service: NAME,
        paid: true,
        request: {
          method: 'POST',
          url: modelUrl(call, place, 'predictLongRunning'),
          headers: { ...headers, 'content-type': 'application/json' },
          body,
        },
        read: readOperationName,
        judge,
      });
      if ('kind' in operation) return operation;
      return { kind: 'started', operation: { name: operation.name } };
    },

    async check(operation, call) {
      const seen = await look(call, authorize, nameOf(operation));
      return 'kind' in seen ? seen : await outcomeOf(seen, call, authorize);
    },

    adopt(id) {
      const operation = parseOperationName(id.trim());
      if (operation === undefined) throw noJobId(NAME, `Write it as ${OPERATION_FORM}.`);
      return { name: operation.name };
    },

    probe: async (access) => await probe(access, authorize),
  };
}

/** Cloud Storage asks who somebody is, and a key says so to nobody but Vertex AI. */
function refuseBucket(access: ProviderAccess): void {
  if (outputUriOf(access) === undefined) return;
  const message = 'clips that Veo leaves in a bucket can’t be read with an API key';
  throw new ProviderError('provider/credentials', message, {
    retryable: false,
    submitted: 'no',
    hint: 'Leave GOOGLE_VERTEX_OUTPUT_URI out, or use the file of a service account.',
  });
}

async function submission(request: VideoRequest, call: ProviderCall): Promise<string> {
  const bytes = async (input: ImageInput | undefined): Promise<Uint8Array | undefined> =>
    input && (await call.image(input.digest));
  const firstFrame = await bytes(request.firstFrame);
  const lastFrame = await bytes(request.lastFrame);
  const references = await Promise.all(request.references.map(({ digest }) => call.image(digest)));
  const images = {
    references,
    ...(firstFrame && { firstFrame }),
    ...(lastFrame && { lastFrame }),
  };
  return JSON.stringify(bodyOf(request, images, outputUriOf(call)));
}

async function look(
  call: ProviderCall,
  authorize: Authorize,
  operation: OperationName,
): Promise<VideoOperation | RefusedOutcome> {
  return await exchange(call, {
    service: NAME,
    paid: false,
    request: {
      method: 'POST',
      url: modelUrl(call, operation, 'fetchPredictOperation'),
      headers: { ...(await authorize(call)).headers, 'content-type': 'application/json' },
      body: JSON.stringify({ operationName: operation.name }),
      maxBytes: MOST_INLINE_BYTES,
      timeoutMs: INLINE_TIMEOUT_MS,
    },
    read: readOperation,
    judge,
  });
}

async function outcomeOf(
  seen: VideoOperation,
  call: ProviderCall,
  authorize: Authorize,
): Promise<CheckOutcome> {
  switch (seen.state) {
    case 'running':
      return { kind: 'pending' };
    case 'completed':
      return { kind: 'completed', media: await mediaOf(seen.video, call, authorize) };
    case 'filtered': {
      const reason = seen.reasons.join(' ') || 'a safety filter held the clip back';
      return refused(call, reason);
    }
    case 'failed': {
      const { message, code } = seen;
      if (objectionIn(message) !== undefined) return refused(call, message);
      return {
        kind: 'failed',
        reason: call.redact(message),
        ...(code !== undefined && { code }),
        charged: 'unknown',
      };
    }
  }
}

function refused(call: ProviderCall, reason: string): RefusedOutcome {
  return {
    kind: 'refused',
    reason: call.redact(reason),
    category: 'other',
    ...objectionIn(reason),
    charged: 'unknown',
  };
}

async function mediaOf(video: Video, call: ProviderCall, authorize: Authorize): Promise<Media> {
  if (video.kind === 'bytes') return video;
  const url = storedFileUrl(call, video.uri);
  const { origin } = new URL(url);
  const { headers } = await authorize(call);
  return { kind: 'url', url, credentials: { origin, headers } };
}

function nameOf({ name }: Operation): OperationName {
  const parsed = typeof name === 'string' ? parseOperationName(name) : undefined;
  if (parsed !== undefined) return parsed;
  throw new ProviderError('provider/failed', `this is no operation of ${NAME}`, {
    retryable: false,
    submitted: 'no',
  });
}
