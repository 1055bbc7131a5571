import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Disk } from '../store/power/disk.ts';
import { somePowerCuts } from '../store/power/power-cuts.ts';
import { recorded, watchDisk } from '../store/power/recorder.ts';

/** `MINISTUDIO_POWER=2000 npm run jest -- test/e2e/power-cut` cuts the power that often. */
const CUTS = Number(process.env['MINISTUDIO_POWER'] ?? 5);
const FIRST = Number(process.env['MINISTUDIO_POWER_FIRST'] ?? 1);

// First: what is loaded before is not seen.
afterAll(await watchDisk());
const { tinyClip } = await import('../fakes/tiny-clip.ts');
const { randomFrom } = await import('../shoot/torture/life.ts');
const { inFolder, put } = await import('../store/power/studio.ts');
const { DEAR, dearProvider } = await import('../support/dear-provider.ts');
const { runHere } = await import('../support/run-here.ts');
const { digestOfFile } = await import('../../src/store/takes/vault.ts');

/** Takes 30 cents a clip, and keeps what it has taken where no power is cut: a file each. */
const PROVIDER = dearProvider({
  imports: `import { readdirSync, readFileSync, writeFileSync } from 'node:fs';`,
  helpers: `const service = () => readFileSync(new URL('./service.txt', import.meta.url), 'utf8');`,
  methods: `async start(request, { idempotencyKey: key }) {
      writeFileSync(service() + '/jobs/' + key, request.prompt);
      return { kind: 'started', operation: { id: key } };
    },
    async check({ id }) {
      const isSlow = readFileSync(service() + '/jobs/' + id, 'utf8').includes('slower');
      const bytes = readFileSync(service() + (isSlow ? '/slow.mp4' : '/clip.mp4'));
      return { kind: 'completed', media: { kind: 'bytes', bytes }, actualUsd: 0.3 };
    },
    async find({ idempotencyKey: key }) {
      return readdirSync(service() + '/jobs').includes(key) ? { id: key } : undefined;
    },`,
});

const FILM = `ministudio: 1
title: Cut Off
format: { resolution: 64x36, fps: 12 }
providers: dear
shots:
  - { id: a, size: ws, action: A door opens., duration: 2s }
  - { id: b, size: ws, action: It shuts., duration: 2s, join: { mode: chain } }
`;

type Jobs = Readonly<Record<string, string>>;
const jobsOf = (service: string): Jobs =>
  Object.fromEntries(
    readdirSync(join(service, 'jobs')).map((key) => [
      key,
      readFileSync(join(service, 'jobs', key), 'utf8'),
    ]),
  );
const size = { width: 64, height: 36, fps: 12, seconds: 3 };
const [clip, slow] = [await tinyClip(size), await tinyClip(size, 90)];

/** Where no power is cut. */
function openService(folder: string, jobs: Jobs): void {
  mkdirSync(join(folder, 'jobs'));
  writeFileSync(join(folder, 'clip.mp4'), clip);
  writeFileSync(join(folder, 'slow.mp4'), slow);
  for (const [key, prompt] of Object.entries(jobs))
    writeFileSync(join(folder, 'jobs', key), prompt);
}

/** Each a command of its own. */
const RETAKE = ['retake', 'film.yaml', 'a', '--note', 'slower'] as const;
const COMMANDS = [
  ['render', 'film.yaml'],
  RETAKE,
  ['circle', 'film.yaml', 'a', '1'],
  ['render', 'film.yaml'],
  ['clean', 'film.yaml', '--paid'],
] as const;
/** What all of them cost: not a cent more is allowed. */
const CAP = 0.9;

/** What there is of a film in the end. */
async function filmIn(folder: string, service: string) {
  const ledger = readFileSync(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
  const film = await digestOfFile(join(folder, 'build/film/film.mp4'));
  return { film, unknown: Object.keys(jobsOf(service)).filter((key) => !ledger.includes(key)) };
}

type Recording = Awaited<ReturnType<typeof recordCommands>>;

/** Runs all commands, and notes what is done with the disk, and what the service has by then. */
async function recordCommands() {
  /** The films that there were, by their digests. */
  const films: string[] = [];
  const taken: Jobs[] = [];
  /** What would be left if the power were cut where a command had ended well. */
  const left: (string | undefined)[] = [];
  return await inFolder(async (service) => {
    openService(service, {});
    return await inFolder(async (folder) => {
      writeFileSync(join(folder, 'dear.mjs'), PROVIDER);
      writeFileSync(join(folder, 'service.txt'), service);
      writeFileSync(join(folder, 'film.yaml'), FILM);
      writeFileSync(join(folder, 'ministudio.config.yaml'), `budget: { month: ${CAP} }\n${DEAR}`);
      const { ops } = await recorded(folder, async (recorder) => {
        // Whatever is done next comes after what the service has taken by then.
        recorder.onAct = () => {
          const jobs = jobsOf(service);
          if (Object.keys(jobs).length === Object.keys(taken.at(-1) ?? {}).length) return;
          taken.push(jobs);
          recorder.outside('a job was taken');
        };
        for (const args of COMMANDS) {
          const { code, stderr } = await runHere(args, { cwd: folder });
          expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({
            args,
            code: 0,
            stderr: '',
          });
          films.push((await filmIn(folder, service)).film);
          left.push(syncedFilm(recorder.ops));
        }
      });
      return { ops, films, taken, left };
    });
  });
}

/** The digest of the film that is on the disk for sure. */
function syncedFilm(ops: Recording['ops']): string | undefined {
  const disk = new Disk();
  for (const op of ops) disk.do(op);
  const tree = disk.after({ name: () => false, data: () => 'none' });
  const film = tree.get('build/film/film.mp4');
  return film && `sha256:${createHash('sha256').update(film.bytes).digest('hex')}`;
}

let recording: Recording;
beforeAll(async () => {
  recording = await recordCommands();
}, 600_000);

test('a film of which a command says that it is done is on the disk', () => {
  const { films, left } = recording;
  expect(left).toEqual(films);
});

test('a film is paid for once, and is never another, wherever the power is cut', async () => {
  const { ops, films, taken } = recording;
  expect([new Set(films).size, taken.length]).toEqual([2, 3]);
  for (const { at, lost, tree, outside } of somePowerCuts(ops, CUTS, randomFrom(FIRST))) {
    await inFolder(async (service) => {
      openService(service, outside.length === 0 ? {} : taken[outside.length - 1]!);
      await inFolder(async (folder) => {
        await put(folder, tree);
        writeFileSync(join(folder, 'service.txt'), service);
        const { code, stderr } = await runHere(['render', 'film.yaml'], { cwd: folder });
        const said = code === 0 ? '' : stderr;
        expect({ at, lost, code, said }).toEqual({ at, lost, code: 0, said: '' });
        // What only another command goes on with is told, and the same command does so.
        if (stderr.includes('under way from earlier runs, and left: a, take 2')) {
          expect(await runHere(RETAKE, { cwd: folder })).toMatchObject({ code: 0 });
        }
        const { film, unknown } = await filmIn(folder, service);
        const prompts = Object.values(jobsOf(service));
        const twice = prompts.filter((prompt, index) => prompts.indexOf(prompt) !== index);
        const isOneOf = films.includes(film);
        expect({ at, lost, unknown, twice, isOneOf }).toEqual({
          at,
          lost,
          unknown: [],
          twice: [],
          isOneOf: true,
        });
      });
    });
  }
}, 6_000_000);
