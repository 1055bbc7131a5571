import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import type { Charge } from '../../src/plan/charge.ts';
import type { Fault } from '../fakes/fake-server.ts';
import { type SpeechServer, startSpeechServer } from '../fakes/speech-server.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { chargesIn, paidAgain, paidBeside, twiceUnderWay } from '../support/paid-twice.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';
/** `MINISTUDIO_ORDERS=5,6,7 npm run jest -- test/e2e/any-order` tries those. */
const ORDERS = (process.env['MINISTUDIO_ORDERS'] ?? '4,21').split(',').map(Number);
const COMMANDS = [
  'render',
  'render',
  'render',
  'render --keep-going',
  'render --provider mock',
  'render --quality high',
  'render --stale',
  'render --only a',
  'render --fresh',
  'render --from b',
  'animatic',
  'retake a --note slower',
  'retake c',
  'retake c --line 1',
  'retake c --line 1 --note whispering',
  'circle a 1',
  'clean',
  'resolve a --resubmit',
  'resolve c --resubmit',
  'plan',
];
/** What asks for nothing anew. */
const PLAIN = /^(?:render( --(keep-going|provider|quality).*)?|animatic|clean|plan)$/;
const FAULTS: readonly (readonly ['videos' | 'speech', string, Fault, number])[] = [
  ['videos', 'check', 400, 1],
  ['videos', 'check', 400, 1],
  ['videos', 'check', 400, 1],
  ['videos', 'check', 500, 9],
  ['videos', 'submit', 402, 1],
  ['videos', 'submit', 429, 1],
  ['videos', 'submit', 'reset-before', 1],
  ['videos', 'submit', 'reset-after', 1],
  ['videos', 'deliver', 'cut', 1],
  ['videos', 'deliver', 404, 1],
  ['speech', 'submit', 'reset-after', 1],
  ['speech', 'submit', 402, 1],
];
/** Each goes to and fro. */
const EDITS = [
  ['She sits.', 'She jumps.'],
  ['He runs.', 'He walks.'],
  ['Hello there.', 'Good day.'],
  ['[openai-videos, mock]', '[openai-videos]'],
  ['[openai-videos, mock]', '[mock]'],
] as const;

let servers: { readonly videos: VideosServer; readonly speech: SpeechServer };
beforeEach(async () => {
  const [videos, speech] = [startVideosServer({ key: KEY }), startSpeechServer({ key: KEY })];
  servers = { videos: await videos, speech: await speech };
});
afterEach(async () => {
  await servers.videos.close();
  await servers.speech.close();
});

test.each(ORDERS)(
  'whatever goes wrong, is changed and is asked for, in any order (%d), nothing is paid for beside what is under way, unasked',
  async (seed) => {
    const random = numbersFrom(seed);
    const pick = <Each>(list: readonly Each[]): Each => list[Math.floor(random() * list.length)]!;
    const folder = await newFolder();
    const film = await filmIn(folder);
    const told: string[] = [];
    for (let step = 1; step <= 10; step += 1) {
      if (random() < 0.3) told.push(edited(film, pick(EDITS)));
      if (random() < 0.6) {
        const [server, ...fault] = pick(FAULTS);
        servers[server].failNext(...fault);
        told.push(`next ${server} ${JSON.stringify(fault)}`);
      }
      const before = chargesIn(folder);
      const command = pick(COMMANDS);
      const [name, ...rest] = command.split(' ');
      const env = {
        OPENAI_API_KEY: KEY,
        OPENAI_BASE_URL: servers.videos.url,
        OPENAI_SPEECH_API_KEY: KEY,
        OPENAI_SPEECH_BASE_URL: servers.speech.url,
      };
      const { code } = await runHere([name!, film, ...rest], { cwd: folder, env });
      told.push(`${command} → ${code}`);
      const after = chargesIn(folder);
      const wrong = [
        ...(code === 1 ? ['a defect'] : []),
        ...(PLAIN.test(command) ? paidBeside(before, after) : []),
        ...paidAgain(before, after),
        ...twiceUnderWay(after),
        ...unclaimed(servers.videos.jobs.length, after),
      ];
      expect(code).not.toBe(ExitCode.filmInvalid);
      expect({ wrong, told: wrong.length > 0 ? told : [] }).toEqual({ wrong: [], told: [] });
    }
  },
  120_000,
);

/** Jobs that the service has, and for which no claim stands in the ledger. */
function unclaimed(jobs: number, charges: readonly Charge[]): readonly string[] {
  const claims = charges.filter(({ provider }) => provider === 'openai-videos').length;
  return jobs > claims ? [`${jobs} jobs for ${claims} claims`] : [];
}

async function filmIn(folder: string): Promise<string> {
  const price = 'usd_per_second: 0.25, as_of: 2026-01-01';
  writeFileSync(
    join(folder, 'ministudio.config.yaml'),
    `providers:
  mock: { prices: { mock-1: { ${price} } } }
  openai-videos: { prices: { sora-2: { ${price} }, sora-2-pro: { ${price} } } }
  openai-speech: { prices: { gpt-4o-mini-tts: { usd_per_1m_characters: 100000, as_of: 2026-01-01 } } }
`,
  );
  return await writeFilm(
    folder,
    `ministudio: 1
title: Any Order
format: { resolution: 64x36, fps: 6 }
providers: { use: [openai-videos, mock], allow: [resolution, fps, seed, duration, aspect, avoid, audio] }
voices: { use: openai-speech, options: { openai-speech: { model: gpt-4o-mini-tts } } }
characters: { ben: { name: Ben, voice: { name: nova } } }
scenes:
  - id: s
    shots:
      - { id: a, action: She sits., duration: 16s }
      - { id: b, action: She stands., duration: 4s, join: { mode: chain } }
      - id: c
        action: He runs.
        characters: [ben]
        duration: 4s
        sound: { native: mute }
        dialogue: [{ character: ben, line: Hello there., source: tts }]
`,
  );
}

function edited(film: string, [one, other]: readonly [string, string]): string {
  const text = readFileSync(film, 'utf8');
  const [from, to] = text.includes(one) ? [one, other] : [other, one];
  writeFileSync(film, text.replace(from, to));
  return `${from} → ${to}`;
}

/** The same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
