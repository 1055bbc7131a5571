import { voiceModelsOf as customModelsOf } from '../../src/adapters/custom/voice-model.ts';
import { createVoiceProvider as createCustom } from '../../src/adapters/custom/voice-provider.ts';
import { voiceModels as elevenlabsModels } from '../../src/adapters/elevenlabs/voice-model.ts';
import { createVoiceProvider as createElevenlabs } from '../../src/adapters/elevenlabs/voice-provider.ts';
import { FLITE, voiceModels as fliteModels } from '../../src/adapters/flite/voice-model.ts';
import { createVoiceProvider as createFlite } from '../../src/adapters/flite/voice-provider.ts';
import { voiceModels as googleModels } from '../../src/adapters/google-tts/voice-model.ts';
import { createVoiceProvider as createGoogle } from '../../src/adapters/google-tts/voice-provider.ts';
import { voiceModels as huggingfaceModels } from '../../src/adapters/huggingface/voice-model.ts';
import { createVoiceProvider as createHuggingface } from '../../src/adapters/huggingface/voice-provider.ts';
import { voiceModels as mockModels } from '../../src/adapters/mock/voice-model.ts';
import { createVoiceProvider as createMock } from '../../src/adapters/mock/voice-provider.ts';
import { voiceModelsAt as openaiModelsAt } from '../../src/adapters/openai-speech/voice-model.ts';
import { createVoiceProvider as createOpenai } from '../../src/adapters/openai-speech/voice-provider.ts';
import {
  LINES_DESCRIPTION,
  SPEAKING_DESCRIPTION,
  startCustomVoices,
} from '../fakes/custom-voices.ts';
import { startElevenlabsServer } from '../fakes/elevenlabs-server.ts';
import { startGoogleTtsServer } from '../fakes/google-tts-server.ts';
import { startSpeechServer } from '../fakes/speech-server.ts';
import { voiceRequestOf } from '../support/voice-request.ts';
import type { ContractService } from './contract-service.ts';
import { huggingfaceService } from './huggingface-service.ts';
import { voiceContract } from './voice-contract.ts';

voiceContract('flite', {
  makeProvider: createFlite,
  models: fliteModels,
  request: voiceRequestOf({ model: FLITE.id, voice: 'kal16' }),
  reproducible: true,
});

voiceContract('mock', {
  makeProvider: createMock,
  models: mockModels,
  request: voiceRequestOf({ model: 'mock-1', voice: 'low' }),
  refused: voiceRequestOf({ model: 'mock-1', voice: 'low', options: { fault: 'refusal' } }),
  reproducible: true,
});

async function speechService(): Promise<ContractService> {
  const key = 'key-that-nobody-may-see';
  const server = await startSpeechServer({ key });
  return {
    environment: { OPENAI_API_KEY: key, baseUrl: server.url },
    secrets: [key],
    paidJobs: () => server.spoken.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    // It says no in the answer to the submission, whenever it finds out.
    refuseNext: () => server.next('refuse'),
    spoilNext: () => server.next('no-sound'),
    close: () => server.close(),
  };
}

voiceContract('openai-speech', {
  makeProvider: createOpenai,
  models: openaiModelsAt(undefined),
  request: voiceRequestOf({ model: 'gpt-4o-mini-tts', voice: 'marin' }),
  startService: speechService,
  reproducible: false,
  atOnce: true,
});

async function googleService(): Promise<ContractService> {
  const token = `ya29.${'token-that-nobody-may-see'}`;
  const server = await startGoogleTtsServer({ tokens: [token] });
  return {
    environment: { CLOUDSDK_AUTH_ACCESS_TOKEN: token, project: 'films', baseUrl: server.url },
    secrets: [token],
    paidJobs: () => server.spoken.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    spoilNext: () => server.next('no-sound'),
    close: () => server.close(),
  };
}

voiceContract('google-tts', {
  makeProvider: createGoogle,
  models: googleModels,
  request: voiceRequestOf({ model: 'neural2', voice: 'en-US-Neural2-C' }),
  startService: googleService,
  reproducible: false,
  atOnce: true,
});

voiceContract('google-tts, by voices without marks', {
  makeProvider: createGoogle,
  models: googleModels,
  request: voiceRequestOf({ model: 'chirp-3-hd', voice: 'Kore' }),
  startService: googleService,
  reproducible: false,
  atOnce: true,
});

voiceContract('google-tts, by Gemini', {
  makeProvider: createGoogle,
  models: googleModels,
  request: voiceRequestOf({ model: 'gemini-2.5-flash-tts', voice: 'Charon', tone: 'tired' }),
  startService: googleService,
  reproducible: false,
  atOnce: true,
});

async function elevenlabsService(): Promise<ContractService> {
  const key = 'sk_nobody-may-see-this';
  const server = await startElevenlabsServer({ key });
  return {
    environment: { ELEVENLABS_API_KEY: key, baseUrl: server.url },
    secrets: [key],
    paidJobs: () => server.spoken.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    // It says no in the answer to the submission, whenever it finds out.
    refuseNext: () => server.next('refuse'),
    spoilNext: () => server.next('no-sound'),
    close: () => server.close(),
  };
}

voiceContract('elevenlabs', {
  makeProvider: createElevenlabs,
  models: elevenlabsModels,
  request: voiceRequestOf({ model: 'eleven_multilingual_v2', voice: 'Sarah' }),
  startService: elevenlabsService,
  reproducible: false,
  atOnce: true,
});

voiceContract('elevenlabs, with directions and times of words', {
  makeProvider: createElevenlabs,
  models: elevenlabsModels,
  request: voiceRequestOf({
    model: 'eleven_v3',
    voice: 'George',
    style: 'whispers',
    words: true,
  }),
  startService: elevenlabsService,
  reproducible: false,
  atOnce: true,
});

voiceContract('huggingface', {
  makeProvider: createHuggingface,
  models: huggingfaceModels,
  request: voiceRequestOf({ model: 'kokoro', voice: 'af_heart' }),
  startService: huggingfaceService,
  reproducible: false,
});

async function customService(): Promise<ContractService> {
  const key = 'key-that-nobody-may-see';
  const server = await startCustomVoices({ key });
  return {
    environment: { CUSTOM_PROVIDER_KEY: key, keyHeader: 'x-api-key', baseUrl: server.url },
    secrets: [key],
    paidJobs: () => server.lines.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    refuseNext: (when) => server.next(when === 'at-once' ? 'refuse-at-once' : 'refuse-later'),
    spoilNext: () => server.next('no-sound'),
    close: () => server.close(),
  };
}

voiceContract('custom', {
  makeProvider: createCustom,
  models: customModelsOf(LINES_DESCRIPTION),
  request: voiceRequestOf({ model: 'custom', voice: 'iris', options: LINES_DESCRIPTION }),
  startService: customService,
  finds: false,
  reproducible: false,
});

voiceContract('custom, by answers that are the sound', {
  makeProvider: createCustom,
  models: customModelsOf(SPEAKING_DESCRIPTION),
  request: voiceRequestOf({ model: 'custom', voice: 'iris', options: SPEAKING_DESCRIPTION }),
  async startService() {
    const service = await customService();
    // It says no in the answer to the submission, whenever it finds out.
    return { ...service, refuseNext: () => service.refuseNext!('at-once') };
  },
  finds: false,
  reproducible: false,
  atOnce: true,
});
