import { openAuthorization, type Authorization } from '../../providers/google/token.ts';
import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange } from '../../providers/http/exchange.ts';
import { noOperations } from '../../providers/no-operations.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { refuseBeyond } from '../../providers/refuse-beyond.ts';
import { refuseUnknownOptions } from '../../providers/refuse-unknown-options.ts';
import type { VoiceProvider } from '../../providers/voice-provider.ts';
import { judge } from './errors.ts';
import { NAME } from './invalid.ts';
import { readSpoken, timedWords } from './voice-answer.ts';
import { modelLike } from './voice-model.ts';
import { speechCallOf } from './voice-request.ts';

const GOOGLE = 'https://texttospeech.googleapis.com';
/** 5000 bytes of text at a quarter of the speed are twenty minutes and more, in base64. */
const MOST_BYTES = 256 * 1024 * 1024;
/** The answer comes when all is spoken. */
const TIMEOUT_MS = 300_000;

const UNMARKED = 'Google told no times of words: the line is too long for a mark at each.';

/**
 * Cloud Text-to-Speech: one request, and its answer is the sound. There is no job, and the service keeps
 * no name of ours: where the answer is lost, nobody can be asked for it, and it may have been paid for.
 */
export function createVoiceProvider(): VoiceProvider {
  const authorize = openAuthorization('GOOGLE_TTS_API_KEY');
  return {
    name: NAME,
    idempotent: false,

    async start(request, call) {
      call.signal.throwIfAborted();
      refuseUnknownOptions(NAME, request.options, []);
      refuseBeyond(NAME, modelLike(request.model), request);
      const { body, marked } = speechCallOf(request);
      const headers = headersOf(await authorize(call));
      const spoken = await exchange(call, {
        service: NAME,
        paid: true,
        request: {
          method: 'POST',
          // Only the beta tells when marks are passed.
          url: synthesizeUrl(call, marked ? 'v1beta1' : 'v1'),
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
          maxBytes: MOST_BYTES,
          timeoutMs: TIMEOUT_MS,
        },
        read: readSpoken,
        judge,
      });
      if ('kind' in spoken) return spoken;
      const media = { kind: 'bytes', bytes: spoken.bytes } as const;
      if (!request.words) return { kind: 'completed', media };
      if (!marked) return { kind: 'completed', media, notes: [UNMARKED] };
      const { words, guessed } = timedWords(request.text, spoken);
      const note = `Google told no time for ${guessed} of ${words.length} words; they are set between their neighbours.`;
      return { kind: 'completed', media, words, ...(guessed > 0 && { notes: [note] }) };
    },

    check: () => Promise.reject(noOperations(NAME)),

    async probe(access) {
      const headers = headersOf(await authorize(access));
      await exchange(access, {
        service: NAME,
        paid: false,
        request: {
          method: 'GET',
          url: urlBelow(baseOf(access), ['v1', 'voices'], { languageCode: 'en-GB' }),
          headers,
        },
        read: () => undefined,
        judge,
      });
    },
  };
}

/** A person is no project: whom to bill is said beside the token, by the credentials where they say. */
function headersOf({ headers, project, isPerson }: Authorization): Authorization['headers'] {
  const billed = isPerson && project !== undefined && { 'x-goog-user-project': project };
  return { ...billed, ...headers };
}

function synthesizeUrl(access: ProviderAccess, version: 'v1' | 'v1beta1'): string {
  const url = new URL(urlBelow(baseOf(access), [version, 'text']));
  // A colon that is written as %3A would be part of another name.
  url.pathname += ':synthesize';
  return url.href;
}

function baseOf(access: ProviderAccess): URL {
  return parseBaseUrl(access.setting('baseUrl') ?? GOOGLE, 'GOOGLE_TTS_BASE_URL');
}
