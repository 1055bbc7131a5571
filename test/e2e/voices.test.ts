import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger-entry.ts';
import { type SpeechServer, startSpeechServer } from '../fakes/speech-server.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

const FILM = `ministudio: 1
title: Spoken
format: { resolution: 64x36, fps: 24 }
providers: mock
voices: { use: openai-speech, options: { openai-speech: { model: tts-1 } } }
characters:
  emma: { name: Emma, identity: { hair: red }, voice: { name: nova, rate: 1.5 } }
  ben: { name: Ben, identity: { hair: grey } }
scenes:
  - id: talk
    shots:
      - id: ask
        action: They sit.
        characters: [emma, ben]
        duration: auto
        dialogue:
          - { character: emma, line: "Where have you been all this long and lonely time, and why did nobody tell me?" }
          - { character: ben, line: "Away." }
      - { id: again, action: They sit., characters: [ben], duration: 3s, dialogue: [{ character: ben, line: "Away." }] }
`;

/** The shots have nothing to do with each other. */
const TWO_SCENES = FILM.replace(
  '      - { id: again',
  '  - id: later\n    shots:\n      - { id: again',
);

/** 80 characters, of which the fake speaks a hundred in a second. */
const LONG = 'Where have you been all this long and lonely time, and why did nobody tell me?';

describe('lines that a service speaks', () => {
  let server: SpeechServer;
  let folder: string;
  let film: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startSpeechServer({ key: KEY });
    folder = await newFolder();
    film = await writeFilm(folder, FILM);
    writeFileSync(
      join(folder, 'ministudio.config.yaml'),
      'providers: { openai-speech: { prices: { tts-1: { usd_per_1m_characters: 15, as_of: 2026-11-21 } } } }\n',
    );
    env = { OPENAI_API_KEY: KEY, OPENAI_SPEECH_BASE_URL: server.url, OPENAI_SPEECH_API_KEY: KEY };
  });
  afterEach(() => server.close());

  const run = async (...args: string[]) => await runHere(args, { cwd: folder, env });
  const manifest = (): Manifest =>
    JSON.parse(readFileSync(join(folder, 'build/film/manifest.json'), 'utf8')) as Manifest;
  const plan = async (): Promise<CallSheet> =>
    JSON.parse((await run('plan', film, '--json')).stdout) as CallSheet;
  const entries = (): readonly LedgerEntry[] =>
    readFileSync(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerEntry);

  test('are planned with who says them and for how much, each that is the same once', async () => {
    const { lines, totals } = await plan();
    expect(
      lines.map(({ shot, line, character, state, provider, voice, cost }) => [
        `${shot} ${line} ${character} ${state}`,
        `${provider} ${voice}`,
        cost.usd,
      ]),
    ).toEqual([
      ['ask 0 emma missing', 'openai-speech nova', 0.00117],
      ['ask 1 ben missing', 'openai-speech alloy', 0.000075],
      ['again 0 ben repeated', 'openai-speech alloy', 0],
    ]);
    expect(totals.usd).toBeCloseTo((LONG.length + 5) * 15e-6, 9);
    expect(totals.byProvider).toContainEqual(
      expect.objectContaining({ provider: 'openai-speech', linesToSpeak: 2 }),
    );
    expect(server.spoken).toEqual([]);
  });

  test('by a model that is too new to be known cost what the configuration says, and are told to be a guess', async () => {
    for (const [file, from, to] of [
      [film, 'openai-speech: { model: tts-1 }', 'openai-speech: { model: tts-9 }'],
      [film, 'use: openai-speech', 'use: [elevenlabs, openai-speech]'],
      [join(folder, 'ministudio.config.yaml'), 'tts-1:', 'tts-9:'],
    ] as const) {
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    }
    const [line] = (await plan()).lines;
    expect(line).toMatchObject({
      provider: 'openai-speech',
      model: 'tts-9',
      cost: { usd: 0.00117 },
    });
    expect(line!.adjustments.map(({ kind, field, why }) => `${kind} ${field}: ${why}`)).toEqual([
      'substituted voices.use: elevenlabs: ELEVENLABS_API_KEY is not set',
      expect.stringMatching(
        /^approximated voices\.options: tts-9 is not in the table .* at the price that is configured\.$/,
      ),
    ]);
  });

  test('are spoken first, once, and decide how long their shots are', async () => {
    const [expected] = (await plan()).shots;
    const first = await run('render', film, '--max-parallel', '1');
    expect(first).toMatchObject({ code: 0 });
    expect(server.spoken.map(({ input, voice, speed }) => [input, voice, speed])).toEqual([
      [LONG, 'nova', 1.5],
      ['Away.', 'alloy', undefined],
    ]);
    expect(first.stderr.indexOf('ask: line 1 spoken, 0.8 s')).toBeGreaterThan(0);
    expect(first.stderr.indexOf('ask: take 1 on')).toBeGreaterThan(
      first.stderr.indexOf('ask: line 2 spoken'),
    );
    const { shots, lines } = manifest();
    // Half a second before each line and after the last, at least two seconds.
    expect(shots[0]!.frames).toBe(12 + 19 + 12 + 2 + 12);
    expect(shots[0]!.frames).not.toBe(expected!.frames);
    expect(lines.map(({ seconds, sha256 }) => [seconds, typeof sha256])).toEqual([
      [0.78, 'string'],
      [0.05, 'string'],
      [0.05, 'string'],
    ]);

    const again = await run('render', film);
    expect(again.stderr).toContain('as it was');
    expect(server.spoken).toHaveLength(2);
    expect((await plan()).lines.map(({ state }) => state)).toEqual(['fresh', 'fresh', 'fresh']);
  });

  test('are in the film where the timeline has them', async () => {
    await run('render', film, '--quiet');
    const { film: made } = manifest();
    // Ben says nothing but a word of 50 ms, which has no loudness.
    const note =
      'the voice alloy of openai-speech is left as loud as it was spoken: none of its lines is long and loud enough to be measured';
    expect(made.audio).toMatchObject({ kind: 'mixed', notes: [note] });
    expect(readFileSync(join(folder, 'build/film/film.srt'), 'utf8')).toContain(
      '00:00:00,500 --> 00:00:01,708\nWhere have you been all this long and\n',
    );
  });

  test('count against the budget before anything is asked, together with the shots', async () => {
    const tight = await run('render', film, '--budget', '0.001');
    expect(tight).toMatchObject({ code: 7 });
    expect(tight.stderr).toContain('budget/passed');
    expect(server.spoken).toEqual([]);
    const enough = await run('render', film, '--budget', '0.01');
    expect(enough).toMatchObject({ code: 0 });
    const costs = await run('costs', film, '--json');
    expect(JSON.parse(costs.stdout)).toMatchObject({
      total: { spentUsd: expect.closeTo(0.00125, 4) },
    });
  });

  test('that a shot says after one that is left out are paid for, under the name that they have in the film', async () => {
    writeFileSync(film, TWO_SCENES);
    const again = ['--only', 'again', '--budget'];
    const { stdout } = await run('plan', film, '--only', 'again', '--json');
    expect((JSON.parse(stdout) as CallSheet).totals).toMatchObject({ usd: 0.000075 });
    expect(await run('render', film, ...again, '0.00007')).toMatchObject({ code: 7 });
    expect(server.spoken).toEqual([]);

    server.failNext('submit', 'reset-after');
    expect(await run('render', film, ...again, '0.0001')).toMatchObject({ code: 5 });
    expect(server.spoken).toHaveLength(1);
    // Nobody knows whether it was spoken: the whole film does not ask for it either.
    await run('render', film, '--keep-going');
    expect(server.spoken.filter(({ input }) => input === 'Away.')).toHaveLength(1);
    expect(await run('resolve', film, 'ask', '--resubmit')).toMatchObject({ code: 0 });
    const inTurn = ['--max-parallel', '1'];
    expect(await run('render', film, ...again, '0.01', ...inTurn)).toMatchObject({ code: 5 });
    expect(server.spoken.map(({ input }) => input)).toEqual(['Away.', LONG, 'Away.']);
    expect((await plan()).shots.map(({ state }) => state)).toEqual(['missing', 'fresh']);
  });

  test('that a kept plan has are spoken as it says, though they decide anew how long the shots are', async () => {
    await run('plan', film, '-o', 'film.plan.json');
    const first = await run('render', 'film.plan.json');
    expect(first).toMatchObject({ code: 0 });
    expect(server.spoken).toHaveLength(2);
    const [made] = manifest().shots;
    expect(made!.frames).toBe(57);
    // The same plan again asks for nothing, and what it was made for is still the same film.
    expect(await run('render', 'film.plan.json')).toMatchObject({ code: 0 });
    expect(server.spoken).toHaveLength(2);
    writeFileSync(film, FILM.replace('"Away."', '"Gone."'));
    const moved = await run('render', 'film.plan.json');
    expect(moved.stderr).toContain('what is asked for line 2 of ask: ');
    expect(server.spoken).toHaveLength(2);
  });

  test('that a kept plan has are said no other way, and by nobody else', async () => {
    await run('plan', film, '--budget', '0.01', '-o', 'film.plan.json');
    const config = join(folder, 'ministudio.config.yaml');
    writeFileSync(config, readFileSync(config, 'utf8').replace(': 15', ': 30'));
    const dearer = await run('render', 'film.plan.json');
    expect(dearer.code).not.toBe(0);
    expect(dearer.stderr).toContain('the price of voices of openai-speech tts-1');
    expect(server.spoken).toEqual([]);
  });

  test('that are refused stop the film before it is shot, and nothing is lost', async () => {
    server.next('refuse');
    const refused = await run('render', film);
    expect(refused).toMatchObject({ code: 5 });
    expect(refused.stderr).toContain('ask: line 1 failed (provider/refused)');
    expect(refused.stderr).not.toContain('take 1');
    expect(existsSync(join(folder, 'build/film/film.mp4'))).toBe(false);
    // A refusal is asked again by name only.
    expect(await run('render', film)).toMatchObject({ code: 5 });
    expect(await run('render', film, '--only', 'ask,again')).toMatchObject({ code: 0 });
  });

  test('that are refused stop no other shots where the run keeps going, but those that say them', async () => {
    writeFileSync(film, TWO_SCENES.replace('line: "Away."', 'line: "Gone."'));
    server.next('refuse');
    const shot = async (state: string) =>
      (await plan()).shots.filter((each) => each.state === state).map(({ id }) => id);
    const refused = await run('render', film, '--keep-going', '--max-parallel', '1');
    expect(refused).toMatchObject({ code: 5 });
    expect(refused.stderr).toContain('ask: skipped, what is said in it is not spoken');
    expect(refused.stderr).toContain('ask: its line 1: ');
    expect(server.spoken.map(({ input }) => input)).toEqual(['Gone.', 'Away.']);
    expect(await shot('fresh')).toEqual(['again']);
    expect(existsSync(join(folder, 'build/film/film.mp4'))).toBe(false);
    expect(await run('render', film, '--only', 'ask')).toMatchObject({ code: 0 });
    expect(server.spoken.map(({ input }) => input)).toEqual(['Gone.', 'Away.', LONG]);
  });

  test('of unknown outcome are not asked for again before somebody has settled it', async () => {
    server.failNext('submit', 'reset-after');
    // Two are spoken side by side, and either may come first.
    expect(await run('render', film)).toMatchObject({ code: 5 });
    expect(server.spoken).toHaveLength(2);
    expect(await run('render', film)).toMatchObject({ code: 5 });
    expect(server.spoken).toHaveLength(2);
    const listed = await run('resolve', film);
    expect(listed.stdout).toMatch(/^line [12] of ask {2}asked of openai-speech \(tts-1\)/);
    expect(await run('resolve', film, 'ask', '--resubmit')).toMatchObject({ code: 0 });
    expect(await run('render', film)).toMatchObject({ code: 0 });
    expect(server.spoken).toHaveLength(3);
  });

  test('are spoken anew where the words, the voice or how it speaks has changed, and nothing else', async () => {
    await run('render', film, '--quiet');
    writeFileSync(
      film,
      FILM.replace('rate: 1.5', 'rate: 1.2').replace('title: Spoken', 'title: Said'),
    );
    expect((await plan()).lines.map(({ state }) => state)).toEqual(['missing', 'fresh', 'fresh']);
    await run('render', film, '--quiet');
    const speeds = server.spoken.map(({ speed }) => speed);
    // Two lines are asked for side by side: which comes first is nobody's promise.
    expect(new Set(speeds.slice(0, 2))).toEqual(new Set([1.5, undefined]));
    expect(speeds.slice(2)).toEqual([1.2]);
  });

  test('whose sound was lost are spoken again, and a changed one is never heard', async () => {
    await run('render', film, '--quiet');
    const voice = entries().find((entry) => entry.kind === 'voice');
    const digest = voice?.kind === 'voice' ? voice.voice.sound.slice('sha256:'.length) : '';
    const path = join(folder, '.ministudio/voices', `${digest}.audio`);
    const bytes = readFileSync(path);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(path, bytes);
    await run('render', film, '--quiet');
    expect(server.spoken).toHaveLength(3);
  });

  test('are not asked for by the animatic, which costs nothing: this machine speaks', async () => {
    const animatic = await run('animatic', film);
    expect(animatic).toMatchObject({ code: 0 });
    expect(server.requests).toEqual([]);
    expect(animatic.stderr).toMatch(/ask: line 1 by \w+ of flite/);
  });
});

describe('a film that names the wrong ones to speak', () => {
  test.each([
    ['use: [kling, flite],', 'provider/makes-no-voices 5'],
    ['use: [openai-speech, fliet],', 'film/unknown-provider 5'],
  ])('is told so with the place: %s', async (use, told) => {
    expect(await diagnosticsOf(FILM.replace('use: openai-speech,', use))).toEqual([told]);
  });

  test('is told also of a character’s own voice, and of options that nobody knows', async () => {
    expect(await diagnosticsOf(FILM.replace('name: nova', 'provider: luma'))).toEqual([
      'provider/makes-no-voices 7',
    ]);
    expect(await diagnosticsOf(FILM.replace('model: tts-1', 'speed: 2'))).toEqual([
      'provider/unknown-option 5',
    ]);
  });

  async function diagnosticsOf(text: string): Promise<readonly string[]> {
    const film = await writeFilm(await newFolder(), text);
    const { stdout } = await runHere(['validate', film, '--json']);
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; severity: string; start: { line: number } }[];
    };
    return diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, start }) => `${code} ${start.line}`);
  }
});
