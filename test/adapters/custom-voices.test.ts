import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { voiceModelsOf } from '../../src/adapters/custom/voice-model.ts';
import { createVoiceProvider } from '../../src/adapters/custom/voice-provider.ts';
import type { JsonObject } from '../../src/film/json.ts';
import type { VoiceRequest } from '../../src/providers/voice-provider.ts';
import {
  type CustomVoices,
  LINES_DESCRIPTION,
  SPEAKING_DESCRIPTION,
  startCustomVoices,
} from '../fakes/custom-voices.ts';
import { providerCall, type TestCall } from '../support/provider-call.ts';
import { voiceRequestOf } from '../support/voice-request.ts';

const KEY = 'key-nobody-may-see';

describe('a described service that speaks', () => {
  let server: CustomVoices;
  let call: TestCall;
  beforeEach(async () => {
    server = await startCustomVoices({ key: KEY });
    const environment = { CUSTOM_PROVIDER_KEY: KEY, keyHeader: 'x-api-key', baseUrl: server.url };
    call = await providerCall({}, {}, environment);
  });
  afterEach(async () => {
    await call.remove();
    await server.close();
  });
  const say = async (options: JsonObject, parts: Partial<VoiceRequest> = {}) =>
    await createVoiceProvider().start(
      voiceRequestOf({ model: 'custom', voice: 'iris', options, ...parts }),
      call.call,
    );

  test('is sent what its template has slots for, and nothing for what is not wanted', async () => {
    await say(SPEAKING_DESCRIPTION, { rate: 1.5, tone: 'warm' });
    await say(LINES_DESCRIPTION, { language: 'de', ipa: [{ word: 'Nord', ipa: 'nɔʁ' }] });
    expect(server.lines.map(({ body }) => body)).toEqual([
      { text: 'A light finds a book.', voice: 'iris', speed: 1.5, mood: 'warm' },
      {
        text: 'A light finds a book.',
        who: { voice: 'iris', language: 'de', pitch: 0 },
        words: [{ word: 'Nord', ipa: 'nɔʁ' }],
      },
    ]);
    expect(server.requests[0]).toMatchObject({ path: '/speak' });
    expect(server.requests[1]!.headers).toMatchObject({ 'x-request-id': 'take-1' });
  });

  test('answers without a description with the sound itself, from a text, a voice and a language', async () => {
    expect(await say({})).toMatchObject({ kind: 'completed', media: { kind: 'bytes' } });
    expect(server.lines[0]!.body).toEqual({
      text: 'A light finds a book.',
      voice: 'iris',
      language: 'en',
    });
  });

  test('can do what its template has slots for, within what `can` says', () => {
    expect(voiceModelsOf(SPEAKING_DESCRIPTION)[0]).toEqual({
      id: 'custom',
      voices: {
        known: [
          { name: 'iris', language: 'any' },
          { name: 'otto', language: 'any' },
        ],
        others: false,
      },
      capabilities: {
        rate: { min: 0.5, max: 2 },
        pitch: 'none',
        tone: true,
        style: 'none',
        ipa: false,
        words: false,
        seed: true,
        longest: { unit: 'characters', max: 500 },
        languages: ['en'],
      },
      lifecycle: { state: 'live' },
    });
    expect(voiceModelsOf({ submit: { body: { say: '<text>' } } })[0]!.voices).toEqual({
      known: [{ name: 'default', language: 'any' }],
      others: false,
    });
  });

  test('repeats what it said where `can` promises that, and only there', () => {
    const repeatsOf = (can: JsonObject): unknown => voiceModelsOf({ can })[0]!.capabilities.repeats;
    expect([{ repeats: true }, { repeats: false }, {}].map(repeatsOf)).toEqual([
      true,
      undefined,
      undefined,
    ]);
  });

  test.each([
    [
      { submit: { boody: {} } },
      '`submit.boody` is none of method, path, headers, body, form, timeout',
    ],
    [
      { clip: { url: 'a' } },
      'there is no option clip, but url, submit, job, find, sound, errors, can',
    ],
    [{ submit: 'POST' }, '`submit` should be a mapping'],
    [{ submit: { body: 'text' } }, '`submit.body` should be a mapping'],
    [{ submit: { headers: { 'x-a': 1 } } }, '`submit.headers.x-a` should be a text'],
    [{ submit: { headers: { authorization: 'x' } } }, '`submit.headers` can’t set authorization'],
    [
      { submit: { body: { a: '<prompt>' } } },
      '`submit.body` names <prompt>; known there: <text>, ',
    ],
    [{ submit: { body: { a: '<rate>' } } }, '`can.rate` is needed for <rate>: its min and max'],
    [{ job: LINES_DESCRIPTION.job }, 'a service with a `job` needs `sound`'],
    [{ sound: { uri: 'a' } }, '`sound.uri` is none of url, data, path'],
    [{ can: { voices: 'iris' } }, '`can.voices` should be a list'],
    [{ can: { repeats: 'yes' } }, '`can.repeats` should be true or false'],
    [{ can: { repeat: true } }, '`can.repeat` is none of rate, pitch, voices, styles, languages, '],
  ])(
    '%j is refused by what is wrong with it, before anything is sent',
    async (options, problem) => {
      await expect(say(options)).rejects.toMatchObject({
        code: 'provider/invalid-request',
        submitted: 'no',
        message: expect.stringContaining(`voices.options.custom: ${problem}`),
      });
      expect(server.requests).toHaveLength(0);
    },
  );
});
