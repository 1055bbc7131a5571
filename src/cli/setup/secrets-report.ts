import type { AdapterEntry, SecretNeed, SettingNeed } from '../../providers/adapter-entry.ts';
import { placeText, type SecretPlace } from '../../secrets/secret-place.ts';
import { missingNeeds } from '../providers/provider-access.ts';
import type { RunProviders } from '../providers/run-providers.ts';
import { leftPath } from './left-path.ts';
import {
  localValue,
  namesOf,
  settingSaid,
  variablesOf,
  wantedSecret,
} from './provider-environment.ts';

/** What one provider needs, and where it would come from. Never a value, nor how long it is. */
export interface ProviderNeeds {
  readonly provider: string;
  /** Whether anything of it is set anywhere. */
  readonly isConfigured: boolean;
  readonly needs: readonly Need[];
}

export interface Need {
  /** The variable. */
  readonly name: string;
  readonly purpose: string;
  readonly kind: 'secret' | 'setting';
  readonly required: boolean;
  readonly state: 'present' | 'missing' | 'failed';
  /** Other names that it may have. */
  readonly aliases?: readonly string[];
  /** Not needed as things are: another that does instead is set. */
  readonly spared?: true;
  /** Names of it that say something else, and are not used. */
  readonly others?: readonly string[];
  /** Where it comes from; where it was looked for, where it is missing. */
  readonly from: readonly string[];
  /** Why it could not be had. */
  readonly problem?: string;
  readonly hint?: string;
  /** Set in the environment too, which is not asked: it is kept elsewhere. */
  readonly overruled?: true;
}

type Run = Parameters<RunProviders['fetchSecrets']>[1];

/** Looks every secret of some providers up, wherever it is kept. */
export async function reportSecrets(
  entries: readonly AdapterEntry[],
  providers: RunProviders,
  run: Run,
): Promise<readonly ProviderNeeds[]> {
  await providers.fetchSecrets(entries, run);
  return entries.map((entry) => {
    const missing = new Set(missingNeeds(entry, providers.environmentOf(entry)));
    const needs = [
      ...entry.secrets.map((need) => secretNeed(need, providers)),
      ...entry.settings.map((need) => settingNeed(entry, need, providers)),
    ].map((need): Need => {
      const isSpared = need.required && need.state === 'missing' && !missing.has(need.name);
      return isSpared ? { ...need, spared: true } : need;
    });
    const isConfigured =
      providers.config.providers.has(entry.name) || needs.some(({ state }) => state !== 'missing');
    return { provider: entry.name, isConfigured, needs };
  });
}

function secretNeed(need: SecretNeed, providers: RunProviders): Need {
  const { environment, fetched } = providers;
  const { places, isNamed } = wantedSecret(need, providers);
  const facts = factsOf(need, need.name, 'secret');
  const outcome = fetched.get(need.name);
  const asksEnvironment = places.some(({ kind }) => kind === 'env' || kind === 'dotenv');
  const isSet = environment.traceFirst(namesOf(need)) !== undefined;
  const note = isNamed && !asksEnvironment && isSet ? ({ overruled: true } as const) : {};
  const place = outcome?.kind === 'found' ? outcome.place : places.find(isLocal(providers));
  const value = outcome?.kind === 'found' ? outcome.value : place && valueAt(place, providers);
  if (value !== undefined && place !== undefined && outcome?.kind !== 'failed') {
    const others = asksEnvironment ? othersOf(namesOf(need), value, providers) : {};
    const from = [whereText(place, need.name, providers)];
    return { ...facts, ...note, ...others, state: 'present', from };
  }
  if (outcome?.kind === 'failed') {
    const { message, hint } = outcome.error;
    const told = { problem: message, ...(hint !== undefined && { hint }) };
    return { ...facts, ...note, state: 'failed', from: places.map(placeText), ...told };
  }
  const left = isNamed ? undefined : leftPath(need, environment);
  const from = [
    ...places.map((each) => whereText(each, need.name, providers)),
    ...(left === undefined ? [] : [left]),
  ];
  return { ...facts, ...note, state: 'missing', from: [...new Set(from)] };
}

function isLocal(providers: RunProviders): (place: SecretPlace) => boolean {
  return (place) => valueAt(place, providers) !== undefined;
}

function valueAt(place: SecretPlace, { environment }: RunProviders): string | undefined {
  const local = localValue(place, environment);
  return local === 'asked' ? undefined : local?.value;
}

function settingNeed(entry: AdapterEntry, need: SettingNeed, providers: RunProviders): Need {
  const found = settingSaid(entry, need, providers);
  const facts = factsOf(need, need.variable, 'setting');
  if (found === undefined) return { ...facts, state: 'missing', from: [] };
  const { origin, value } = found;
  const others = othersOf(variablesOf(need), value, providers);
  const from =
    origin.kind === 'environment'
      ? named('the environment', origin.variable, need.variable)
      : origin.kind === 'env-file'
        ? named(origin.file, origin.variable, need.variable)
        : origin.kind === 'file'
          ? origin.file
          : origin.kind;
  return { ...facts, ...others, state: 'present', from: [from] };
}

function factsOf(
  { purpose, required, aliases = [] }: SecretNeed | SettingNeed,
  name: string,
  kind: Need['kind'],
): Pick<Need, 'name' | 'purpose' | 'kind' | 'required' | 'aliases'> {
  return { name, purpose, kind, required, ...(aliases.length > 0 && { aliases }) };
}

/** Whoever has set two names to two values learns which of them counts. */
function othersOf(
  names: readonly string[],
  value: string,
  { environment }: RunProviders,
): Pick<Need, 'others'> {
  const others = names.filter((name) => {
    const said = environment.get(name);
    return said !== undefined && said.trim() !== value.trim();
  });
  return others.length === 0 ? {} : { others };
}

function whereText(place: SecretPlace, ownName: string, { environment }: RunProviders): string {
  if (place.kind === 'env') return named('the environment', place.name, ownName);
  if (place.kind !== 'dotenv') return placeText(place);
  return named(environment.fromFiles(place.name)?.file ?? '.env files', place.name, ownName);
}

/** By which name it goes there, where that is not its own. */
function named(where: string, name: string, ownName: string): string {
  return name === ownName ? where : `${where} (${name})`;
}
