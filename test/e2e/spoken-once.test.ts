import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type SpeechServer, startSpeechServer } from '../fakes/speech-server.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

const HELLO = '{ character: ben, line: Hello there. }';
const FILM = `ministudio: 1
title: Once
format: { resolution: 64x36, fps: 24 }
providers: mock
voices: { use: openai-speech, options: { openai-speech: { model: tts-1 } } }
characters: { ben: { name: Ben, identity: { hair: grey }, voice: { name: nova } } }
scenes:
  - id: talk
    shots:
      - { id: one, action: He waits., characters: [ben], duration: 3s, dialogue: [${HELLO}] }
  - id: later
    shots:
      - { id: two, action: He waits., characters: [ben], duration: 3s, dialogue: [{ character: ben, line: Farewell. }] }
`;

describe('what a service is paid for a line', () => {
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
      'providers: { openai-speech: { prices: { tts-1: { usd_per_1m_characters: 100000, as_of: 2026-11-21 } } } }\n',
    );
    env = { OPENAI_SPEECH_BASE_URL: server.url, OPENAI_SPEECH_API_KEY: KEY };
  });
  afterEach(() => server.close());

  const run = async (...args: string[]) => await runHere(args, { cwd: folder, env });
  const said = (): readonly string[] => server.spoken.map(({ input }) => String(input));

  test('may be owed already, and is not paid again wherever the line has gone', async () => {
    const alone = FILM.slice(0, FILM.indexOf('  - id: later'));
    writeFileSync(film, alone);
    server.failNext('submit', 'reset-after');
    expect(await run('render', film)).toMatchObject({ code: 5 });
    writeFileSync(film, alone.replace(HELLO, `{ character: ben, line: Now then. }, ${HELLO}`));
    expect(await run('render', film)).toMatchObject({ code: 5 });
    writeFileSync(film, alone.replace('id: one', 'id: uno'));
    expect(await run('render', film)).toMatchObject({ code: 5 });
    expect(said().filter((input) => input === 'Hello there.')).toHaveLength(1);
    // Settled once, it is settled wherever it is said.
    expect(await run('resolve', film, 'one', '--resubmit')).toMatchObject({ code: 0 });
    expect(await run('render', film)).toMatchObject({ code: 0 });
    expect(said().filter((input) => input === 'Hello there.')).toHaveLength(2);
  });

  test('may be owed already in other words, which is told before it is asked for in those of now', async () => {
    server.failNext('submit', 'reset-after');
    const lost = await run('render', film);
    expect(lost).toMatchObject({ code: 5 });
    // It is asked for by this very run, and by the next.
    expect(lost.stderr).not.toContain('and left:');
    expect((await run('render', film)).stderr).not.toContain('and left:');
    const planned =
      'line 1: an earlier submission to openai-speech may have been taken and charged';
    expect((await run('plan', film)).stdout).toContain(planned);
    writeFileSync(film, FILM.replace('Hello there.', 'Hello you.'));
    expect((await run('plan', film)).stdout).not.toContain(planned);
    const { code, stderr } = await run('render', film);
    expect(code).toBe(0);
    const told =
      'under way from earlier runs, and left: line 1 of one (openai-speech); $1.20 may be charged';
    expect(stderr.split(told)).toHaveLength(2);
    expect(stderr.indexOf(told)).toBeLessThan(stderr.indexOf('one: line 1'));
  });

  test('is not spent by a retake of a shot that is not there', async () => {
    expect(await run('retake', film, 'onne')).toMatchObject({ code: 2 });
    expect(said()).toEqual([]);
  });

  test('is spent by a retake on the shot’s own lines only, and told before', async () => {
    const dry = await run('retake', film, 'one', '--dry-run');
    expect(dry.stderr).toMatch(/\$1\.20/);
    const { stderr } = await run('retake', film, 'one');
    expect(said()).toEqual(['Hello there.']);
    expect(stderr.indexOf('$1.20')).toBeLessThan(stderr.indexOf('line 1'));
    // The take is the one that was told, though it is planned again after the line.
    const told = /seed (\d+)/.exec(stderr)?.[1];
    const listed = await run('takes', film, '--json');
    expect(told).toBeDefined();
    expect(JSON.parse(listed.stdout).shots[0].takes[0]).toMatchObject({ seed: Number(told) });
  });

  test('is not spent where a shot’s name holds a secret, which is written nowhere', async () => {
    writeFileSync(film, FILM.replace('id: one', 'id: qwertzuiop12'));
    env = { ...env, OPENAI_SPEECH_API_KEY: 'qwertzuiop12' };
    expect(await run('render', film)).toMatchObject({ code: 2 });
    expect(said()).toEqual([]);
    const ledger = join(folder, '.ministudio/film.ledger.jsonl');
    if (existsSync(ledger)) expect(readFileSync(ledger, 'utf8')).not.toContain('qwertzuiop12');
  });
});
