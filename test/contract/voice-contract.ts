import { expect, test } from '@jest/globals';
import { probeSound } from '../../src/media/probe/probe-sound.ts';
import { ProviderError } from '../../src/providers/provider-error.ts';
import type { VoiceModel } from '../../src/providers/voice-model.ts';
import type { VoiceRequest } from '../../src/providers/voice-provider.ts';
import { keepMedia } from '../../src/shoot/keep/keep-media.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { fileOf, jobContract, type JobSubject, settle } from './job-contract.ts';
import { serviceContract } from './service-contract.ts';
import type { Trade } from './trade.ts';

export interface VoiceSubject extends JobSubject<VoiceRequest> {
  readonly models: readonly VoiceModel[];
  /** The answer to the submission is the sound itself: there is no job to wait for. */
  readonly atOnce?: true;
  /** Whether a job can be looked up by our key, where that is not so of all that has `find`. */
  readonly finds?: boolean;
}

async function examine(path: string): Promise<void> {
  try {
    await probeSound(await testFfmpeg(), path);
  } catch (cause) {
    throw new ProviderError('provider/bad-media', 'what came is no sound', {
      retryable: false,
      submitted: 'no',
      cause,
    });
  }
}

const VOICES: Trade = {
  made: 'voices',
  examine,
  async keep(ports, provider, outcome, call) {
    const { media, actualUsd = null, notes = [] } = outcome;
    // Beside the clips, as films have no shelf for voices yet: what is kept is looked at all the same.
    const kept = await keepMedia(ports, { provider, media, call }, 'clip', examine);
    const path = ports.vault.pathOf(kept.digest, 'clip');
    return { kind: 'clip', actualUsd, notes: [...notes, ...kept.notes], path };
  },
};

/** The suite that every provider of voices must pass: what the core may rely on. */
export function voiceContract(name: string, subject: VoiceSubject): void {
  const { makeProvider, models, request, startService, atOnce = false } = subject;
  const model = models.find(({ id }) => id === request.model)!;
  const { rate, pitch, tone, style, ipa, words, seed, longest, languages } = model.capabilities;

  /** What its model denies, each as a request would ask for it. */
  const beyond: readonly (readonly [string, Partial<VoiceRequest>])[] = [
    ['nothing to say', { text: ' \n ' }],
    ['a rate too high', { rate: rate === 'none' ? 1.5 : rate.max + 0.5 }],
    ['a rate that is no number', { rate: Number.NaN }],
    ['a pitch too low', { pitch: pitch === 'none' ? -1 : pitch.min - 1 }],
    ...(tone ? [] : [['a tone', { tone: 'warm' }] as const]),
    ...(style === 'any' ? [] : [['a style that it has not', { style: 'unheard-of' }] as const]),
    ...(ipa ? [] : [['a pronunciation', { ipa: [{ word: 'book', ipa: 'bʊk' }] }] as const]),
    ...(words ? [] : [['times of words', { words: true }] as const]),
    ...(seed ? [] : [['a seed', { seed: 7 }] as const]),
    ...(languages === 'any' ? [] : [['a language', { language: 'x-unspoken' }] as const]),
    ...(longest ? [['a longer text', { text: 'a'.repeat(longest.max + 1) }] as const] : []),
    ...(model.voices.others ? [] : [['a voice that it has not', { voice: 'nobody' }] as const]),
  ];

  jobContract(name, subject, VOICES, (providerCall) => {
    test.each(beyond)('refuses %s, where its model denies it, and says so', async (_, parts) => {
      const { call, remove } = await providerCall();
      await expect(makeProvider().start({ ...request, ...parts }, call)).rejects.toMatchObject({
        code: 'provider/invalid-request',
        submitted: 'no',
      });
      await remove();
    });

    test('tells when each word is said, in order and within the sound, where it can', async () => {
      if (!words) return;
      const text = 'Well, Emma’s orb: it was 1984 – and a re-run (of “that”) cost $5… didn’t it?';
      const { call, remove } = await providerCall();
      const outcome = await settle(makeProvider(), { ...request, text, words: true }, call);
      const { seconds } = await probeSound(await testFfmpeg(), await fileOf(outcome, call));
      const told = outcome.kind === 'completed' ? outcome.words! : [];
      expect(told.map((word) => word.text)).toEqual(
        text.split(' ').filter((written) => written !== '–'),
      );
      let last = 0;
      for (const { from, to } of told) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        last = to;
      }
      expect(last).toBeLessThanOrEqual(seconds);
      await remove();
    });

    test('tells no times of words that nobody asked for', async () => {
      const { call, remove } = await providerCall();
      const outcome = await settle(makeProvider(), { ...request, words: false }, call);
      expect(outcome).not.toHaveProperty('words');
      await remove();
    });

    test('says of each model whether it is live, who speaks, and where its price was read', () => {
      for (const { lifecycle, price, voices, capabilities } of models) {
        expect(['live', 'ending', 'ended']).toContain(lifecycle.state);
        const names = voices.known.map((voice) => voice.name);
        expect(names).toEqual([...new Set(names)]);
        expect(voices.others === true || names.length > 0).toBe(true);
        for (const range of [capabilities.rate, capabilities.pitch]) {
          if (range !== 'none') expect(range.min).toBeLessThan(range.max);
        }
        if (price === undefined) continue;
        expect(price.source).not.toBe('');
        expect(Date.parse(price.asOf)).not.toBeNaN();
        for (const { usdPer1MCharacters, usdPerSecond } of price.cases) {
          expect(usdPer1MCharacters ?? usdPerSecond).toBeGreaterThanOrEqual(0);
        }
      }
    });
  });

  if (startService !== undefined) {
    const finds = subject.finds !== undefined && { finds: subject.finds };
    const asked = { makeProvider, request, startService, trade: VOICES, atOnce, ...finds };
    serviceContract(name, asked);
  }
}
