import type { Config, ProviderConfig } from '../../config/config.ts';
import type { Origin } from '../../config/origin.ts';
import type { AdapterEntry, SettingNeed } from '../../providers/adapter-entry.ts';
import type { FetchedSecret, WantedSecret } from '../../secrets/fetch-secrets.ts';
import type { LayeredEnvironment } from '../../secrets/layered-environment.ts';
import type { SecretPlace } from '../../secrets/secret-place.ts';
import { originOf } from './environment-layer.ts';

/** What one provider is set up with: the variables that its entry declares, and no others. */
export interface ProviderEnvironment {
  /** As it is set; undefined where it is not, or is a secret that has not been fetched. */
  readonly get: (variable: string) => string | undefined;
  /** Whether it is set, or somebody says that it is kept in a place that has not been asked. */
  readonly has: (variable: string) => boolean;
}

/** What the values of a run come from. */
export interface Sources {
  readonly environment: LayeredEnvironment;
  readonly config: Config;
  /** Secrets that were asked for in their places, by variable. */
  readonly fetched: ReadonlyMap<string, FetchedSecret>;
}

export function providerEnvironment(entry: AdapterEntry, sources: Sources): ProviderEnvironment {
  const get = (variable: string): string | undefined => {
    const setting = entry.settings.find((each) => each.variable === variable);
    if (setting !== undefined) return settingSaid(entry, setting, sources)?.value;
    const isSecret = entry.secrets.some(({ name }) => name === variable);
    if (isSecret) return secretValue(variable, sources);
    throw new Error(`the adapter ${entry.name} asks for ${variable}, which it does not declare`);
  };
  return {
    get,
    has(variable) {
      if (get(variable) !== undefined) return true;
      return !sources.fetched.has(variable) && sources.config.secrets.places.has(variable);
    },
  };
}

/** A setting with who says it: the environment before the configuration. */
export function settingSaid(
  { name: provider }: Pick<AdapterEntry, 'name'>,
  { name, variable }: Pick<SettingNeed, 'name' | 'variable'>,
  { environment, config }: Pick<Sources, 'environment' | 'config'>,
): { readonly value: string; readonly origin: Origin } | undefined {
  const traced = environment.trace(variable);
  if (traced !== undefined) return { value: traced.value, origin: originOf(variable, traced.file) };
  return configured(config.providers.get(provider), name);
}

/** Files write `base_url` for what the adapter calls `baseUrl`. */
function configured(provider: ProviderConfig | undefined, name: string) {
  for (const [key, said] of provider?.settings ?? []) {
    if (isSetting(key, name)) return said;
  }
  return undefined;
}

export function isSetting(key: string, name: string): boolean {
  return key === name || key === settingKey(name);
}

/** As files write a setting: `base_url`. */
export function settingKey(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Where a secret may be: where the configuration says, else in its sources. */
export function wantedSecret(name: string, { secrets }: Config): WantedSecret {
  const named = secrets.places.get(name);
  return {
    name,
    places: named?.value ?? secrets.sources.value.map((source) => source(name)),
    isNamed: named !== undefined,
  };
}

/** What was fetched; else what the places say that need not be asked, up to the first that must be. */
function secretValue(name: string, sources: Sources): string | undefined {
  const fetched = sources.fetched.get(name);
  if (fetched !== undefined) return fetched.kind === 'found' ? fetched.value : undefined;
  for (const place of wantedSecret(name, sources.config).places) {
    const local = localValue(place, sources.environment);
    if (local === 'asked') return undefined;
    if (local !== undefined) return local.value;
  }
  return undefined;
}

/** What the environment or its files say at a place; `asked` where it is another. */
export function localValue(
  place: SecretPlace,
  environment: LayeredEnvironment,
): { readonly value: string } | 'asked' | undefined {
  if (place.kind === 'dotenv') return environment.fromFiles(place.name);
  if (place.kind !== 'env') return 'asked';
  const value = environment.fromProcess(place.name);
  return value === undefined ? undefined : { value };
}
