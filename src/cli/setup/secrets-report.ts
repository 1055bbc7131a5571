import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import { placeText } from '../../secrets/secret-place.ts';
import type { RunProviders } from '../run-providers.ts';
import { localValue, settingSaid, wantedSecret } from './provider-environment.ts';

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
    const needs = [
      ...entry.secrets.map((need) => secretNeed(need, providers)),
      ...entry.settings.map((need) => settingNeed(entry, need, providers)),
    ];
    const isConfigured =
      providers.config.providers.has(entry.name) || needs.some(({ state }) => state !== 'missing');
    return { provider: entry.name, isConfigured, needs };
  });
}

function secretNeed(
  { name, purpose, required }: AdapterEntry['secrets'][number],
  providers: RunProviders,
): Need {
  const { config, environment, fetched } = providers;
  const { places, isNamed } = wantedSecret(name, config);
  const facts = { name, purpose, kind: 'secret', required } as const;
  const outcome = fetched.get(name);
  const asksEnvironment = places.some(({ kind }) => kind === 'env' || kind === 'dotenv');
  const overruled = isNamed && !asksEnvironment && environment.trace(name) !== undefined;
  const note = overruled ? ({ overruled: true } as const) : {};
  if (outcome?.kind === 'found') {
    return { ...facts, ...note, state: 'present', from: [whereText(outcome.place, providers)] };
  }
  if (outcome?.kind === 'failed') {
    const { message, hint } = outcome.error;
    const told = { problem: message, ...(hint !== undefined && { hint }) };
    return { ...facts, ...note, state: 'failed', from: places.map(placeText), ...told };
  }
  const place = places.find((each) => {
    const local = localValue(each, environment);
    return local !== undefined && local !== 'asked';
  });
  if (outcome === undefined && place !== undefined) {
    return { ...facts, state: 'present', from: [whereText(place, providers)] };
  }
  return {
    ...facts,
    ...note,
    state: 'missing',
    from: places.map((each) => whereText(each, providers)),
  };
}

function settingNeed(
  entry: AdapterEntry,
  need: AdapterEntry['settings'][number],
  providers: RunProviders,
): Need {
  const { variable: name, purpose, required } = need;
  const found = settingSaid(entry, need, providers);
  const facts = { name, purpose, kind: 'setting', required } as const;
  if (found === undefined) return { ...facts, state: 'missing', from: [] };
  const { origin } = found;
  const from =
    origin.kind === 'environment'
      ? 'the environment'
      : origin.kind === 'file' || origin.kind === 'env-file'
        ? origin.file
        : origin.kind;
  return { ...facts, state: 'present', from: [from] };
}

function whereText(
  place: ReturnType<typeof wantedSecret>['places'][number],
  { environment }: RunProviders,
): string {
  if (place.kind === 'env') return 'the environment';
  if (place.kind !== 'dotenv') return placeText(place);
  return environment.fromFiles(place.name)?.file ?? '.env files';
}
