import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { voiceModelsAt } from '../../src/adapters/openai-speech/voice-model.ts';
import { createVoiceProvider } from '../../src/adapters/openai-speech/voice-provider.ts';
import { probeSound } from '../../src/media/probe/probe-sound.ts';
import type { StartOutcome } from '../../src/providers/outcome.ts';
import type { VoiceRequest } from '../../src/providers/voice-provider.ts';
import { type SpeechServer, startSpeechServer } from '../fakes/speech-server.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { providerCall, type TestCall } from '../support/provider-call.ts';
import { voiceRequestOf } from '../support/voice-request.ts';

const KEY = 'key-nobody-may-see';
const ASKED = voiceRequestOf({ model: 'gpt-4o-mini-tts', voice: 'marin' });

describe('a line of the speech API', () => {
  let server: SpeechServer;
  let call: TestCall;
  beforeEach(async () => {
    server = await startSpeechServer({ key: KEY });
    call = await providerCall({}, {}, { OPENAI_API_KEY: KEY, baseUrl: server.url });
  });
  afterEach(async () => {
    await call.remove();
    await server.close();
  });
  const start = (parts: Partial<VoiceRequest> = {}): Promise<StartOutcome> =>
    createVoiceProvider().start({ ...ASKED, ...parts }, call.call);
  async function soundOf(outcome: StartOutcome): Promise<string> {
    if (outcome.kind !== 'completed' || outcome.media.kind !== 'bytes') throw new Error('no bytes');
    const path = join(call.call.scratchFolder, 'line');
    await writeFile(path, outcome.media.bytes);
    return path;
  }

  test('is asked for as WAV, with nothing that is not wanted', async () => {
    await start();
    expect(server.spoken).toEqual([
      {
        model: 'gpt-4o-mini-tts',
        input: 'A light finds a book.',
        voice: 'marin',
        response_format: 'wav',
      },
    ]);
  });

  test('is asked for with its speed, its tone and its style, by a voice of one’s own', async () => {
    await start({
      voice: 'voice_1234',
      rate: 1.25,
      tone: 'warm, a little tired',
      style: 'whispered',
      language: 'ja',
      text: '光が本を見つける。',
    });
    expect(server.spoken).toEqual([
      {
        model: 'gpt-4o-mini-tts',
        input: '光が本を見つける。',
        voice: { id: 'voice_1234' },
        response_format: 'wav',
        speed: 1.25,
        instructions: 'Tone: warm, a little tired\nStyle: whispered',
      },
    ]);
  });

  test('is as long as what is heard, also where the WAV says nothing of its length', async () => {
    const path = await soundOf(await start());
    const { format, seconds } = await probeSound(await testFfmpeg(), path);
    expect(format).toBe('wav');
    expect(seconds).toBeCloseTo(0.21, 6);
  });

  test('is taken as MP3 of a server that makes no WAV', async () => {
    server.next('mp3');
    const { format } = await probeSound(await testFfmpeg(), await soundOf(await start()));
    expect(format).toBe('mp3');
  });

  test.each([
    [{ model: 'tts-1', voice: 'alloy', tone: 'warm' }, 'openai-speech: tts-1 has no tone'],
    [
      { text: 'a'.repeat(4097) },
      'openai-speech: gpt-4o-mini-tts says no more than 4096 characters at once',
    ],
    [{ tone: 'a'.repeat(4097) }, 'openai-speech: tone and style have more than 4096 characters'],
    [{ rate: 4.5 }, 'openai-speech: marin takes a rate from 0.25 to 4, and not 4.5'],
  ])('is not asked for where it can’t be made: %j', async (parts, message) => {
    await expect(start(parts)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
      message,
    });
    expect(server.requests).toEqual([]);
  });

  test('is refused with the words of the service', async () => {
    server.next('refuse');
    expect(await start()).toEqual({
      kind: 'refused',
      reason: 'This may not be said.',
      code: 'content_policy_violation',
      charged: false,
    });
  });

  test('is asked for elsewhere than clips and stills, with a key of its own', async () => {
    const own = await providerCall(
      {},
      {},
      {
        OPENAI_API_KEY: 'key-of-another',
        baseUrl: 'http://127.0.0.1:1/v1',
        OPENAI_SPEECH_API_KEY: KEY,
        speechUrl: server.url,
      },
    );
    const provider = createVoiceProvider();
    // Another server has voices and models of its own.
    await provider.start({ ...ASKED, model: 'kokoro', voice: 'af_bella' }, own.call);
    expect(server.spoken).toMatchObject([{ model: 'kokoro', voice: 'af_bella' }]);
    await provider.probe!(own.call);
    await own.remove();
  });
});

test('what OpenAI asks is no price of another server', () => {
  expect(voiceModelsAt(undefined).every(({ price }) => price !== undefined)).toBe(true);
  expect(voiceModelsAt('http://localhost:8880/v1').some(({ price }) => price)).toBe(false);
});
