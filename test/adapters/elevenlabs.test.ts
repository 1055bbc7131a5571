import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judge } from '../../src/adapters/elevenlabs/errors.ts';
import { createVoiceProvider } from '../../src/adapters/elevenlabs/voice-provider.ts';
import { timedWords } from '../../src/adapters/elevenlabs/word-times.ts';
import { probeSound } from '../../src/media/probe/probe-sound.ts';
import type { CompletedOutcome } from '../../src/providers/outcome.ts';
import type { VoiceRequest } from '../../src/providers/voice-provider.ts';
import { writtenWords } from '../../src/providers/written-words.ts';
import { type ElevenlabsServer, startElevenlabsServer } from '../fakes/elevenlabs-server.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { providerCall, type TestCall } from '../support/provider-call.ts';
import { voiceRequestOf } from '../support/voice-request.ts';

const KEY = 'sk_nobody-may-see-this';
const MULTILINGUAL = voiceRequestOf({ model: 'eleven_multilingual_v2', voice: 'Sarah' });
const V3 = voiceRequestOf({ model: 'eleven_v3', voice: 'George' });
const FLASH = voiceRequestOf({ model: 'eleven_flash_v2_5', voice: 'Alice' });

describe('a line of ElevenLabs', () => {
  let server: ElevenlabsServer;
  let call: TestCall;
  beforeEach(async () => {
    server = await startElevenlabsServer({ key: KEY });
    call = await providerCall({}, {}, { ELEVENLABS_API_KEY: KEY, baseUrl: server.url });
  });
  afterEach(async () => {
    await call.remove();
    await server.close();
  });
  async function say(request: VoiceRequest): Promise<CompletedOutcome> {
    const outcome = await createVoiceProvider().start(request, call.call);
    if (outcome.kind !== 'completed') throw new Error(outcome.kind);
    return outcome;
  }

  test('is asked for without loss, by the id of the voice, with nothing that is not wanted', async () => {
    await say(MULTILINGUAL);
    expect(server.spoken).toEqual([
      {
        voice: 'EXAVITQu4vr4xnSDxMaL',
        format: 'pcm_24000',
        body: { text: 'A light finds a book.', model_id: 'eleven_multilingual_v2' },
      },
    ]);
    const { path, headers } = server.requests[0]!;
    expect(path).toBe('/v1/text-to-speech/EXAVITQu4vr4xnSDxMaL');
    expect(headers['xi-api-key']).toBe(KEY);
  });

  test('is kept as a WAV, though it comes without a header, and is as long as what is heard', async () => {
    const { media } = await say(MULTILINGUAL);
    const path = join(call.call.scratchFolder, 'line');
    await writeFile(path, media.kind === 'bytes' ? media.bytes : '');
    const { format, seconds } = await probeSound(await testFfmpeg(), path);
    expect(format).toBe('wav');
    expect(seconds).toBeCloseTo(0.21, 6);
  });

  test('is asked for with its language, speed, seed and the voice’s settings', async () => {
    await say({
      ...FLASH,
      language: 'de-AT',
      rate: 1.1,
      seed: 7,
      voice: 'abcdefghij0123456789',
      options: {
        stability: 0.4,
        similarity_boost: 0.8,
        style: 0.1,
        use_speaker_boost: true,
        apply_text_normalization: 'off',
        output_format: 'wav_24000',
      },
    });
    expect(server.spoken).toEqual([
      {
        voice: 'abcdefghij0123456789',
        format: 'wav_24000',
        body: {
          text: 'A light finds a book.',
          model_id: 'eleven_flash_v2_5',
          language_code: 'de',
          voice_settings: {
            stability: 0.4,
            similarity_boost: 0.8,
            style: 0.1,
            use_speaker_boost: true,
            speed: 1.1,
          },
          seed: 7,
          apply_text_normalization: 'off',
        },
      },
    ]);
  });

  test('has a direction before it, of v3, and the times of its own words alone', async () => {
    const { words } = await say({
      ...V3,
      style: 'whispers',
      text: 'Who 👋🏽 is there?',
      words: true,
    });
    expect(server.spoken[0]!.body['text']).toBe('[whispers] Who 👋🏽 is there?');
    expect(server.requests[0]!.path).toMatch(/\/with-timestamps$/);
    expect(
      words!.map(({ text, from, to }) => [
        text,
        ...[from, to].map((each) => Math.round(each * 100)),
      ]),
    ).toEqual([
      ['Who', 11, 14],
      ['is', 18, 20],
      ['there?', 21, 27],
    ]);
  });

  test('has the times of its own words, though the direction before it has the same', async () => {
    const { words } = await say({ ...V3, style: 'sad', text: 'sad dog', words: true });
    expect(words!.map(({ text, from }) => [text, Math.round(from * 100)])).toEqual([
      ['sad', 6],
      ['dog', 10],
    ]);
  });

  test('has times for words that are not found in what was said, and says that they are guessed', async () => {
    server.next('normalized');
    const { words, notes } = await say({ ...FLASH, text: 'OK it is 10 OK', words: true });
    expect(words!.map(({ text, from }) => [text, Math.round(from * 100)])).toEqual([
      ['OK', 0],
      ['it', 2],
      ['is', 5],
      ['10', 9],
      ['OK', 12],
    ]);
    expect(notes).toEqual([
      'ElevenLabs told no time for 2 of 5 words; they are set between their neighbours.',
    ]);
  });

  test.each(['no-alignment', 'odd-alignment'] as const)(
    'is kept, as it is paid for, where its times are missing or make no sense, and says so: %s',
    async (fate) => {
      server.next(fate);
      expect(await say({ ...FLASH, words: true })).toEqual({
        kind: 'completed',
        media: { kind: 'bytes', bytes: expect.any(Uint8Array) },
        notes: ['ElevenLabs told no times of words.'],
      });
    },
  );

  test.each([
    ['with a direction in its text', V3, { text: 'Well [laughs] no.' }],
    ['with markup in its text', FLASH, { text: 'Wait <break time="1s"/> here.' }],
    ['with a path for a voice', FLASH, { voice: '../user' }],
    ['with a seed that is none', FLASH, { seed: -1 }],
    ['faster than its model speaks', FLASH, { rate: 1.5 }],
    ['with a setting out of range', FLASH, { options: { stability: 2 } }],
    ['with a setting that v3 has not', V3, { options: { similarity_boost: 0.5 } }],
    ['with a setting between those of v3', V3, { options: { stability: 0.3 } }],
    ['in a format that is no file', FLASH, { options: { output_format: 'ulaw_8000' } }],
  ])('%s is refused before it is paid for', async (_, request, parts) => {
    await expect(say({ ...request, ...parts })).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
    });
    expect(server.requests).toHaveLength(0);
  });

  test('in a format that the plan has not is refused with a way out, and nothing was taken', async () => {
    const options = { output_format: 'pcm_44100' };
    await expect(say({ ...FLASH, options })).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
      hint: expect.stringContaining('mp3_44100_128'),
    });
  });

  test('is refused as data where the policy says no', async () => {
    server.next('refuse');
    expect(await createVoiceProvider().start(FLASH, call.call)).toMatchObject({
      kind: 'refused',
      code: 'content_against_policy',
      charged: false,
    });
  });

  test('can be paid for with a key that may do nothing but speak', async () => {
    const own = await startElevenlabsServer({ key: KEY, mayRead: false });
    const access = await providerCall({}, {}, { ELEVENLABS_API_KEY: KEY, baseUrl: own.url });
    await createVoiceProvider().probe!(access.call);
    await access.remove();
    await own.close();
  });

  test.each([
    [401, 'quota_exceeded', 'provider/quota'],
    [401, 'invalid_api_key', 'provider/credentials'],
    [429, 'too_many_concurrent_requests', 'provider/rate-limited'],
    [429, 'system_busy', 'provider/overloaded'],
    [400, 'voice_not_found', 'provider/invalid-request'],
  ])('that meets %i %s is told as %s, and was not taken', (status, code, told) => {
    const json = { detail: { status: code, message: 'words' } };
    expect(judge({ status, headers: {}, json, message: '' })).toMatchObject({
      kind: 'error',
      code: told,
      message: 'words',
      notTaken: true,
    });
  });
});

describe('times of words from those of characters', () => {
  test('are in order and within the sound, whatever the service tells', () => {
    const character = fc.constantFrom(...'ab 1é👋-'.split(/(?:)/u));
    const alignment = fc.array(
      fc.tuple(
        character,
        fc.double({ noNaN: true, min: 0, max: 2 }),
        fc.double({ noNaN: true, min: 0, max: 2 }),
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: character }), alignment, (line, told) => {
        const { words } = timedWords(
          line,
          {
            characters: told.map(([each]) => each),
            starts: told.map(([, start]) => start),
            ends: told.map(([, , end]) => end),
          },
          1,
        );
        expect(words.map(({ text }) => text)).toEqual(writtenWords(line).map(({ text }) => text));
        let last = 0;
        for (const { from, to } of words) {
          expect(from).toBeGreaterThanOrEqual(last - 1e-9);
          expect(to).toBeGreaterThanOrEqual(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
