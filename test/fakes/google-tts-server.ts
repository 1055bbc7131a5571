/**
 * A fake of Google's Cloud Text-to-Speech, written from its descriptions: `cloud_tts.proto` of v1 and
 * v1beta1 (2026) for the fields, their ranges and 5000 bytes of input; what Google was seen to answer
 * where a voice can't do what is asked (issues of met4citizen/TalkingHead, 73, and others); that it tells
 * no time for some marks (issue 470 of googleapis/nodejs-text-to-speech).
 *
 * Lifecycle: `text:synthesize` is answered with a WAV in base64. v1beta1 also tells when marks of SSML
 * are passed, where that is asked. Nothing is kept, so the same again is spoken, and paid for, a second
 * time. A token, or an API key, says who asks.
 */
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';
import { readSsml } from './ssml-reader.ts';
import { tinySound } from './tiny-sound.ts';

export interface GoogleTtsServer extends FakeServer {
  /** What each line was made of: what would be paid for. */
  readonly spoken: readonly SpeechBody[];
  /** What becomes of the next one. */
  next(fate: 'no-sound' | 'lost-marks' | 'odd-marks' | 'odd-times'): void;
}

export interface SpeechBody {
  readonly input: {
    readonly text?: string;
    readonly ssml?: string;
    readonly prompt?: string;
    readonly customPronunciations?: unknown;
  };
  readonly voice: {
    readonly languageCode: string;
    readonly name: string;
    readonly modelName?: string;
  };
  readonly audioConfig: {
    readonly audioEncoding: string;
    readonly speakingRate?: number;
    readonly pitch?: number;
  };
  readonly enableTimePointing?: readonly string[];
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  input: ['text', 'ssml', 'prompt', 'customPronunciations'],
  voice: ['languageCode', 'name', 'modelName'],
  audioConfig: ['audioEncoding', 'speakingRate', 'pitch'],
};
const SECONDS_A_CHARACTER = 0.01;

export async function startGoogleTtsServer(who: {
  /** Read when they are needed: more may have been given out. */
  readonly tokens?: readonly string[];
  readonly key?: string;
}): Promise<GoogleTtsServer> {
  const spoken: SpeechBody[] = [];
  const fates: string[] = [];

  function speak(body: SpeechBody, version: string): FakeAnswer {
    const problem = problemWith(body, version);
    if (problem !== undefined) return status(400, 'INVALID_ARGUMENT', problem);
    spoken.push(body);
    const fate = fates.shift();
    if (fate === 'no-sound') return { json: { audioContent: base64(NO_SOUND) } };
    const { ssml } = body.input;
    const { text, marks } = ssml === undefined ? { text: body.input.text!, marks: [] } : read(ssml);
    const pace = SECONDS_A_CHARACTER / (body.audioConfig.speakingRate ?? 1);
    const wave = tinySound(text.length * pace, spoken.length);
    const audioContent = base64(wave);
    if (version === 'v1') return { json: { audioContent } };
    const points = marks.map(({ name, at }, index) => ({
      ...((fate !== 'odd-marks' || index !== 1) && { markName: name }),
      // A zero is not written.
      ...(at > 0 && { timeSeconds: at * pace }),
    }));
    const told = fate === 'lost-marks' ? points.filter((_, index) => index % 3 !== 1) : points;
    const timepoints = fate === 'odd-times' ? 'none' : told;
    return {
      json: {
        audioContent,
        ...(body.enableTimePointing?.[0] === 'SSML_MARK' && { timepoints }),
        audioConfig: { audioEncoding: 'LINEAR16', speakingRate: 1, sampleRateHertz: 24_000 },
      },
    };
  }

  const server = await startFake({
    deny: ({ headers }) => {
      const isKnown =
        who.tokens?.some((token) => headers['authorization'] === `Bearer ${token}`) ||
        (who.key !== undefined && headers['x-goog-api-key'] === who.key);
      if (isKnown) return undefined;
      return headers['x-goog-api-key'] === undefined
        ? status(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
        : status(400, 'INVALID_ARGUMENT', 'API key not valid.', 'API_KEY_INVALID');
    },
    routes: [
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/(v1|v1beta1)\/text:synthesize$/,
        answer: ({ body, groups: [version = ''] }) =>
          speak(JSON.parse(body.toString()) as SpeechBody, version),
      },
      {
        endpoint: 'voices',
        method: 'GET',
        path: /^\/v1\/voices$/,
        answer: () => ({ json: { voices: [] } }),
      },
    ],
  });
  return { ...server, spoken, next: (fate) => void fates.push(fate) };
}

const NO_SOUND = Buffer.from(`RIFF????WAVE${'no sound. '.repeat(99)}`);

/** What the descriptions say of a body that is not taken. */
function problemWith(body: SpeechBody, version: string): string | undefined {
  for (const [part, known] of Object.entries(FIELDS)) {
    const other = Object.keys(body[part as 'voice'] ?? {}).find((name) => !known.includes(name));
    if (other !== undefined) return `Unknown name "${other}" at '${part}': Cannot find field.`;
  }
  const { input, voice, audioConfig, enableTimePointing } = body;
  if (enableTimePointing !== undefined && version === 'v1') {
    return 'Unknown name "enableTimePointing": Cannot find field.';
  }
  const { text, ssml, prompt = '' } = input;
  if ((text === undefined) === (ssml === undefined)) return 'Either `input.text` or `input.ssml`.';
  const said = text ?? ssml!;
  if (said === '' || Buffer.byteLength(said) > 5000)
    return 'Either empty or longer than 5000 bytes.';
  if (audioConfig.audioEncoding !== 'LINEAR16') return 'audioEncoding';
  const { speakingRate: rate = 1, pitch = 0 } = audioConfig;
  if (rate < 0.25 || rate > 2 || Math.abs(pitch) > 20) return 'Out of range.';
  if (voice.modelName !== undefined) {
    if (ssml !== undefined) return 'SSML is not supported by this model.';
    if (voice.name.includes('-')) return `Voice ${voice.name} does not exist.`;
    return Buffer.byteLength(prompt) > 4000 ? 'The prompt is too long.' : undefined;
  }
  if (prompt !== '') return 'This voice does not support prompts.';
  if (!voice.name.startsWith(`${voice.languageCode}-`)) {
    return `Requested language code '${voice.languageCode}' doesn't match the voice '${voice.name}'.`;
  }
  const isNew = /-(?:Chirp3-HD|Studio)-/.test(voice.name);
  if (isNew && audioConfig.pitch !== undefined) {
    return 'This voice does not support pitch parameters at this time.';
  }
  if (ssml === undefined) return undefined;
  const found = readSsml(ssml);
  if (found === undefined) return 'Invalid SSML. Newer voices like Neural2 require valid SSML.';
  return isNew && found.marks.length > 0
    ? '`<mark>` tags are not currently supported by Studio voices.'
    : undefined;
}

function read(ssml: string): NonNullable<ReturnType<typeof readSsml>> {
  return readSsml(ssml)!;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function status(code: number, name: string, message: string, reason?: string): FakeAnswer {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }];
  const error = { code, message, status: name, ...(reason !== undefined && { details }) };
  return { status: code, json: { error } };
}
