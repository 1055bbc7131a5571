import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blankSecrets } from '../../src/cli/providers/blank-secrets.ts';
import { darkroomOf } from '../../src/cli/rendering/darkroom.ts';
import { openEncoder } from '../../src/media/pictures/encode-frames.ts';
import { openNet } from '../../src/net/open-net.ts';
import type { JobProvider } from '../../src/providers/job-provider.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import type { Darkroom, ShootPorts } from '../../src/shoot/ports.ts';
import { openPurse } from '../../src/shoot/money/purse.ts';
import { makeOnce } from '../../src/shoot/jobs/make-once.ts';
import { journalOf } from '../../src/store/ledger/journal.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { digestOfFile, openContentStore } from '../../src/store/takes/vault.ts';
import { testFfmpeg } from '../support/ffmpeg.ts';
import type { KeptMedia, Trade } from './trade.ts';

/** No answer is waited for longer than this in a test; what a service really needs is not tested. */
const PATIENCE_MS = 400;

/** The core around one provider, as a render has it, on a ledger that outlives it. */
export interface ContractShoot {
  /** A run: like a new process each time, on the same ledger. */
  run(options?: { readonly signal?: AbortSignal; readonly resubmit?: boolean }): Promise<KeptMedia>;
  readonly entries: readonly LedgerEntry[];
  /** Everything that was written, logged or thrown. */
  output(): string;
  readonly pauses: readonly number[];
  close(): Promise<void>;
}

let attempts = 0;

const unused = () => Promise.reject(new Error('the provider is given by the test'));

export async function contractShoot<Request extends { readonly model: string }>(
  makeProvider: () => JobProvider<Request>,
  request: Request,
  environment: Readonly<Record<string, string>>,
  { keep }: Trade,
): Promise<ContractShoot> {
  const folder = await mkdtemp(join(tmpdir(), 'ministudio-contract-'));
  const store = await openContentStore(folder, 'film');
  const ffmpeg = await testFfmpeg();
  const net = openNet([new URL('http://127.0.0.1')]);
  const entries: LedgerEntry[] = [];
  const said: string[] = [];
  const pauses: number[] = [];
  let waited = 0;

  function portsOf(signal: AbortSignal): ShootPorts {
    const redactor = createRedactor();
    const clock = {
      now: () => Date.now() + waited,
      steady: () => Date.now() + waited,
      delay: async (ms: number) => {
        signal.throwIfAborted();
        pauses.push(ms);
        waited += ms;
      },
    };
    const ledger = {
      entries: [...entries],
      append: async (entry: LedgerEntry) => void entries.push(entry),
      close: async () => {},
    };
    return {
      durable: journalOf(
        ledger,
        (ms) => clock.delay(ms),
        () => 1,
      ),
      provider: unused,
      imageProvider: unused,
      voiceProvider: async () => {
        throw new Error('nobody speaks here');
      },
      access: () => ({
        http: (asked) => net.http({ ...asked, timeoutMs: PATIENCE_MS }),
        secret(name) {
          const value = environment[name];
          if (value !== undefined) redactor.add(value);
          return value;
        },
        conceal: (value) => redactor.add(value),
        setting: (name) => environment[name],
        clock,
        redact: (text) => redactor.redact(text),
        log: (line) => void said.push(redactor.redact(line)),
      }),
      download: (_provider, media, path) =>
        net.download(media, path, {
          clock,
          random: () => 0,
          signal,
          maxBytes: 64 * 1024 * 1024,
        }),
      purse: openPurse({ charges: [], toMake: [] }),
      darkroom: examiningOnce(darkroomOf(ffmpeg, signal)),
      vault: {
        ...store,
        blankSecrets: (path) => blankSecrets(path, redactor),
        recordTake: async () => {},
        recordKeyframe: async () => {},
        recordVoice: async () => {},
        keepRecipe: async () => {},
      },
      encode: openEncoder(ffmpeg, { signal }),
      clock,
      limits: new Map(),
      emit: (event) => void said.push(JSON.stringify(event)),
      signal,
      abandon: () => {},
      newId: () => `attempt-${(attempts += 1)}`,
      random: () => 0,
    };
  }

  return {
    entries,
    pauses,
    async run({ signal = new AbortController().signal, resubmit = false } = {}) {
      try {
        const ports = portsOf(signal);
        return await makeOnce(ports, makeProvider(), {
          name: 'shot/t1/s1',
          purchase: 'shot',
          provider: 'provider',
          request,
          usd: 0.5,
          resubmit,
          keep: (outcome, call) => keep(ports, 'provider', outcome, call),
          onProgress: () => {},
          onPause: (_, reason) => void said.push(reason),
          isKept: async () => true,
          onGivenUp: (reason) => void said.push(reason),
        });
      } catch (error) {
        said.push(everythingOf(error));
        throw error;
      }
    },
    output: () => [...said, JSON.stringify(entries)].join('\n'),
    async close() {
      net.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Bytes that were found sound; a service delivers the same clip in test after test. */
const sound = new Set<string>();

function examiningOnce(darkroom: Darkroom): Darkroom {
  return {
    ...darkroom,
    async examine(clip, origin) {
      const digest = await digestOfFile(clip);
      if (sound.has(digest)) return;
      await darkroom.examine(clip, origin);
      sound.add(digest);
    },
  };
}

/** An error with all that could be printed of it, also by who looks deeper. */
function everythingOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const own = Object.getOwnPropertyNames(error).map((name) => {
    const value = (error as Record<string, unknown>)[name];
    return name === 'cause' ? everythingOf(value) : `${name}: ${JSON.stringify(value)}`;
  });
  return own.join('\n');
}
