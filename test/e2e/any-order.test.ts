import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Charge } from '../../src/plan/charge.ts';
import { chargesOf } from '../../src/plan/charges.ts';
import { printIn } from '../../src/plan/job-name.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger-entry.ts';
import { takeLibraryOf } from '../../src/store/takes/take-library.ts';
import type { Fault } from '../fakes/fake-server.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';
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
  'circle a 1',
  'clean',
  'resolve a --resubmit',
  'plan',
];
/** What asks for nothing anew. */
const PLAIN = /^render( --(keep-going|provider|quality).*)?$/;
const FAULTS: readonly (readonly [string, Fault, number])[] = [
  ['check', 400, 1],
  ['check', 400, 1],
  ['check', 400, 1],
  ['check', 500, 9],
  ['submit', 402, 1],
  ['submit', 429, 1],
  ['submit', 'reset-before', 1],
  ['submit', 'reset-after', 1],
  ['deliver', 'cut', 1],
  ['deliver', 404, 1],
];
/** Each goes to and fro. */
const EDITS = [
  ['She sits.', 'She jumps.'],
  ['He runs.', 'He walks.'],
  ['[openai-videos, mock]', '[openai-videos]'],
  ['[openai-videos, mock]', '[mock]'],
] as const;

let server: VideosServer;
beforeEach(async () => {
  server = await startVideosServer({ key: KEY });
});
afterEach(() => server.close());

test.each([4, 21])(
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
        const fault = pick(FAULTS);
        server.failNext(...fault);
        told.push(`next ${JSON.stringify(fault)}`);
      }
      const before = chargesIn(folder);
      const command = pick(COMMANDS);
      const [name, ...rest] = command.split(' ');
      const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
      const { code } = await runHere([name!, film, ...rest], { cwd: folder, env });
      told.push(`${command} → ${code}`);
      const after = chargesIn(folder);
      const wrong = [
        ...(code === 1 ? ['a defect'] : []),
        ...(PLAIN.test(command) ? paidBeside(before, after) : []),
        ...twiceUnderWay(after),
      ];
      expect({ wrong, told: wrong.length > 0 ? told : [] }).toEqual({ wrong: [], told: [] });
    }
  },
  120_000,
);

async function filmIn(folder: string): Promise<string> {
  const price = 'usd_per_second: 0.25, as_of: 2026-01-01';
  writeFileSync(
    join(folder, 'ministudio.config.yaml'),
    `providers: { mock: { prices: { mock-1: { ${price} } } }, openai-videos: { prices: { sora-2: { ${price} }, sora-2-pro: { ${price} } } } }\n`,
  );
  return await writeFilm(
    folder,
    `ministudio: 1
title: Any Order
format: { resolution: 64x36, fps: 12 }
providers: { use: [openai-videos, mock], allow: [resolution, fps, seed, duration, aspect, avoid, audio] }
scenes:
  - id: s
    shots:
      - { id: a, action: She sits., duration: 4s }
      - { id: b, action: She stands., duration: 4s, join: { mode: chain } }
      - { id: c, action: He runs., duration: 4s }
`,
  );
}

function edited(film: string, [one, other]: readonly [string, string]): string {
  const text = readFileSync(film, 'utf8');
  const [from, to] = text.includes(one) ? [one, other] : [other, one];
  writeFileSync(film, text.replace(from, to));
  return `${from} → ${to}`;
}

function chargesIn(folder: string): readonly Charge[] {
  const path = join(folder, '.ministudio/film.ledger.jsonl');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as LedgerEntry);
  const steps = entries.filter((entry) => entry.kind === 'step');
  return chargesOf(steps, takeLibraryOf(entries, {}));
}

const nameOf = ({ job, round }: Charge): string => `${job}#${round}`;
const mayCost = ({ money }: Charge): boolean =>
  money.kind !== 'free' && money.usd !== 0 && money.usd !== null;

/** What was claimed for a shot of which something is under way still, or made, that was so before. */
function paidBeside(before: readonly Charge[], after: readonly Charge[]): readonly string[] {
  const known = new Set(before.map(nameOf));
  const now = new Map(after.map((charge) => [nameOf(charge), charge]));
  const open = before.filter((charge) => charge.ending === 'open' && mayCost(charge));
  const goesOn = open.filter((charge) =>
    ['open', 'made'].includes(now.get(nameOf(charge))?.ending ?? ''),
  );
  return after
    .filter((charge) => !known.has(nameOf(charge)) && mayCost(charge))
    .flatMap((charge) =>
      goesOn
        .filter(({ subject }) => subject?.shot === charge.subject?.shot)
        .map((beside) => `${nameOf(charge)} is paid for beside ${nameOf(beside)}`),
    );
}

/** What was asked for in the very same words, and is under way more than once. */
function twiceUnderWay(charges: readonly Charge[]): readonly string[] {
  const open = charges.filter(
    (charge) => charge.use === 'open' && mayCost(charge) && charge.subject?.kind === 'take',
  );
  const prints = open.map(({ job, subject }) => `${subject?.shot} ${printIn(job)}`);
  return prints.filter((print, index) => prints.indexOf(print) !== index);
}

/** The same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
