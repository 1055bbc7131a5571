import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import type { Lifecycle } from '../../providers/capabilities.ts';
import type { JobProvider } from '../../providers/job-provider.ts';
import { isProviderError } from '../../providers/provider-error.ts';
import { type Product, productsOf } from '../providers/products.ts';
import {
  imageLifecycleOf,
  lifecycleOf,
  missingNeeds,
  voiceLifecycleOf,
} from '../providers/provider-access.ts';
import { runProviders } from '../providers/run-providers.ts';
import { openProviderPorts, type ProviderPorts } from '../providers/provider-ports.ts';
import type { SetupOptions } from '../setup/open-setup.ts';
import type { ProviderEnvironment } from '../setup/provider-environment.ts';
import type { Shell } from '../shell.ts';
import { knownAdapter } from './providers.ts';

interface Verdict {
  readonly state: 'working' | 'missing' | 'refused' | 'ended' | 'unreachable' | 'not checked';
  readonly detail: string;
}

const EXIT_CODES = {
  working: ExitCode.done,
  'not checked': ExitCode.done,
  missing: ExitCode.credentials,
  refused: ExitCode.credentials,
  ended: ExitCode.providerFailed,
  unreachable: ExitCode.providerFailed,
} as const;

/** Asks a provider something that costs nothing, to see whether the credentials work. */
export async function checkProvider(
  shell: Shell,
  name: string,
  options: SetupOptions & { json?: boolean },
): Promise<number> {
  const verdict = await judge(shell, name, options);
  if (options.json) {
    const document = { schema: 'ministudio/provider-check@1', name, ...verdict };
    shell.out(`${JSON.stringify(document, null, 2)}\n`);
  } else shell.out(`${name}: ${verdict.state} (${verdict.detail})\n`);
  return EXIT_CODES[verdict.state];
}

async function judge(shell: Shell, name: string, options: SetupOptions): Promise<Verdict> {
  const providers = await runProviders(shell, options);
  const entry = knownAdapter(name, providers);
  const [failure] = await providers.fetchSecrets([entry], shell);
  if (failure !== undefined) return { state: 'refused', detail: failure.message };
  const environment = providers.environmentOf(entry);
  const standings = productsOf(entry).map((product) => standingOf(entry, product, environment));
  const usable = standings.filter(
    ({ missing, lifecycle }) => missing.length === 0 && lifecycle.state !== 'ended',
  );
  const main = standings[0]!;
  const [first] = usable;
  if (first === undefined) return unusable(main);
  const ports = await openProviderPorts({
    providers,
    clock: { now: shell.now, delay: (ms) => sleep(ms, undefined, { signal: shell.signal }) },
    signal: shell.signal,
    random: Math.random,
    log: () => {},
  });
  try {
    const provider = await providerOf(ports, name, first.product);
    if (provider.probe === undefined) {
      const detail = 'it asks nobody, or can be asked nothing that costs nothing';
      return { state: 'not checked', detail };
    }
    await provider.probe({
      ...ports.access(name),
      signal: shell.signal,
      idempotencyKey: randomUUID(),
    });
    const only = first === main ? '' : `; for ${namesOf(usable)} only, ${whyNot(main)}`;
    return { state: 'working', detail: `it answers, and takes the credentials${only}` };
  } catch (error) {
    if (!isProviderError(error)) throw error;
    const detail = providers.redactor.redact(error.message);
    const refused = error.code === 'provider/credentials' || error.code === 'provider/quota';
    return { state: refused ? 'refused' : 'unreachable', detail };
  } finally {
    ports.close();
  }
}

/** How one of the things that a provider makes could be asked for now. */
interface Standing {
  readonly product: Product;
  /** What has to be set for it. */
  readonly missing: readonly string[];
  readonly lifecycle: Lifecycle;
}

function standingOf(
  entry: AdapterEntry,
  product: Product,
  environment: ProviderEnvironment,
): Standing {
  const lifecycle = LIFECYCLES[product](entry, environment) ?? lifecycleOf(entry, environment);
  return { product, missing: missingNeeds(entry, environment, product), lifecycle };
}

const LIFECYCLES = {
  clips: lifecycleOf,
  stills: imageLifecycleOf,
  voices: voiceLifecycleOf,
} as const;

function unusable({ missing, lifecycle: { date, instead } }: Standing): Verdict {
  if (missing.length > 0) return { state: 'missing', detail: `${missing.join(', ')} not set` };
  return { state: 'ended', detail: `on ${date ?? 'an unknown day'}; use ${instead ?? 'another'}` };
}

function namesOf(standings: readonly Standing[]): string {
  return standings.map(({ product }) => product).join(' and ');
}

function whyNot({ product, missing, lifecycle }: Standing): string {
  if (lifecycle.state === 'ended') return `${product} ended on ${lifecycle.date ?? 'a day'}`;
  return `${product} need ${missing.join(', ')}`;
}

async function providerOf(
  ports: ProviderPorts,
  name: string,
  product: Product,
): Promise<Pick<JobProvider<never>, 'probe'>> {
  switch (product) {
    case 'clips':
      return await ports.provider(name);
    case 'stills':
      return await ports.imageProvider(name);
    case 'voices':
      return await ports.voiceProvider(name);
  }
}
