import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ssmlOf } from '../../src/adapters/google-tts/ssml.ts';
import { voiceModels } from '../../src/adapters/google-tts/voice-model.ts';
import { timedWords } from '../../src/adapters/google-tts/voice-answer.ts';
import { createVoiceProvider } from '../../src/adapters/google-tts/voice-provider.ts';
import type { CompletedOutcome } from '../../src/providers/outcome.ts';
import type { VoiceRequest } from '../../src/providers/voice-provider.ts';
import { writtenWords } from '../../src/providers/written-words.ts';
import {
  type GoogleTtsServer,
  type SpeechBody,
  startGoogleTtsServer,
} from '../fakes/google-tts-server.ts';
import { readSsml } from '../fakes/ssml-reader.ts';
import { tinySound } from '../fakes/tiny-sound.ts';
import { startVertexServer } from '../fakes/vertex-server.ts';
import { providerCall, type TestCall } from '../support/provider-call.ts';
import { voiceRequestOf } from '../support/voice-request.ts';

const TOKEN = 'ya29.ready';
const NEURAL = voiceRequestOf({ model: 'neural2', voice: 'en-US-Neural2-C' });
const CHIRP = voiceRequestOf({ model: 'chirp-3-hd', voice: 'Kore' });
const GEMINI = voiceRequestOf({ model: 'gemini-2.5-flash-tts', voice: 'Charon' });

describe('a line of Cloud Text-to-Speech', () => {
  let server: GoogleTtsServer;
  let opened: TestCall[] = [];
  let tokens: string[] = [];
  beforeEach(async () => {
    tokens = [TOKEN];
    server = await startGoogleTtsServer({ tokens, key: 'AIza-key' });
  });
  afterEach(async () => {
    await Promise.all(opened.map(({ remove }) => remove()));
    opened = [];
    await server.close();
  });
  const callWith = async (environment: Readonly<Record<string, string>>) => {
    // Never the credentials of whoever runs the tests.
    const gcloudFolder = '/nowhere';
    opened.push(await providerCall({}, {}, { baseUrl: server.url, gcloudFolder, ...environment }));
    return opened.at(-1)!.call;
  };
  async function say(request: VoiceRequest): Promise<CompletedOutcome> {
    const call = await callWith({ CLOUDSDK_AUTH_ACCESS_TOKEN: TOKEN, project: 'films' });
    const outcome = await createVoiceProvider().start(request, call);
    if (outcome.kind !== 'completed') throw new Error(outcome.kind);
    return outcome;
  }

  test('is asked for as WAV, by the full name of the voice, with nothing that is not wanted', async () => {
    await say(NEURAL);
    expect(server.spoken).toEqual([
      {
        input: { text: 'A light finds a book.' },
        voice: { languageCode: 'en-US', name: 'en-US-Neural2-C' },
        audioConfig: { audioEncoding: 'LINEAR16' },
      },
    ]);
    expect(server.requests[0]).toMatchObject({
      path: '/v1/text:synthesize',
      headers: { authorization: `Bearer ${TOKEN}`, 'x-goog-user-project': 'films' },
    });
  });

  test('has a mark before each word and one at the end where times are wanted, by the beta', async () => {
    const outcome = await say({
      ...NEURAL,
      text: 'He said: "R&B < jazz".',
      words: true,
      rate: 0.5,
    });
    expect(server.spoken).toEqual([
      {
        input: {
          ssml: '<speak><mark name="0"/>He <mark name="1"/>said: <mark name="2"/>"R&amp;B &lt; <mark name="3"/>jazz".<mark name="end"/></speak>',
        },
        voice: { languageCode: 'en-US', name: 'en-US-Neural2-C' },
        audioConfig: { audioEncoding: 'LINEAR16', speakingRate: 0.5 },
        enableTimePointing: ['SSML_MARK'],
      },
    ]);
    expect(server.requests[0]!.path).toBe('/v1beta1/text:synthesize');
    expect(outcome.words).toEqual([
      { text: 'He', from: 0, to: 0.06 },
      { text: 'said:', from: 0.06, to: 0.18 },
      { text: '"R&B', from: 0.18, to: 0.32 },
      { text: 'jazz".', from: 0.32, to: 0.44 },
    ]);
    expect(outcome).not.toHaveProperty('notes');
  });

  test('has times for words whose marks were passed over, and says that they are guessed', async () => {
    server.next('lost-marks');
    const { words, notes } = await say({
      ...NEURAL,
      text: 'One two, three four five.',
      words: true,
    });
    expect(words!.map(({ text, from }) => [text, Math.round(from * 100)])).toEqual([
      ['One', 0],
      ['two,', 4],
      ['three', 9],
      ['four', 15],
      ['five.', 20],
    ]);
    expect(notes).toEqual([
      'Google told no time for 2 of 5 words; they are set between their neighbours.',
    ]);
  });

  test.each([
    ['as it is', [], undefined],
    ['as SSML where words have pronunciations', [{ word: 'b', ipa: 'x' }], /^<speak>a .*<phoneme/],
  ] as const)(
    'is sent without marks where it is too long for them, and says so: %s',
    async (_, ipa, ssml) => {
      const text = `${'a '.repeat(400)}b`;
      expect(await say({ ...NEURAL, text, words: true, ipa })).toEqual({
        kind: 'completed',
        media: { kind: 'bytes', bytes: expect.any(Uint8Array) },
        notes: ['Google told no times of words: the line is too long for a mark at each.'],
      });
      const [{ input, ...more }] = server.spoken as [SpeechBody];
      expect(input).toEqual(ssml === undefined ? { text } : { ssml: expect.stringMatching(ssml) });
      expect(more).not.toHaveProperty('enableTimePointing');
      expect(server.requests[0]!.path).toBe('/v1/text:synthesize');
    },
  );

  test.each([
    ['odd-marks', 1],
    ['odd-times', 3],
  ] as const)(
    'is kept, as it is paid for, where its times make no sense, and says so: %s',
    async (fate, guessed) => {
      server.next(fate);
      expect(await say({ ...NEURAL, text: 'One two three.', words: true })).toEqual({
        kind: 'completed',
        media: { kind: 'bytes', bytes: expect.any(Uint8Array) },
        words: ['One', 'two', 'three.'].map((text) => expect.objectContaining({ text })),
        notes: [
          `Google told no time for ${guessed} of 3 words; they are set between their neighbours.`,
        ],
      });
    },
  );

  test('spells words in the markup where the voice reads it, and whole words alone', async () => {
    const ipa = [{ word: 'Nord', ipa: 'nɔʁ' }];
    await say({ ...NEURAL, text: 'Nord, not Nordic: (Nord)!', ipa });
    expect(server.spoken[0]!.input).toEqual({
      ssml: '<speak><phoneme alphabet="ipa" ph="nɔʁ">Nord</phoneme>, not Nordic: (<phoneme alphabet="ipa" ph="nɔʁ">Nord</phoneme>)!</speak>',
    });
    await say({
      ...NEURAL,
      text: 'To New York now',
      words: true,
      ipa: [{ word: 'New York', ipa: 'x' }],
    });
    expect(server.spoken[1]!.input.ssml).toBe(
      '<speak><mark name="0"/>To <mark name="1"/><phoneme alphabet="ipa" ph="x">New York</phoneme> <mark name="3"/>now<mark name="end"/></speak>',
    );
  });

  test('spells words beside the text for Chirp 3, in the languages in which it takes that', async () => {
    const ipa = [{ word: 'Nord', ipa: 'nɔʁ' }];
    await say({ ...CHIRP, text: 'Nord', language: 'de', ipa });
    expect(server.spoken[0]).toMatchObject({
      input: {
        text: 'Nord',
        customPronunciations: {
          pronunciations: [
            { phrase: 'Nord', phoneticEncoding: 'PHONETIC_ENCODING_IPA', pronunciation: 'nɔʁ' },
          ],
        },
      },
      voice: { languageCode: 'de-DE', name: 'de-DE-Chirp3-HD-Kore' },
    });
    await expect(say({ ...CHIRP, language: 'cs', ipa })).rejects.toMatchObject({
      code: 'provider/invalid-request',
    });
  });

  test('is told in words how to be said, and by which model, of Gemini-TTS', async () => {
    await say({ ...GEMINI, tone: 'warm, a little tired', style: 'whispered', language: 'ja' });
    expect(server.spoken).toEqual([
      {
        input: {
          text: 'A light finds a book.',
          prompt: 'Say the following.\nTone: warm, a little tired\nStyle: whispered',
        },
        voice: { languageCode: 'ja-JP', name: 'Charon', modelName: 'gemini-2.5-flash-tts' },
        audioConfig: { audioEncoding: 'LINEAR16' },
      },
    ]);
  });

  test('is paid for with all that it is told, of Gemini-TTS', async () => {
    const request = { ...GEMINI, tone: 'tired', style: 'an old sailor' };
    await say(request);
    const { prompt = '', text = '' } = server.spoken[0]!.input;
    const { paidCharacters } = voiceModels.find(({ id }) => id === request.model)!;
    expect(paidCharacters!(request)).toBe(`${prompt}${text}`.length);
    expect(paidCharacters!(GEMINI)).toBe(GEMINI.text.length);
  });

  test.each([
    ['of another family, which costs another price', NEURAL, { voice: 'en-US-Wavenet-D' }],
    ['of another language', NEURAL, { language: 'de' }],
    ['by its name alone, where voices have none', NEURAL, { voice: 'Kore' }],
    ['of a language that Chirp 3 does not speak', CHIRP, { language: 'is' }],
    [
      'with more pronunciations than a request can hold',
      NEURAL,
      { text: 'a '.repeat(200), ipa: [{ word: 'a', ipa: 'x' }] },
    ],
    ['with more prompt than a request can hold', GEMINI, { tone: 'a'.repeat(4000) }],
    ['with characters that no XML holds', NEURAL, { words: true, text: 'one \u0001 two' }],
  ])('%s is refused before it is paid for', async (_, request, parts) => {
    await expect(say({ ...request, ...parts })).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
    });
    expect(server.requests).toHaveLength(0);
  });

  test.each([
    ['en', 'Kore', 'en-US'],
    ['en-GB', 'Kore', 'en-GB'],
    ['zh', 'Kore', 'cmn-CN'],
    ['zh-Hans', 'Kore', 'cmn-CN'],
    ['no', 'Kore', 'nb-NO'],
    ['en', 'en-AU-Chirp3-HD-Puck', 'en-AU'],
  ])('in %s by %s is one in %s', async (language, voice, locale) => {
    await say({ ...CHIRP, language, voice });
    expect(server.spoken[0]!.voice.languageCode).toBe(locale);
  });

  test.each([
    ['zh-Hans', 'cmn-CN'],
    ['zh-Hans-CN', 'cmn-CN'],
    ['zh-TW', 'cmn-TW'],
    ['zh-Hant', 'cmn-TW'],
    ['zh-Hant-TW', 'cmn-TW'],
    ['zh-HK', 'yue-HK'],
    ['zh-Hant-HK', 'yue-HK'],
    ['sr-Latn', 'sr-RS'],
    ['uz-Latn-UZ', 'uz-UZ'],
  ])('in %s is one in %s, as Google calls what is heard', async (language, locale) => {
    await say({ ...GEMINI, language });
    expect(server.spoken[0]!.voice.languageCode).toBe(locale);
  });

  test('in Chinese of Taiwan is spoken by a voice of Taiwan, and by none of Chirp 3', async () => {
    const voice = 'cmn-TW-Wavenet-A';
    await say({ ...NEURAL, model: 'wavenet', language: 'zh-TW', voice });
    expect(server.spoken[0]!.voice).toEqual({ languageCode: 'cmn-TW', name: voice });
    await expect(say({ ...CHIRP, language: 'zh-TW' })).rejects.toMatchObject({
      code: 'provider/invalid-request',
      message: 'google-tts: chirp-3-hd does not speak zh-TW',
    });
  });

  test('is asked for with a key where there is no project, or with the token of a service account', async () => {
    const byKey = await callWith({ GOOGLE_TTS_API_KEY: 'AIza-key' });
    await createVoiceProvider().start(CHIRP, byKey);
    expect(server.requests.at(-1)!.headers).toMatchObject({ 'x-goog-api-key': 'AIza-key' });
    const google = await startVertexServer();
    const credentialsFile = join(byKey.scratchFolder, 'key.json');
    await writeFile(credentialsFile, JSON.stringify(google.serviceAccount));
    const byAccount = await callWith({ credentialsFile, tokenUrl: `${google.url}/token` });
    const provider = createVoiceProvider();
    await expect(provider.start(CHIRP, byAccount)).rejects.toMatchObject({
      code: 'provider/credentials',
    });
    // The token that it was given, and keeps.
    tokens.push(google.tokens[0]!);
    await provider.start(CHIRP, byAccount);
    const { headers } = server.requests.at(-1)!;
    expect(headers['authorization']).toBe(`Bearer ${google.tokens[0]!}`);
    // A service account is of a project, which is billed.
    expect(headers).not.toHaveProperty('x-goog-user-project');
    await google.close();
  });
});

describe('SSML of a line', () => {
  test('escapes no more than XML wants, as each character is paid for', () => {
    const ipa = [{ word: 'R&B', ipa: '"x\'' }];
    expect(ssmlOf(`"R&B" isn't <5 >4 ]]>`, { ipa, marked: false })).toBe(
      `<speak>"<phoneme alphabet="ipa" ph="&quot;x&apos;">R&amp;B</phoneme>" isn't &lt;5 >4 ]]&gt;</speak>`,
    );
  });

  test('is well-formed, and says the line word for word, with a mark at each word', () => {
    const line = fc.string({ unit: fc.constantFrom(...'ab é字<>&"\' -–\n'.split(''), ']]>') });
    const ipa = fc.array(
      fc.record({
        word: fc.constantFrom('a', 'ab', 'b a', '&', 'é'),
        ipa: fc.constantFrom('x', '<"'),
      }),
      { maxLength: 2 },
    );
    fc.assert(
      fc.property(line, ipa, fc.boolean(), (text, spelled, marked) => {
        const read = readSsml(ssmlOf(text, { ipa: spelled, marked }))!;
        expect(read.text).toBe(text);
        const words = writtenWords(text);
        for (const { name, at } of read.marks) {
          expect(at).toBe(name === 'end' ? words.at(-1)!.end : words[Number(name)]!.start);
        }
        if (spelled.length === 0)
          expect(read.marks).toHaveLength(marked && words.length > 0 ? words.length + 1 : 0);
      }),
    );
  });
});

describe('times of words from those of marks', () => {
  test('are in order and within the sound, whatever the service tells', () => {
    const bytes = tinySound(1);
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '–') });
    const names = fc.constantFrom('0', '1', '2', '3', 'end', 'other');
    const marks = fc.array(fc.tuple(names, fc.double({ noNaN: true, min: -1, max: 2 })));
    fc.assert(
      fc.property(line, marks, (text, told) => {
        const { words, guessed } = timedWords(text, { bytes, marks: new Map(told) });
        expect(words.map((word) => word.text)).toEqual(writtenWords(text).map((word) => word.text));
        expect(guessed).toBeLessThanOrEqual(words.length);
        let last = 0;
        for (const { from, to } of words) {
          expect(from).toBeGreaterThanOrEqual(last - 1e-9);
          expect(to).toBeGreaterThanOrEqual(from - 1e-9);
          last = from;
        }
        expect(words.at(-1)?.to ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });
});
