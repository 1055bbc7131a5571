/**
 * A fake of ElevenLabs' text-to-speech, written from its client @elevenlabs/elevenlabs-js 2.73.0 (read
 * 2026-11-26): the fields, the formats and for which plans they are, the seed, that multilingual_v2 takes
 * no language; from its help pages on errors 400, 401 and 429; and from what it was seen to answer where
 * its policy says no (403, `content_against_policy`) or a plan has not that format.
 *
 * Lifecycle: a body is answered with the sound itself, PCM without a header; below `with-timestamps`, with
 * the sound in base64 and the times of each character of the text. Nothing is kept under a name of the
 * client's, so the same again is spoken, and paid for, a second time.
 */
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';
import { tinySound } from './tiny-sound.ts';

export interface ElevenlabsServer extends FakeServer {
  /** What each line was made of: what would be paid for. */
  readonly spoken: readonly SpokenLine[];
  /** What becomes of the next one. */
  next(fate: ElevenlabsFate): void;
}

export type ElevenlabsFate =
  | 'refuse'
  | 'no-sound'
  | 'no-alignment'
  | 'odd-alignment'
  | 'normalized';

export interface SpokenLine {
  readonly voice: string;
  readonly format: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const FIELDS = new Set([
  'text',
  'model_id',
  'language_code',
  'voice_settings',
  'seed',
  'apply_text_normalization',
]);
const SETTINGS = ['stability', 'similarity_boost', 'style', 'use_speaker_boost', 'speed'];
const SECONDS_A_CHARACTER = 0.01;
const LONGEST: Readonly<Record<string, number>> = {
  eleven_v3: 5000,
  eleven_multilingual_v2: 10_000,
  eleven_flash_v2_5: 40_000,
};
/** Our sounds have one rate: the sample rate of `pcm_24000`. */
const HEADER = 44;

/** @param mayRead whether the key may ask for its account. */
export async function startElevenlabsServer({
  key,
  mayRead = true,
}: {
  readonly key: string;
  readonly mayRead?: boolean;
}): Promise<ElevenlabsServer> {
  const spoken: SpokenLine[] = [];
  const fates: ElevenlabsFate[] = [];

  function speak(line: SpokenLine, isTimed: boolean): FakeAnswer {
    const problem = problemWith(line);
    if (problem !== undefined) return problem;
    const fate = fates.shift();
    if (fate === 'refuse') {
      const message = 'The text you are trying to use may violate our Terms of Service.';
      return refusal(403, 'content_against_policy', message);
    }
    spoken.push(line);
    const { text, voice_settings: settings } = line.body;
    const { speed = 1 } = (settings ?? {}) as { speed?: number };
    const characters = Array.from(String(text));
    const pace = SECONDS_A_CHARACTER / speed;
    const wave = tinySound(characters.length * pace, spoken.length);
    const file = fate === 'no-sound' ? NO_SOUND : fileOf(wave, line.format);
    if (!isTimed) return { file, type: 'audio/mpeg' };
    const said = fate === 'normalized' ? characters.map((each) => each.toUpperCase()) : characters;
    const alignment = {
      characters: said,
      character_start_times_seconds: said.map((_, index) => index * pace),
      character_end_times_seconds:
        fate === 'odd-alignment' ? [] : said.map((_, index) => (index + 1) * pace),
    };
    return {
      json: {
        audio_base64: Buffer.from(file).toString('base64'),
        alignment: fate === 'no-alignment' ? null : alignment,
        normalized_alignment: null,
      },
    };
  }

  const server = await startFake({
    deny: ({ headers }) =>
      headers['xi-api-key'] === key
        ? undefined
        : refusal(401, 'invalid_api_key', 'Invalid API key'),
    routes: [
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/v1\/text-to-speech\/([^/]+)(\/with-timestamps)?$/,
        answer({ body, query, groups: [voice = '', timed] }) {
          const format = query.get('output_format') ?? 'mp3_44100_128';
          const fields = JSON.parse(body.toString()) as Record<string, unknown>;
          return speak({ voice, format, body: fields }, timed !== undefined);
        },
      },
      {
        endpoint: 'user',
        method: 'GET',
        path: /^\/v1\/user$/,
        answer: () =>
          mayRead
            ? { json: { user_id: 'somebody', subscription: { tier: 'starter' } } }
            : refusal(
                401,
                'missing_permissions',
                'The API key is missing the permission user_read',
              ),
      },
    ],
  });
  return { ...server, spoken, next: (fate) => void fates.push(fate) };
}

const NO_SOUND = Buffer.from(`RIFF????WAVE${'no sound. '.repeat(99)}`);

function fileOf(wave: Uint8Array, format: string): Uint8Array {
  return format === 'pcm_24000' ? wave.subarray(HEADER) : wave;
}

function problemWith({ voice, format, body }: SpokenLine): FakeAnswer | undefined {
  const other = Object.keys(body).find((name) => !FIELDS.has(name));
  if (other !== undefined) return unprocessable(`extra fields not permitted: ${other}`);
  const { text, model_id: model, seed, voice_settings: settings = {}, language_code } = body;
  if (typeof text !== 'string' || text === '') return unprocessable('text is missing');
  const longest = LONGEST[String(model)];
  if (longest === undefined) return refusal(400, 'model_not_found', 'No such model.');
  if (Array.from(text).length > longest) {
    return refusal(400, 'max_character_limit_exceeded', 'The text is too long.');
  }
  if (!/^[A-Za-z\d]{20}$/.test(voice)) return refusal(404, 'voice_not_found', 'No such voice.');
  if (/_(?:44100|48000)$/.test(format)) {
    const message = `Output format '${format}' is only available on the Pro tier and above`;
    return refusal(403, 'output_format_not_allowed', message);
  }
  if (model === 'eleven_multilingual_v2' && language_code !== undefined) {
    return refusal(400, 'unsupported_language', 'language_code is not supported by this model.');
  }
  if (seed !== undefined && !(Number(seed) >= 0 && Number(seed) <= 4_294_967_295)) {
    return unprocessable('seed');
  }
  const { speed = 1, stability = 0.5, ...others } = settings as Record<string, number>;
  const wrong = Object.keys(others).find((name) => !SETTINGS.includes(name));
  if (wrong !== undefined || speed < 0.7 || speed > 1.2) return unprocessable('voice_settings');
  return model === 'eleven_v3' && ![0, 0.5, 1].includes(stability)
    ? refusal(400, 'invalid_ttd_stability', 'Invalid TTD stability value.')
    : undefined;
}

function unprocessable(what: string): FakeAnswer {
  return { status: 422, json: { detail: [{ loc: ['body'], msg: what, type: 'value_error' }] } };
}

function refusal(status: number, code: string, message: string): FakeAnswer {
  return { status, json: { detail: { status: code, message } } };
}
