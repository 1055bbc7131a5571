import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import { exchange } from '../../providers/http/exchange.ts';
import { needSecret } from '../../providers/http/need.ts';
import { noOperations } from '../../providers/no-operations.ts';
import type { CompletedOutcome } from '../../providers/outcome.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { refuseBeyond } from '../../providers/refuse-beyond.ts';
import type { VoiceProvider, VoiceRequest } from '../../providers/voice-provider.ts';
import { waveLength } from '../../providers/wave-length.ts';
import { isLimitedKey, judge } from './errors.ts';
import { NAME } from './invalid.ts';
import { readSound, readTimedSound, type Spoken } from './voice-answer.ts';
import { modelLike } from './voice-model.ts';
import { directionOf, speechCallOf } from './voice-request.ts';
import { timedWords } from './word-times.ts';

const ELEVENLABS = 'https://api.elevenlabs.io';
/** 40,000 characters are forty minutes and more, without loss and in base64. */
const MOST_BYTES = 512 * 1024 * 1024;
/** The answer comes when all is spoken. */
const TIMEOUT_MS = 600_000;

/**
 * ElevenLabs: one request, and its answer is the sound, or the sound and the times of its characters.
 * There is no job, and the service keeps no name of ours: where the answer is lost, nobody can be asked
 * for it, and it may have been paid for.
 */
export function createVoiceProvider(): VoiceProvider {
  return {
    name: NAME,
    idempotent: false,

    async start(request, call) {
      call.signal.throwIfAborted();
      refuseBeyond(NAME, modelLike(request.model), request);
      const { voiceId, format, body } = speechCallOf(request);
      const path = ['v1', 'text-to-speech', voiceId];
      const spoken = await exchange<Spoken>(call, {
        service: NAME,
        paid: true,
        request: {
          method: 'POST',
          url: urlBelow(baseOf(call), request.words ? [...path, 'with-timestamps'] : path, {
            output_format: format,
          }),
          headers: { ...headersOf(call), 'content-type': 'application/json' },
          body: JSON.stringify(body),
          maxBytes: MOST_BYTES,
          timeoutMs: TIMEOUT_MS,
        },
        judge,
        ...(request.words
          ? { read: (answer) => readTimedSound(answer, format) }
          : { readFile: (answer) => readSound(answer, format) }),
      });
      return 'kind' in spoken ? spoken : completed(spoken, request);
    },

    check: () => Promise.reject(noOperations(NAME)),

    async probe(access) {
      await exchange(access, {
        service: NAME,
        paid: false,
        request: {
          method: 'GET',
          url: urlBelow(baseOf(access), ['v1', 'user']),
          headers: headersOf(access),
        },
        read: () => true,
        // A key that may do nothing but speak is refused there, for what it is.
        answerIn: (error) => (isLimitedKey(error) ? true : undefined),
        judge,
      });
    },
  };
}

function completed({ bytes, alignment }: Spoken, request: VoiceRequest): CompletedOutcome {
  const media = { kind: 'bytes', bytes } as const;
  if (!request.words) return { kind: 'completed', media };
  if (alignment === undefined) {
    const notes = ['ElevenLabs told no times of words.'];
    return { kind: 'completed', media, notes };
  }
  const { words, guessed } = timedWords(
    request.text,
    alignment,
    waveLength(bytes),
    directionOf(request),
  );
  const note = `ElevenLabs told no time for ${guessed} of ${words.length} words; they are set between their neighbours.`;
  return { kind: 'completed', media, words, ...(guessed > 0 && { notes: [note] }) };
}

function headersOf(access: ProviderAccess): Readonly<Record<string, string>> {
  return { 'xi-api-key': needSecret(access, 'ELEVENLABS_API_KEY') };
}

function baseOf(access: ProviderAccess): URL {
  return parseBaseUrl(access.setting('baseUrl') ?? ELEVENLABS, 'ELEVENLABS_BASE_URL');
}
