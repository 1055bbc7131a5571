import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEncoder } from '../../media/pictures/encode-frames.ts';
import { findFfmpeg } from '../../media/ffmpeg/find-ffmpeg.ts';
import { probeClip } from '../../media/probe/probe-clip.ts';
import { probeImage } from '../../media/probe/probe-image.ts';
import { probeSound } from '../../media/probe/probe-sound.ts';
import { openNet } from '../../net/open-net.ts';
import type { VideoEntry } from '../../providers/adapter-entry.ts';
import type { ProviderDefinition } from '../../providers/define-provider.ts';
import { type Http, type HttpAnswer, HttpError } from '../../providers/http/http.ts';
import type { ImageRequest } from '../../providers/image-provider.ts';
import type { JobProvider } from '../../providers/job-provider.ts';
import type { CheckOutcome, Operation, StartOutcome } from '../../providers/outcome.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import { isProviderError } from '../../providers/provider-error.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { processEnvironment } from '../../secrets/environment.ts';
import { createRedactor } from '../../secrets/redactor.ts';
import { accessOf, configuredUrls } from './provider-access.ts';

/** A provider with what it is tried with. Its service should be a fake: jobs are really submitted. */
interface Subject<Definition, Request> {
  readonly definition: Definition;
  /** One that the provider can fulfil. */
  readonly request: Request;
  /** The variables that the definition declares. */
  readonly environment: Readonly<Record<string, string>>;
  /** The bytes of the pictures that the request names. */
  readonly images?: Readonly<Record<string, Uint8Array>>;
}

export type ProviderSubject = Subject<VideoEntry, VideoRequest>;
export type ImageProviderSubject = Subject<ProviderDefinition, ImageRequest>;
export type VoiceProviderSubject = Subject<ProviderDefinition, VoiceRequest>;

/** One rule that the core relies on. For any test runner: `test(title, run)`. */
export interface ProviderCheck {
  readonly title: string;
  /** Rejects where the provider breaks the rule. */
  readonly run: () => Promise<void>;
}

/** What happens to the request that costs money, which is the one made with `paid: true`. */
type Fault = (send: () => Promise<HttpAnswer>) => Promise<HttpAnswer>;

const MOST_CHECKS = 1000;
const BETWEEN_CHECKS_MS = 20;

/** Clips, stills or voices: how a provider is loaded for them, and looked at. */
interface Trade<Request> {
  readonly made: string;
  readonly models: () => Promise<readonly { readonly id: string }[]>;
  readonly load: () => Promise<JobProvider<Request>>;
  /** Rejects where the file is none. */
  readonly examine: (path: string) => Promise<void>;
}

/** What the core relies on of a provider that asks a service. */
export function providerChecks(subject: ProviderSubject): readonly ProviderCheck[] {
  const { definition, request, environment } = subject;
  return checksOf(subject, {
    made: 'a clip',
    models: async () => await definition.models((name) => environment[name], request.options),
    load: async () => await definition.load((name) => environment[name]),
    async examine(path) {
      must((await probeClip(path)).frames > 0, 'the clip has no frames');
    },
  });
}

/** The same of the half of a provider that makes stills. */
export function imageProviderChecks(subject: ImageProviderSubject): readonly ProviderCheck[] {
  const { definition, request, environment } = subject;
  const { images = must(false, `${definition.name} has no \`images\``) } = definition;
  return checksOf(subject, {
    made: 'a still',
    models: async () => await images.models((name) => environment[name], request.options),
    load: async () => await images.load((name) => environment[name]),
    async examine(path) {
      await probeImage(path);
    },
  });
}

/** The same of the half of a provider that speaks. */
export function voiceProviderChecks(subject: VoiceProviderSubject): readonly ProviderCheck[] {
  const { definition, request, environment } = subject;
  const { voices = must(false, `${definition.name} has no \`voices\``) } = definition;
  return checksOf(subject, {
    made: 'a spoken line',
    models: async () => await voices.models((name) => environment[name], request.options),
    load: async () => await voices.load((name) => environment[name]),
    async examine(path) {
      await probeSound(await findFfmpeg(processEnvironment), path);
    },
  });
}

function checksOf<Request extends { readonly model: string }>(
  subject: Subject<ProviderDefinition, Request>,
  { made, models, load, examine }: Trade<Request>,
): readonly ProviderCheck[] {
  const { definition, request } = subject;
  const check = (
    title: string,
    run: (bench: Bench) => Promise<void>,
    fault?: Fault,
  ): ProviderCheck => ({ title, run: async () => await onBench(subject, fault, run) });
  const outcomeOf = async (call: ProviderCall): Promise<unknown> =>
    await (await load()).start(request, call).then(
      (outcome) => must(false, `start told ${outcome.kind}, where it should have thrown`),
      (error: unknown) => error,
    );

  return [
    check('has the model of the request, and goes by its own name', async () => {
      const known = (await models()).some(({ id }) => id === request.model);
      must(known, `there is no model ${request.model}`);
      must(
        (await load()).name === definition.name,
        'the provider and its definition differ in name',
      );
    }),
    check(`completes with ${made}, from an operation that went through JSON`, async (bench) => {
      const before = JSON.stringify(request);
      const started = await (await load()).start(request, bench.call);
      const ended =
        started.kind === 'started' ? await follow(load, started.operation, bench.call) : started;
      must(JSON.stringify(request) === before, 'start changed the request');
      must(ended.kind === 'completed', `the job is ${ended.kind}: ${JSON.stringify(ended)}`);
      await examine(await bench.save(ended));
      must(bench.paid() <= 1, `${bench.paid()} requests were made that cost money`);
    }),
    check('submits nothing once the run is stopped', async (bench) => {
      await outcomeOf({ ...bench.call, signal: AbortSignal.abort(new Error('stopped')) });
      must(bench.paid() === 0, 'it submitted');
    }),
    check(
      'submits once where the answer is lost, and says that the outcome is unknown',
      async (bench) => {
        mustBe(await outcomeOf(bench.call), 'unknown');
        must(bench.paid() === 1, `it submitted ${bench.paid()} times`);
      },
      async (send) => {
        await send();
        throw new HttpError('broken', true, 'the connection broke');
      },
    ),
    check(
      'says that nothing was submitted where there was no connection',
      async (bench) => mustBe(await outcomeOf(bench.call), 'no'),
      () => Promise.reject(new HttpError('not-connected', false, 'nobody listens')),
    ),
    check(
      'takes a page in place of an answer for an unknown outcome',
      async (bench) => mustBe(await outcomeOf(bench.call), 'unknown'),
      async () => answer(502, 'text/html', '<!doctype html><title>502</title>'),
    ),
    check(
      'shows no secret, also where the service sends them back',
      async (bench) => {
        const error = await outcomeOf(bench.call);
        const said = isProviderError(error)
          ? `${error.message} ${error.hint ?? ''}`
          : String(error);
        for (const { name } of definition.secrets) {
          const secret = subject.environment[name];
          must(secret === undefined || !said.includes(secret), `it shows ${name}`);
        }
      },
      async () => {
        const message = Object.values(subject.environment).join(' ');
        return answer(400, 'application/json', JSON.stringify({ error: { message } }));
      },
    ),
  ];
}

interface Bench {
  readonly call: ProviderCall;
  /** Requests so far that cost money. */
  paid(): number;
  /** What was made, as a file. */
  save(outcome: Extract<CheckOutcome, { kind: 'completed' }>): Promise<string>;
}

async function onBench(
  { definition, environment, images = {} }: Subject<ProviderDefinition, unknown>,
  fault: Fault | undefined,
  run: (bench: Bench) => Promise<void>,
): Promise<void> {
  const variables = { get: (name: string) => environment[name] };
  const net = openNet(configuredUrls(definition, variables));
  const scratchFolder = await mkdtemp(join(tmpdir(), 'ministudio-provider-'));
  const { signal } = new AbortController();
  let paid = 0;
  const http: Http = async (asked) => {
    if (asked.fresh !== true) return await net.http(asked);
    paid += 1;
    return await (fault === undefined ? net.http(asked) : fault(() => net.http(asked)));
  };
  const clock = { now: () => Date.now(), delay: async (ms: number) => await sleep(ms) };
  const outside = { environment: variables, http, clock, redactor: createRedactor() };
  const call: ProviderCall = {
    ...accessOf(definition, { ...outside, log: () => {} }),
    signal,
    idempotencyKey: 'ms-check',
    scratchFolder,
    image: async (digest) => images[digest] ?? must(false, `there is no image ${digest}`),
    progress: () => {},
    encode: openEncoder(await findFfmpeg(processEnvironment), { signal }),
  };
  try {
    await run({
      call,
      paid: () => paid,
      async save({ media }) {
        if (media.kind === 'file') return media.path;
        const path = join(scratchFolder, 'made');
        if (media.kind === 'bytes') await writeFile(path, media.bytes);
        else await net.download(media, path, { clock, signal, random: () => 0, maxBytes: 1e9 });
        return path;
      },
    });
  } finally {
    net.close();
    await rm(scratchFolder, { recursive: true, force: true });
  }
}

async function follow(
  load: () => Promise<{ check(operation: Operation, call: ProviderCall): Promise<CheckOutcome> }>,
  operation: Operation,
  call: ProviderCall,
): Promise<Exclude<CheckOutcome | StartOutcome, { kind: 'started' | 'pending' }>> {
  const stored = JSON.parse(JSON.stringify(operation)) as Operation;
  for (let look = 0; look < MOST_CHECKS; look += 1) {
    const outcome = await (await load()).check(stored, call);
    if (outcome.kind !== 'pending') return outcome;
    await call.clock.delay(BETWEEN_CHECKS_MS);
  }
  return must(false, `it is still pending after ${MOST_CHECKS} checks`);
}

function answer(status: number, type: string, text: string): HttpAnswer {
  return { status, headers: { 'content-type': type }, body: Buffer.from(text) };
}

function mustBe(error: unknown, submitted: 'no' | 'unknown'): void {
  must(isProviderError(error), `it threw no ProviderError: ${String(error)}`);
  must(error.submitted === submitted, `it says submitted: ${error.submitted}, not ${submitted}`);
}

function must(holds: false, otherwise: string): never;
function must(holds: boolean, otherwise: string): asserts holds;
function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
