import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VoiceRecord } from '../../src/plan/voice-record.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { type LedgerEntry, openLedger } from '../../src/store/ledger/ledger.ts';
import { startElevenlabsServer } from '../fakes/elevenlabs-server.ts';
import { type SpeechServer, startSpeechServer } from '../fakes/speech-server.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

/** Each of its lines costs a fifth of a cent for each character. */
const FILM = `ministudio: 1
title: Spoken
format: { resolution: 64x36, fps: 24 }
providers: mock
voices: { use: openai-speech, options: { openai-speech: { model: gpt-4o-mini-tts } } }
characters:
  emma: { name: Emma, identity: { hair: red }, voice: { name: nova, tone: calm } }
shots:
  - id: ask
    action: She waits.
    characters: [emma]
    duration: auto
    dialogue:
      - { character: emma, line: "Where have you been?" }
      - { character: emma, line: "Nobody told me." }
  - { id: on, action: She waits., characters: [emma], duration: 1s }
`;

describe('a retake of a line', () => {
  let server: SpeechServer;
  let film: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startSpeechServer({ key: KEY });
    film = await writeFilm(await newFolder(), FILM);
    writeFileSync(
      join(dirname(film), 'ministudio.config.yaml'),
      'providers: { openai-speech: { prices: { gpt-4o-mini-tts: { usd_per_1m_characters: 2000, as_of: 2026-11-21 } } } }\n',
    );
    env = { OPENAI_API_KEY: KEY, OPENAI_SPEECH_BASE_URL: server.url, OPENAI_SPEECH_API_KEY: KEY };
  });
  afterEach(() => server.close());

  const run = async (...args: string[]) => await runHere(args, { cwd: dirname(film), env });
  const ledger = (): string => join(dirname(film), '.ministudio/film.ledger.jsonl');
  const entries = (): readonly LedgerEntry[] =>
    readFileSync(ledger(), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerEntry);
  const takes = (): readonly VoiceRecord[] =>
    entries().flatMap((entry) => (entry.kind === 'voice' ? [entry.voice] : []));
  const film2 = (): Manifest =>
    JSON.parse(readFileSync(join(dirname(film), 'build/film/manifest.json'), 'utf8')) as Manifest;
  const retake = async (...more: string[]) =>
    await run('retake', film, 'ask', '--line', '2', ...more);

  test('says for how much, has that line spoken anew and nothing else, and cuts the film with it', async () => {
    await run('render', film, '--quiet', '--max-parallel', '1');
    const before = film2().film.sha256;
    const { stderr: told } = await retake('--dry-run');
    expect(told).toBe(
      'ask: line 2: take 2 is to be made: nova of openai-speech (gpt-4o-mini-tts), $0.03\n',
    );
    expect(server.spoken).toHaveLength(2);
    const { code, stdout, stderr } = await retake();
    expect({ code, stdout: stdout.trim() }).toEqual({
      code: 0,
      stdout: join(dirname(film), 'build/film/film.mp4'),
    });
    expect(stderr).toContain('1 line to speak\n');
    expect(stderr).toContain('all 2 shots are there already');
    expect(server.spoken.map(({ input }) => input)).toEqual([
      'Where have you been?',
      'Nobody told me.',
      'Nobody told me.',
    ]);
    const [, first, second] = takes();
    expect(second).toMatchObject({ fingerprint: first!.fingerprint, take: 2, line: 1 });
    expect(second!.sound).not.toBe(first!.sound);
    expect(film2().film.sha256).not.toBe(before);
    expect((await run('plan', film)).stdout).toContain('= keep  ask 2');
    const { stdout: costs } = await run('costs', film, '--json');
    expect(JSON.parse(costs)).toMatchObject({
      total: { spentUsd: 0.1, wastedUsd: { superseded: 0.03 } },
    });
  });

  test('keeps the older take, which can be chosen again', async () => {
    await run('render', film, '--quiet');
    const before = film2().film.sha256;
    await retake('--quiet');
    const { stdout: listed } = await run('takes', film, 'ask');
    expect(listed).toMatch(/line 2 “Nobody told me.”\n {6}take 1 .*\n.*\n {4}● take 2 .* heard\n/);
    const circle = async () => (await run('circle', film, 'ask', '1', '--line', '2')).stdout;
    expect(await circle()).toBe('ask: line 2: take 1 is heard from now on\n');
    expect(await circle()).toBe('ask: line 2: take 1 is heard already\n');
    await run('render', film, '--quiet');
    expect(film2().film.sha256).toBe(before);
    expect(server.spoken).toHaveLength(3);
  });

  test('has its note beside the tone of the voice', async () => {
    await run('render', film, '--quiet');
    const { stdout } = await retake('--note', ' Softer,  please. ', '--json', '--quiet');
    expect(server.spoken.map(({ instructions }) => instructions)).toEqual([
      'Tone: calm',
      'Tone: calm',
      'Tone: calm; Softer, please.',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'ministudio/line-retake@1',
      id: 'ask',
      line: 2,
      take: 2,
      note: 'Softer, please.',
      cost: { estimatedUsd: 0.03 },
    });
  });

  test('keeps the budget of the film', async () => {
    await run('render', film, '--quiet');
    const { code, stderr } = await retake('--budget', '0.08');
    expect({ code, spoken: server.spoken.length }).toEqual({ code: 7, spoken: 2 });
    expect(stderr).toContain('budget/');
    expect((await run('plan', film)).stdout).toContain('= keep  ask 2');
  });

  test.each([[[]], [['--quality', 'fast']]])(
    'that was stopped before the film was cut goes on when it is asked for again, and is paid for once, with %j',
    async (flags) => {
      await run('render', film, '--quiet');
      await retake('--quiet', ...flags);
      const asked = entries().flatMap((entry) =>
        entry.kind === 'line-retake' ? [entry.retake] : [],
      );
      expect(entries().at(-1)!.kind).toBe('line-retake-ended');
      // As it is where the run was killed before that.
      const open = await openLedger(ledger());
      await open.append({ kind: 'line-retake', retake: asked[0]! });
      await open.close();
      const { code, stderr } = await retake(...flags);
      expect({ code, spoken: server.spoken.length }).toEqual({ code: 0, spoken: 3 });
      expect(stderr).toContain('take 2 is there already, from a retake that was stopped');
      expect((await retake('--quiet', ...flags)).code).toBe(0);
      expect(takes().map(({ take }) => take)).toEqual([undefined, undefined, 2, 3]);
    },
  );

  test('that was refused leaves the film as it was, and is asked again by the same command', async () => {
    await run('render', film, '--quiet');
    server.next('refuse');
    expect((await retake('--quiet')).code).toBe(5);
    expect((await run('plan', film)).stdout).toContain('= keep  ask 2');
    expect((await run('takes', film, 'ask')).stdout).toContain(
      'take 2 is asked for and not finished',
    );
    expect((await retake('--quiet')).code).toBe(0);
    expect(takes().at(-1)).toMatchObject({ take: 2 });
  });

  test('is of a line that a voice has spoken', async () => {
    const failing = async (...args: string[]) => {
      const { code, stderr } = await run(...args);
      return [code, stderr.split('\n')[0]];
    };
    expect(await failing('retake', film, 'ask', '--line', '1')).toEqual([
      2,
      'error usage/unknown-line  line 1 of ask was not spoken yet as it is written',
    ]);
    await run('render', film, '--quiet');
    expect(await failing('retake', film, 'ask', '--line', '3')).toEqual([
      2,
      'error usage/unknown-line  there is no line 3 of ask',
    ]);
    expect(await failing('retake', film, 'on', '--line', '1')).toEqual([
      2,
      'error usage/unknown-line  there is no line 1 of on',
    ]);
    expect(await failing('circle', film, 'ask', '4', '--line', '1')).toEqual([
      2,
      'error usage/unknown-take  line 1 of ask has no take 4',
    ]);
    expect(server.spoken).toHaveLength(2);
  });

  test('is not paid for where it would be what is there', async () => {
    await run('render', film, '--quiet');
    const ask = readFileSync(film, 'utf8');
    const embedded = ask.replace('use: openai-speech', 'use: flite');
    writeFileSync(film, embedded.replace('name: nova, tone: calm', 'name: slt'));
    await run('render', film, '--quiet');
    const same = await retake('--dry-run');
    expect(same).toMatchObject({ code: 2, stdout: '' });
    expect(same.stderr).toBe(
      'error usage/same-line  slt of flite-1 says the same in the same way each time: it would be take 1 again\n  Change the line, its voice or how fast it is spoken; or have another provider speak it.\n',
    );
    expect(entries().filter(({ kind }) => kind === 'line-retake')).toEqual([]);
  });

  test('is not paid for with the seed of a take that is there', async () => {
    const voices = await startElevenlabsServer({ key: KEY });
    env = { ELEVENLABS_API_KEY: KEY, ELEVENLABS_BASE_URL: voices.url };
    const written = readFileSync(film, 'utf8');
    const seeded = 'seed: 7\nvoices: { use: elevenlabs }';
    writeFileSync(
      film,
      written.replace(/^voices: .*$/m, seeded).replace(/voice: \{.*?\}/, 'voice: { name: Brian }'),
    );
    await run('render', film, '--quiet');
    const spoken = voices.spoken.length;
    const asked = async (...more: string[]) => {
      const { code, stderr } = await retake('--quiet', ...more);
      return [code, stderr.split('\n')[0]];
    };
    const told = (take: number, seed: number) => [
      2,
      `error usage/same-line  take ${take} was made of the same words, the same note and the seed ${seed}`,
    ];
    expect(await asked('--seed', '7')).toEqual(told(1, 7));
    expect((await asked('--seed', '8'))[0]).toBe(0);
    expect(await asked('--seed', '8')).toEqual(told(2, 8));
    expect((await asked())[0]).toBe(0);
    expect(voices.spoken.length - spoken).toBe(2);
    await voices.close();
  });
});
