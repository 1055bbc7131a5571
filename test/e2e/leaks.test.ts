import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ADAPTERS } from '../../src/adapters/registry.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import {
  type Echo,
  ECHOES,
  type Front,
  startFront,
  type Stage,
  WRITTEN,
} from '../fakes/echo-front.ts';
import { filesBelow, leaksIn } from '../support/canaries.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import { filmOf, LEAK_CASES, type LeakCase } from '../support/leak-cases.ts';
import { loadProgram } from '../support/program.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

let parent = '';

/** Side by side, so that nobody waits while a service is waited for. */
const AT_ONCE = 6;

/**
 * What is read in one place whatever the adapter, the bytes of a clip and how an error is written, is
 * dealt out: a third of it to each adapter, and all of it to each with MINISTUDIO_ECHOES=all.
 */
const SHARES = process.env['MINISTUDIO_ECHOES'] === 'all' ? 1 : 3;

function shareOf(adapter: string, echoes: Readonly<Record<string, Echo>>): typeof echoes {
  return everyNth(echoes, SHARES, Object.keys(LEAK_CASES).indexOf(adapter));
}

function everyNth(echoes: Readonly<Record<string, Echo>>, n: number, turn: number): typeof echoes {
  return Object.fromEntries(Object.entries(echoes).filter((_, index) => (index + turn) % n === 0));
}

type Service = Awaited<ReturnType<LeakCase['start']>>;

interface Run {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly film: string;
}

/** Writes the film of a case. */
async function prepare(
  each: LeakCase,
  service: { readonly environment: Readonly<Record<string, string>> },
): Promise<Run> {
  const root = await mkdtemp(join(parent, 'run-'));
  const folder = join(root, 'film');
  await mkdir(folder);
  const film = join(folder, 'film.yaml');
  await writeFile(film, filmOf(each));
  // The packaged ffmpeg is taken as it is; one on PATH would be asked each time what it can.
  const environment = { ...service.environment, ...each.secrets, PATH: root, HOME: root };
  return { folder, environment, film };
}

/** Gives a run an ffmpeg that notes with what it is called. */
async function noteCalls({ folder, environment, film }: Run): Promise<Run> {
  const { path } = await testFfmpeg();
  const noting = join(folder, '../ffmpeg');
  const note = `{ printf '%s\n' "$@"; export -p; } >> '${join(folder, 'spawned')}'`;
  await writeFile(
    noting,
    `#!/bin/sh
${note}
exec '${path}' "$@"
`,
    { mode: 0o755 },
  );
  // Whatever else the machine has.
  return { folder, environment: { ...environment, MINISTUDIO_FFMPEG: noting }, film };
}

interface Said {
  readonly stdout: string;
  readonly stderr: string;
}

/** The commands in this process, with a shell as `main` makes it. */
async function runHere(run: Run, args: readonly string[]): Promise<CliResult> {
  const { buildProgram, byLines, createRedactor } = await loadProgram();
  const redactor = createRedactor();
  let [stdout, stderr] = ['', ''];
  const out = byLines((text) => (stdout += redactor.redact(text)));
  const err = byLines((text) => (stderr += redactor.redact(text)));
  let waited = 0;
  const program = buildProgram({
    cwd: run.folder,
    environment: { get: (name) => run.environment[name] || undefined },
    redactor,
    out: out.write,
    err: err.write,
    color: false,
    now: () => Date.now() + waited,
    // Nobody waits; a moment is left to others.
    delay: async (ms, signal) => {
      signal.throwIfAborted();
      waited += ms;
      await new Promise(setImmediate);
    },
    signal: new AbortController().signal,
  });
  const code = await program(args).catch((error: unknown) => {
    const { message, hint, stack } = error as Error & { hint?: string };
    err.write(`${message}\n${hint}\n${stack}\n`);
    return null;
  });
  out.flush();
  err.flush();
  return { code, stdout, stderr };
}

async function leaksOf(
  run: Run,
  { stdout, stderr }: Said,
  secrets: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const files = await filesBelow(run.folder, [run.film]);
  return leaksIn(new Map([['stdout', stdout], ['stderr', stderr], ...files]), secrets);
}

const behind = (
  environment: Readonly<Record<string, string>>,
  url: string,
  { origin }: Front,
): Readonly<Record<string, string>> => {
  const entries = Object.entries(environment);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value.replace(new URL(url).origin, origin)]),
  );
};

const isPost = ({ method }: { readonly method: string }): boolean => method === 'POST';

/** Runs a command that asks an adapter whose service answers so, and tells what got out and how often it was asked. */
async function runEchoed(
  each: LeakCase,
  service: Service,
  stage: Stage,
  fault: Pick<Parameters<typeof startFront>[0], 'echo' | 'instead'>,
  argsFor: (film: string) => readonly string[],
): Promise<{ readonly leaks: readonly string[]; readonly echoes: number; readonly said: Said }> {
  const front = await startFront({
    target: service.url,
    secrets: Object.values(each.secrets),
    isSubmission: each.isSubmission ?? isPost,
    stage,
    ...fault,
  });
  try {
    const environment = behind(service.environment, service.url, front);
    const run = await prepare(each, { environment });
    const said = await runHere(run, argsFor(run.film));
    return { leaks: await leaksOf(run, said, each.secrets), echoes: front.echoes(), said };
  } finally {
    await front.close();
  }
}

async function inTurns<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const NOTHING = () => {
  throw new Error('the case answers');
};

test('every adapter that has a secret is tried, with each of its secrets', () => {
  const rendered = ADAPTERS.filter(({ secrets }) => secrets.length > 0);
  const needed = rendered.map(({ name, secrets }) => [name, secrets.map((secret) => secret.name)]);
  const tried = Object.entries(LEAK_CASES).map(([name, { secrets }]) => [
    name,
    Object.keys(secrets),
  ]);
  expect(Object.fromEntries(tried)).toEqual(Object.fromEntries(needed));
});

test.each([
  ['ECHOES', ECHOES, Object.entries(LEAK_CASES).filter(([, each]) => !each.deliversInside)],
  ['WRITTEN', WRITTEN, Object.entries(LEAK_CASES)],
] as const)('of what is dealt out of %s, nothing is left over', (_, echoes, cases) => {
  const dealt = cases
    .filter(([, each]) => !each.isAlso)
    .flatMap(([adapter]) => Object.keys(shareOf(adapter, echoes)));
  expect(new Set(dealt)).toEqual(new Set(Object.keys(echoes)));
});

interface Rendered {
  readonly run: Run;
  readonly rendered: CliResult;
}

/** One of each kind, and who reads the environment of the process by itself; all with MINISTUDIO_ECHOES=all. */
const BUILT = new Set(['openai-videos', 'openai-images', 'openai-speech', 'sagemaker']);
const isBuilt = (adapter: string): boolean => SHARES === 1 || BUILT.has(adapter);

/** Renders by the built command, as its user would, or in this process. */
async function renderWell(adapter: string, each: LeakCase): Promise<Rendered> {
  const service = await each.start();
  const run = await noteCalls(await prepare(each, service));
  const args = ['render', run.film, '--verbose'];
  const rendered = isBuilt(adapter)
    ? await runCli(args, { env: run.environment })
    : await runHere(run, args);
  await service.close();
  return { run, rendered };
}

/** By the adapter’s name. All are begun at once: most of the time they wait. */
const renders = new Map<string, Promise<Rendered>>();
beforeAll(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), 'ministudio-leaks-')));
  for (const [name, each] of Object.entries(LEAK_CASES)) renders.set(name, renderWell(name, each));
  await Promise.allSettled(renders.values());
});
afterAll(() => rm(parent, { recursive: true, force: true }));

describe.each(Object.entries(LEAK_CASES))('of %s, no secret gets out', (adapter, each) => {
  test('where all goes well, with words of the film that hold the secrets', async () => {
    const { run, rendered } = await renders.get(adapter)!;
    expect(rendered).toMatchObject({ code: 0 });
    expect(rendered.stderr).toMatch(/^(?:GET|POST) /m);
    const plan = JSON.parse((await runHere(run, ['plan', run.film, '--json'])).stdout) as CallSheet;
    // What is redacted where it is kept is nothing that a later run goes by.
    expect(new Set(plan.shots.map(({ state }) => state))).toEqual(new Set(['fresh']));
    for (const args of [
      ['render', run.film, '--verbose', '--json'],
      ['plan', run.film],
      ['prompts', run.film],
      ['world', run.film],
      ['validate', run.film, '--format', 'sarif'],
    ]) {
      expect(await leaksOf(run, await runHere(run, args), each.secrets)).toEqual([]);
    }
    expect(await leaksOf(run, rendered, each.secrets)).toEqual([]);
    expect(await readFile(join(run.folder, 'spawned'), 'utf8')).toContain('-version');
  });

  if (each.isAlso) return;
  test('whatever a service answers with all that it was sent', async () => {
    const stages: readonly Stage[] = [
      ...(each.asksBefore ? (['first'] as const) : []),
      'submit',
      // Of stills and voices, the answer to the submission is what was made.
      ...(each.isOfStills || each.isOfVoices ? [] : (['check'] as const)),
      ...(each.deliversInside ? [] : (['deliver'] as const)),
    ];
    // Who asks twice reads both answers in one way: each echo is in one of them, or in both.
    const asked = stages.filter((stage) => stage === 'first' || stage === 'check');
    const echoesAt = (stage: Stage): Readonly<Record<string, Echo>> => {
      if (stage === 'submit') return { ...ECHOES, ...shareOf(adapter, WRITTEN) };
      if (stage === 'deliver') return shareOf(adapter, ECHOES);
      return everyNth(ECHOES, SHARES === 1 ? 1 : asked.length, asked.indexOf(stage));
    };
    const tries = stages.flatMap((stage) =>
      Object.entries(echoesAt(stage)).map(([name, echo]) => ({ name, echo, stage })),
    );
    const service = await each.start();
    const leaks: string[] = [];
    const echoed = new Set<Stage>();
    await inTurns(tries, async ({ name, echo, stage }) => {
      const flags = ['--verbose', ...(name.length % 2 === 0 ? ['--json'] : [])];
      const args = (film: string): string[] => ['render', film, ...flags];
      const found = await runEchoed(each, service, stage, { echo }, args);
      if (found.echoes > 0) echoed.add(stage);
      leaks.push(...found.leaks.map((leak) => `${name}, ${stage}: ${leak}`));
    });
    await service.close();
    expect(leaks).toEqual([]);
    expect(echoed).toEqual(new Set(stages));
  });

  test('where the credentials are checked, whatever the service says of them', async () => {
    const service = await each.start();
    const leaks: string[] = [];
    await inTurns(Object.entries(ECHOES), async ([name, echo]) => {
      const args = (): string[] => ['providers', 'check', adapter, '--json'];
      const found = await runEchoed(each, service, 'first', { echo }, args);
      leaks.push(...found.leaks.map((leak) => `${name}: ${leak}`));
    });
    await service.close();
    expect(leaks).toEqual([]);
  });

  const { failed } = each;
  if (failed !== undefined) {
    test('whatever a job has failed of', async () => {
      const fault = { echo: NOTHING, instead: failed };
      const service = await each.start();
      const args = (film: string): string[] => ['render', film, '--verbose'];
      const { leaks, echoes, said } = await runEchoed(each, service, 'check', fault, args);
      await service.close();
      expect(leaks).toEqual([]);
      expect(echoes).toBeGreaterThan(0);
      expect(said.stderr).toContain('‹secret›');
    });
  }
});
