/**
 * A fake of the speech API in OpenAI's shape, written from OpenAI's description of the API (OpenAPI
 * 2.3.0, `POST /audio/speech`, `CreateSpeechRequest`): the fields and their values, 4096 characters
 * of input and of instructions, voices by name or, of one's own, by id in an object; instructions are
 * not for `tts-1` and `tts-1-hd`; MP3 where no format is named.
 *
 * Lifecycle: a body is answered with the sound itself, in chunks, so that a WAV says nothing of its
 * length; nothing is kept, so the same again is spoken a second time.
 */
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';
import { tinySound } from './tiny-sound.ts';

export interface SpeechServer extends FakeServer {
  /** What each line was made of: what would be paid for. */
  readonly spoken: readonly Readonly<Record<string, unknown>>[];
  /** What becomes of the next one. */
  next(fate: SpeechFate): void;
}

export type SpeechFate = 'refuse' | 'no-sound' | 'mp3';

const FIELDS = new Set([
  'model',
  'input',
  'instructions',
  'voice',
  'response_format',
  'speed',
  'stream_format',
]);
const FORMATS = ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'];
const SECONDS_A_CHARACTER = 0.01;

export async function startSpeechServer({ key }: { readonly key: string }): Promise<SpeechServer> {
  const spoken: Readonly<Record<string, unknown>>[] = [];
  const fates: SpeechFate[] = [];

  function speak(fields: Readonly<Record<string, unknown>>): FakeAnswer {
    const problem = problemWith(fields);
    if (problem !== undefined) return { status: 400, json: error('invalid_value', problem) };
    const fate = fates.shift();
    if (fate === 'refuse') {
      return { status: 400, json: error('content_policy_violation', 'This may not be said.') };
    }
    spoken.push(fields);
    const file = {
      'no-sound': Buffer.from(`RIFF????WAVE${'no sound. '.repeat(99)}`),
      mp3: SILENT_MP3,
    };
    if (fate !== undefined) return { file: file[fate as 'mp3'], type: 'audio/mpeg' };
    const seconds = String(fields['input']).length * SECONDS_A_CHARACTER;
    const wave = tinySound(seconds, spoken.length, { streamed: true });
    return { file: wave, type: 'audio/wav' };
  }

  const server = await startFake({
    deny: ({ headers }) =>
      headers['authorization'] === `Bearer ${key}`
        ? undefined
        : { status: 401, json: error('invalid_api_key', 'Incorrect API key provided.') },
    routes: [
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/v1\/audio\/speech$/,
        answer({ headers, body }) {
          return headers['content-type'] === 'application/json'
            ? speak(JSON.parse(body.toString()) as Record<string, unknown>)
            : { status: 415, json: error('unsupported', 'JSON is expected.') };
        },
      },
      {
        endpoint: 'models',
        method: 'GET',
        path: /^\/v1\/models$/,
        answer: () => ({ json: { object: 'list', data: [] } }),
      },
    ],
  });
  return { ...server, url: `${server.url}/v1`, spoken, next: (fate) => void fates.push(fate) };
}

/** Frames of silence of MPEG 1, layer III, 32 kbit/s at 44.1 kHz. */
const SILENT_MP3 = Buffer.concat(
  Array.from({ length: 20 }, () => {
    const frame = Buffer.alloc(104);
    frame.writeUInt32BE(0xff_fb_10_c4, 0);
    return frame;
  }),
);

/** What the description says of fields that are not taken. */
function problemWith(fields: Readonly<Record<string, unknown>>): string | undefined {
  const { model, input, voice, instructions, speed, response_format: format = 'mp3' } = fields;
  const unknown = Object.keys(fields).find((name) => !FIELDS.has(name));
  if (unknown !== undefined) return `Unknown parameter: '${unknown}'.`;
  if (typeof model !== 'string') return 'No model.';
  if (typeof input !== 'string' || input === '' || input.length > 4096) return 'No input.';
  if (!isVoice(voice)) return `Invalid voice ${JSON.stringify(voice)}.`;
  if (!FORMATS.includes(String(format))) return `Invalid response_format '${String(format)}'.`;
  if (speed !== undefined && !(typeof speed === 'number' && speed >= 0.25 && speed <= 4)) {
    return 'speed is from 0.25 to 4.';
  }
  if (instructions === undefined) return undefined;
  if (model.startsWith('tts-1')) return `${model} takes no instructions.`;
  return typeof instructions === 'string' && instructions.length <= 4096
    ? undefined
    : 'Invalid instructions.';
}

function isVoice(voice: unknown): boolean {
  if (typeof voice === 'string') return voice !== '' && !voice.startsWith('voice_');
  return typeof voice === 'object' && voice !== null && Object.keys(voice).join() === 'id';
}

function error(code: string, message: string): Record<string, unknown> {
  return { error: { message, type: 'invalid_request_error', param: null, code } };
}
