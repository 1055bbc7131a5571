import { existsSync } from 'node:fs';
import type { Config, ProviderConfig } from '../../config/config.ts';
import type { Said } from '../../config/origin.ts';
import type { AdapterEntry, SecretNeed, SettingNeed } from '../../providers/adapter-entry.ts';
import type { Environment } from '../../secrets/environment.ts';
import type { FetchedSecret, WantedSecret } from '../../secrets/fetch-secrets.ts';
import type { LayeredEnvironment } from '../../secrets/layered-environment.ts';
import type { SecretPlace } from '../../secrets/secret-place.ts';
import { originOf } from './origin-of.ts';
import { leftPath } from './left-path.ts';

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
  /** Whether what vendors’ tools have left on this machine counts. */
  readonly takesLeft: boolean;
  /** Secrets that were asked for in their places, by variable. */
  readonly fetched: ReadonlyMap<string, FetchedSecret>;
}

export function providerEnvironment(entry: AdapterEntry, sources: Sources): ProviderEnvironment {
  const secretOf = (variable: string) => entry.secrets.find(({ name }) => name === variable);
  const get = (variable: string): string | undefined => {
    const setting = entry.settings.find((each) => each.variable === variable);
    if (setting !== undefined) return settingSaid(entry, setting, sources)?.value;
    const secret = secretOf(variable);
    if (secret !== undefined) return secretValue(secret, sources);
    throw new Error(`the adapter ${entry.name} asks for ${variable}, which it does not declare`);
  };
  return {
    get,
    has(variable) {
      if (get(variable) !== undefined) return true;
      const secret = secretOf(variable);
      if (secret === undefined) return false;
      const { isNamed, places } = wantedSecret(secret, sources);
      const fetched = sources.fetched.get(variable);
      if (fetched !== undefined) return fetched.kind === 'failed' && isNamed;
      return isNamed || places.some(isLeft(secret, sources.environment));
    },
  };
}

/**
 * A setting with who says it: the environment before the `.env` files before the configuration, and in
 * each of them its own name before the others.
 */
export function settingSaid(
  { name: provider }: Pick<AdapterEntry, 'name'>,
  need: SettingNeed,
  { environment, config }: Pick<Sources, 'environment' | 'config'>,
): Said<string> | undefined {
  const traced = environment.traceFirst(variablesOf(need));
  if (traced === undefined) return configured(config.providers.get(provider), need.name);
  return { value: traced.value, origin: originOf(traced.name, traced.file) };
}

/** Every name under which a setting may be set, its own one first. */
export function variablesOf({ variable, aliases = [] }: SettingNeed): readonly string[] {
  return [variable, ...aliases];
}

/** Every name under which a secret may be set, its own one first. */
export function namesOf({ name, aliases = [] }: SecretNeed): readonly string[] {
  return [name, ...aliases];
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

/**
 * Where a secret may be: where the configuration says; else in its sources, in each under its own name
 * and then under the others; else where a tool of the vendor has left it.
 */
export function wantedSecret(
  need: SecretNeed,
  { config: { secrets }, environment, takesLeft }: Omit<Sources, 'fetched'>,
): WantedSecret {
  const { name } = need;
  const names = namesOf(need);
  const [named] = names.flatMap((each) => secrets.places.get(each) ?? []);
  if (named !== undefined) return { name, places: named.value, isNamed: true };
  const usual = secrets.sources.value.flatMap((source) => names.map((each) => source(each)));
  const path = takesLeft ? leftPath(need, environment) : undefined;
  const isThere = path !== undefined && existsSync(path);
  const left = isThere ? [{ kind: 'file', path } as const] : [];
  return { name, places: [...usual, ...left], isNamed: false };
}

function isLeft(need: SecretNeed, environment: Environment): (place: SecretPlace) => boolean {
  const path = leftPath(need, environment);
  return (place) => place.kind === 'file' && place.path === path;
}

/** What was fetched; else what the places say that need not be asked, up to the first that must be. */
function secretValue(need: SecretNeed, sources: Sources): string | undefined {
  const fetched = sources.fetched.get(need.name);
  if (fetched !== undefined) return fetched.kind === 'found' ? fetched.value : undefined;
  for (const place of wantedSecret(need, sources).places) {
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
