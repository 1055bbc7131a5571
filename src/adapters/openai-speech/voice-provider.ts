import { soundFormatOf } from '../../film/sound-format.ts';
import { AnswerError } from '../../providers/http/answer-reader.ts';
import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange } from '../../providers/http/exchange.ts';
import type { HttpAnswer } from '../../providers/http/http.ts';
import { noOperations } from '../../providers/no-operations.ts';
import { judge } from '../../providers/openai-errors.ts';
import type { Media } from '../../providers/outcome.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { refuseBeyond } from '../../providers/refuse-beyond.ts';
import { refuseUnknownOptions } from '../../providers/refuse-unknown-options.ts';
import type { VoiceProvider } from '../../providers/voice-provider.ts';
import { modelLike } from './voice-model.ts';
import { bodyOf } from './voice-request.ts';

const NAME = 'openai-speech';
const OPENAI = 'https://api.openai.com/v1';

/** 4096 characters at a quarter of the speed are an hour and more, at 24 kHz. */
const MOST_BYTES = 256 * 1024 * 1024;
/** The answer comes when all is spoken. */
const TIMEOUT_MS = 300_000;

/**
 * A provider that speaks the shape of OpenAI's speech API: one request, and its answer is the sound.
 * There is no job, and the service keeps no name of ours: where the answer is lost, nobody can be
 * asked for it, and it may have been paid for.
 */
export function createVoiceProvider(): VoiceProvider {
  return {
    name: NAME,
    idempotent: false,

    async start(request, call) {
      call.signal.throwIfAborted();
      const { url, key } = serverOf(call);
      refuseUnknownOptions(NAME, request.options, []);
      refuseBeyond(NAME, modelLike(request.model, url.href), request);
      const made = await exchange<Media>(call, {
        service: NAME,
        paid: true,
        request: {
          method: 'POST',
          url: urlBelow(url, ['audio', 'speech']),
          headers: {
            ...bearer(key),
            'content-type': 'application/json',
            // Not honoured as an idempotency key: for whoever looks for the line in a server's log.
            'x-client-request-id': call.idempotencyKey,
          },
          body: JSON.stringify(bodyOf(request)),
          maxBytes: MOST_BYTES,
          timeoutMs: TIMEOUT_MS,
        },
        readFile: readSound,
        judge,
      });
      return made.kind === 'refused' ? made : { kind: 'completed', media: made };
    },

    check: () => Promise.reject(noOperations(NAME)),

    async probe(access) {
      const { url, key } = serverOf(access);
      await exchange(access, {
        service: NAME,
        paid: false,
        request: { method: 'GET', url: urlBelow(url, ['models']), headers: bearer(key) },
        read: () => undefined,
        judge,
      });
    },
  };
}

/** Also of servers that answer with a kind of sound that they were not asked for. */
function readSound({ body }: HttpAnswer): Media {
  if (soundFormatOf(body) !== undefined) return { kind: 'bytes', bytes: body };
  const start = Buffer.from(body.subarray(0, 200)).toString('latin1');
  throw new AnswerError('', 'a sound as WAV, MP3, Ogg or FLAC', start);
}

function bearer(key: string | undefined): Readonly<Record<string, string>> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}

/** Each address with its own key: neither is sent to the other. */
function serverOf(access: ProviderAccess): { readonly url: URL; readonly key: string | undefined } {
  const own = access.setting('speechUrl');
  if (own !== undefined) {
    const url = parseBaseUrl(own, 'OPENAI_SPEECH_BASE_URL');
    return { url, key: access.secret('OPENAI_SPEECH_API_KEY') };
  }
  const url = parseBaseUrl(access.setting('baseUrl') ?? OPENAI, 'OPENAI_BASE_URL');
  return { url, key: access.secret('OPENAI_API_KEY') };
}
