import { setMaxListeners } from 'node:events';
import type { StudioEvent } from '../../src/film/studio-event.ts';
import type { KeyframeRecord } from '../../src/plan/keyframe-record.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';
import type { ImageProvider, ImageRequest } from '../../src/providers/image-provider.ts';
import type { VideoRequest } from '../../src/providers/request.ts';
import type { StartOutcome, VideoProvider } from '../../src/providers/video-provider.ts';
import type { Clock, ShootPorts } from '../../src/shoot/ports.ts';
import { openPurse, type Purse } from '../../src/shoot/money/purse.ts';
import { journalOf } from '../../src/store/ledger/journal.ts';
import type { Ledger, LedgerEntry } from '../../src/store/ledger/ledger.ts';

/** Names are unique for the whole test run, as they are between processes. */
let ids = 0;

/** A set without disk, clock or ffmpeg: clips and pictures are names, and everything is noted. */
export interface TestSet {
  readonly ports: ShootPorts;
  readonly events: StudioEvent[];
  readonly requests: VideoRequest[];
  /** The idempotency key of each request. */
  readonly keys: string[];
  readonly takes: TakeRecord[];
  readonly pauses: number[];
  readonly downloads: string[];
  readonly entries: LedgerEntry[];
  readonly stills: ImageRequest[];
  readonly keyframes: KeyframeRecord[];
}

/**
 * @param start what the provider answers to each request; by default a finished clip named after
 * the prompt and the picture that it started from.
 */
export function testSet(
  options: {
    start?: (request: VideoRequest, attempt: number) => StartOutcome;
    /** What the provider answers to each request for a still: a finished one, as for clips. */
    startStill?: (request: ImageRequest) => StartOutcome;
    check?: VideoProvider['check'];
    idempotent?: boolean;
    find?: VideoProvider['find'];
    cancel?: VideoProvider['cancel'];
    /** Throws where a clip is none. */
    examine?: (clip: string) => void;
    entries?: LedgerEntry[];
    signal?: AbortSignal;
    /** By default one in which every wait is over at once, and noted in `pauses`. */
    clock?: Clock;
    /** How many shots the provider may be making at once. */
    places?: number;
    /** Kept files that are not there. */
    lost?: readonly string[];
    /** By default one without a cap. */
    purse?: Purse;
    appended?: (entry: LedgerEntry) => void;
  } = {},
): TestSet {
  const events: StudioEvent[] = [];
  const requests: VideoRequest[] = [];
  const keys: string[] = [];
  const takes: TakeRecord[] = [];
  const pauses: number[] = [];
  const downloads: string[] = [];
  const files = new Map<string, string>();
  const stills: ImageRequest[] = [];
  const keyframes: KeyframeRecord[] = [];
  const entries = options.entries ?? [];
  const ledger: Ledger = {
    entries: [...entries],
    append: async (entry) => {
      options.appended?.(entry);
      entries.push(JSON.parse(JSON.stringify(entry)) as LedgerEntry);
    },
    close: async () => {},
  };
  let now = 0;
  const run = new AbortController();
  const signal = AbortSignal.any([run.signal, ...(options.signal ? [options.signal] : [])]);
  setMaxListeners(0, signal);
  const clock = options.clock ?? {
    now: () => now,
    steady: () => now,
    delay: async (ms: number) => {
      pauses.push(ms);
      now += ms;
    },
  };
  const provider: VideoProvider = {
    name: 'mock',
    idempotent: options.idempotent ?? false,
    start: async (request, { idempotencyKey }) => {
      requests.push(request);
      keys.push(idempotencyKey);
      return options.start?.(request, requests.length) ?? finished(request);
    },
    check: options.check ?? (async () => ({ kind: 'pending' })),
    ...(options.find && { find: options.find }),
    ...(options.cancel && { cancel: options.cancel }),
  };
  const imageProvider: ImageProvider = {
    name: 'mock',
    idempotent: false,
    start: async (request) => {
      stills.push(request);
      return options.startStill?.(request) ?? finishedStill(request);
    },
    check: async () => ({ kind: 'pending' }),
  };
  const ports: ShootPorts = {
    durable: journalOf(
      ledger,
      (ms) => clock.delay(ms, signal),
      () => options.places ?? 1,
    ),
    provider: async () => provider,
    imageProvider: async () => imageProvider,
    voiceProvider: async () => {
      throw new Error('nobody speaks here');
    },
    access: () => ({
      http: async () => {
        throw new Error('nothing is asked here');
      },
      secret: () => undefined,
      conceal: () => {},
      setting: () => undefined,
      clock: { now: () => clock.now(), delay: (ms) => clock.delay(ms, signal) },
      redact: (text) => text,
      log: () => {},
    }),
    purse: options.purse ?? openPurse({ charges: [], toMake: [] }),
    darkroom: {
      examine: async (clip) => options.examine?.(clip),
      conform: async () => [],
      examineStill: async () => {},
      examineSound: async () => ({ samples: 48_000 }),
      fitStill: async () => [],
      join: async () => {},
      lastShownFrame: async () => {},
    },
    vault: {
      keepFile: async (path, kind) => files.get(path) ?? `${kind} ${path}`,
      writeFile: async (path, bytes) => void files.set(path, Buffer.from(bytes).toString()),
      blankSecrets: async () => false,
      readImage: async () => new Uint8Array(),
      pathOf: (digest) => digest,
      has: async (digest) => !(options.lost ?? []).includes(digest),
      keepRecipe: async () => {},
      holds: async (digest) => !(options.lost ?? []).includes(digest),
      recordTake: async (take) => void takes.push(take),
      recordKeyframe: async (keyframe) => void keyframes.push(keyframe),
      recordVoice: async () => {},
      scratch: async () => ({ path: `scratch-${(ids += 1)}`, remove: async () => {} }),
    },
    encode: async () => {
      throw new Error('nothing is encoded here');
    },
    download: async (_provider, { url }) => void downloads.push(url),
    random: () => 0,
    clock,
    limits: new Map(),
    emit: (event) => void events.push(event),
    signal,
    abandon: (reason) => run.abort(reason),
    newId: () => `attempt ${(ids += 1)}`,
  };
  return { ports, events, requests, keys, takes, pauses, entries, downloads, stills, keyframes };
}

export function finished(request: VideoRequest): StartOutcome {
  const from = request.firstFrame === undefined ? '' : ` from ${request.firstFrame.digest}`;
  return {
    kind: 'completed',
    media: { kind: 'bytes', bytes: Buffer.from(`clip of "${request.prompt}"${from}`) },
    actualUsd: 0.5,
  };
}

function finishedStill(request: ImageRequest): StartOutcome {
  const bytes = Buffer.from(`still of "${request.prompt}"`);
  return { kind: 'completed', media: { kind: 'bytes', bytes }, actualUsd: 0.04 };
}
