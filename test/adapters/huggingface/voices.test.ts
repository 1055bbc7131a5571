import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createVoiceProvider } from '../../../src/adapters/huggingface/voice-provider.ts';
import type { VoiceRequest } from '../../../src/providers/voice-provider.ts';
import { type HuggingfaceServer, startHuggingfaceServer } from '../../fakes/huggingface-server.ts';
import { providerCall, type TestCall } from '../../support/provider-call.ts';
import { voiceRequestOf } from '../../support/voice-request.ts';

const TOKEN = 'hf_secret';
const KOKORO = voiceRequestOf({ model: 'kokoro', voice: 'am_puck' });

describe('a line through Hugging Face', () => {
  let server: HuggingfaceServer;
  let call: TestCall;
  beforeEach(async () => {
    server = await startHuggingfaceServer({ token: TOKEN });
    call = await providerCall({}, {}, { HF_TOKEN: TOKEN, baseUrl: server.url, hubUrl: server.url });
  });
  afterEach(async () => {
    await call.remove();
    await server.close();
  });
  const start = async (parts: Partial<VoiceRequest> = {}) =>
    await createVoiceProvider().start({ ...KOKORO, ...parts }, call.call);

  test('is put into fal’s queue with its voice and its speed, under the name that the Hub tells', async () => {
    await start({ rate: 1.5, options: { enable_safety_checker: false } });
    expect(server.jobs).toEqual([
      expect.objectContaining({
        model: 'fal-ai/kokoro/american-english',
        input: {
          text: 'A light finds a book.',
          prompt: 'A light finds a book.',
          voice: 'am_puck',
          speed: 1.5,
          enable_safety_checker: false,
        },
      }),
    ]);
  });

  test('is the file that the result names, which is open to everybody', async () => {
    const started = await start();
    if (started.kind !== 'started') throw new Error(started.kind);
    expect(started.operation).toEqual({
      path: expect.stringMatching(/^\/fal-ai\/kokoro\/requests\//),
    });
    const provider = createVoiceProvider();
    expect(await provider.check(started.operation, call.call)).toEqual({ kind: 'pending' });
    expect(await provider.check(started.operation, call.call)).toEqual({
      kind: 'completed',
      media: { kind: 'url', url: expect.stringMatching(/\/files\/[\w-]+\.wav$/) },
    });
  });

  test.each([
    ['by a voice that Kokoro has not', { voice: 'bf_emma' }],
    ['in a language that it does not speak', { language: 'en-GB' }],
    ['by a model that is for something else', { model: 'Qwen/Qwen-Image', voice: 'somebody' }],
    ['by a model that fal has not', { model: 'somebody/unknown', voice: 'somebody' }],
  ])('%s is refused before it is paid for', async (_, parts) => {
    await expect(start(parts)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
    });
    expect(server.jobs).toHaveLength(0);
  });
});
