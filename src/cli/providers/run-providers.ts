import { type Registry, registryOf } from '../../adapters/registry.ts';
import type { StudioError } from '../../diagnostics/studio-error.ts';
import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import type { ProviderDefinition } from '../../providers/define-provider.ts';
import type { Environment } from '../../secrets/environment.ts';
import type { LayeredEnvironment } from '../../secrets/layered-environment.ts';
import type { FetchedSecret } from '../../secrets/fetch-secrets.ts';
import type { Redactor } from '../../secrets/redactor.ts';
import { secretsIn } from '../../secrets/secrets-in-url.ts';
import { openSetup, type Setup, type SetupOptions } from '../setup/open-setup.ts';
import {
  namesOf,
  type ProviderEnvironment,
  providerEnvironment,
  variablesOf,
} from '../setup/provider-environment.ts';

/** The providers of one run: which there are, and how they are set up. */
export interface RunProviders extends Registry, Setup {
  /** Whether what vendors’ tools have left on this machine counts. */
  readonly takesLeft: boolean;
  readonly environmentOf: (entry: AdapterEntry) => ProviderEnvironment;
  /** Secrets that were asked for in their places, by variable. */
  readonly fetched: ReadonlyMap<string, FetchedSecret>;
  /** Knows every secret that is set for any of them, and each that is got on the way. */
  readonly redactor: Redactor;
  /**
   * Fetches the secrets of some providers from wherever they are kept, once for the run.
   *
   * @returns what could not be had.
   */
  readonly fetchSecrets: (
    entries: readonly AdapterEntry[],
    run: { readonly signal: AbortSignal; readonly now: () => number },
  ) => Promise<readonly StudioError[]>;
}

/** What a run is asked with. */
export interface ProvidersAsked extends SetupOptions {
  /** Definitions that a caller gives. */
  readonly given?: readonly ProviderDefinition[];
  /** False where a film is only looked at: then neither `.env` files are read nor what tools left. */
  readonly envFiles?: boolean;
}

/**
 * Ours, those that a caller defines, and those that the user names in the environment or in a file of
 * configuration, as they are set up there. Other runs of the same process have their own.
 *
 * @throws ConfigInvalidError; StudioError `provider/bad-module`
 */
export async function runProviders(
  outside: {
    readonly environment: Environment;
    readonly cwd: string;
    readonly redactor: Redactor;
    readonly withhold?: (names: readonly string[]) => void;
  },
  { given = [], envFiles = true, ...options }: ProvidersAsked = {},
): Promise<RunProviders> {
  const setup = await openSetup(outside, options, { envFiles });
  const registry = registryOf(await moreProviders(outside, setup, given));
  if (setup.files.length > 0) {
    const { checkProviderConfigs } = await import('../commands/config.ts');
    await checkProviderConfigs(setup, registry);
  }
  const fetched = new Map<string, FetchedSecret>();
  const sources = { ...setup, fetched, takesLeft: envFiles };
  const { redactor } = outside;
  concealAll(registry, setup.environment, redactor);
  outside.withhold?.(secretNames());
  return {
    ...registry,
    ...setup,
    redactor,
    fetched,
    takesLeft: envFiles,
    environmentOf: (entry) => providerEnvironment(entry, sources),
    async fetchSecrets(entries, run) {
      const { fetchFor } = await import('../commands/secrets.ts');
      return await fetchFor(entries, sources, { ...run, redactor });
    },
  };
}

/** AWS's own chain looks for its keys in the environment, also in the name of a profile. */
const AWS_KEYS = /^AWS_/;
const OF_MANAGERS = ['DOPPLER_TOKEN', 'AZURE_CLIENT_CERTIFICATE_PASSWORD'];

/** Of our own adapters and secret managers: what a module of somebody's does with its own is not known. */
function secretNames(): readonly string[] {
  const ours = registryOf().all.flatMap(({ secrets }) => secrets.flatMap(namesOf));
  return [...ours, ...OF_MANAGERS].filter((name) => !AWS_KEYS.test(name));
}

/** Also of providers that are not asked: a film, or a flag, may hold what is a secret of another. */
function concealAll({ all }: Registry, environment: LayeredEnvironment, redactor: Redactor): void {
  const saidOf = (name: string): readonly string[] =>
    [environment.fromProcess(name), ...environment.files.map(({ values }) => values[name])].flatMap(
      (value) => value ?? [],
    );
  for (const { secrets, settings } of all) {
    for (const value of secrets.flatMap(namesOf).flatMap(saidOf)) redactor.add(value);
    for (const value of settings.flatMap(variablesOf).flatMap(saidOf)) {
      // An address may hold a name and password or a key; and a key may be where its file should.
      const holdsSecret = value.includes('://') || /^\s*\{|-----BEGIN/.test(value);
      if (holdsSecret) for (const secret of secretsIn(value)) redactor.add(secret);
    }
  }
}

async function moreProviders(
  { cwd }: { readonly cwd: string },
  { config, environment }: Setup,
  given: readonly ProviderDefinition[],
): Promise<readonly AdapterEntry[]> {
  const written = environment.get('MINISTUDIO_PROVIDERS');
  const modules = [...config.providers].flatMap(([name, { module }]) =>
    module === undefined ? [] : [{ name, module }],
  );
  if (written === undefined && given.length === 0 && modules.length === 0) return [];
  const { loadProviders } = await import('./load-providers.ts');
  const ours = registryOf();
  const isTaken = (name: string): boolean => ours.find(name) !== undefined;
  return await loadProviders({ given, written: written ?? '', cwd, modules }, isTaken);
}
