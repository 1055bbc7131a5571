import { isStudioError } from '../../diagnostics/studio-error.ts';
import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import type { Lifecycle, VideoModel } from '../../providers/capabilities.ts';
import type { ImageModel } from '../../providers/image-model.ts';
import type { VoiceModel } from '../../providers/voice-model.ts';
import { imageModelsOf, modelsOf, voiceModelsOf } from './priced-models.ts';
import { type Product, productsOf } from './products.ts';
import {
  imageLifecycleOf,
  lifecycleOf,
  missingNeeds,
  voiceLifecycleOf,
} from './provider-access.ts';
import type { RunProviders } from './run-providers.ts';
import type { ProviderEnvironment } from '../setup/provider-environment.ts';

/** What `providers list` says of one, in JSON. */
export interface ProviderLine {
  readonly name: string;
  readonly kind: AdapterEntry['kind'];
  readonly summary: string;
  readonly makes: readonly Product[];
  /** Of clips. */
  readonly models: readonly string[];
  /** Of stills. */
  readonly imageModels: readonly string[];
  /** Of speech. */
  readonly voiceModels: readonly string[];
  readonly credentials: 'present' | 'missing' | 'none needed';
  /** What has to be set before it can be asked. */
  readonly unset?: readonly string[];
  readonly lifecycle: Lifecycle;
  readonly imageLifecycle?: Lifecycle;
  readonly voiceLifecycle?: Lifecycle;
  /** Why nothing is known of its models. */
  readonly problem?: string;
}

export interface Models {
  readonly models: readonly VideoModel[];
  readonly imageModels: readonly ImageModel[];
  readonly voiceModels: readonly VoiceModel[];
}

/** A provider with a problem of its own does not keep the others from being listed. */
export async function describeInList(
  providers: RunProviders,
  adapter: AdapterEntry,
): Promise<ProviderLine> {
  const environment = providers.environmentOf(adapter);
  try {
    return describeProvider(environment, adapter, await knownModels(providers, adapter));
  } catch (error) {
    if (!isStudioError(error)) throw error;
    const nothing = { models: [], imageModels: [], voiceModels: [] };
    return { ...describeProvider(environment, adapter, nothing), problem: error.message };
  }
}

export async function knownModels(providers: RunProviders, adapter: AdapterEntry): Promise<Models> {
  const { images, voices } = adapter;
  return {
    models: adapter.kind === 'video' ? await modelsOf(adapter, undefined, providers) : [],
    imageModels:
      images === undefined ? [] : await imageModelsOf({ ...adapter, images }, undefined, providers),
    voiceModels:
      voices === undefined ? [] : await voiceModelsOf({ ...adapter, voices }, undefined, providers),
  };
}

export function describeProvider(
  environment: ProviderEnvironment,
  adapter: AdapterEntry,
  { models, imageModels, voiceModels }: Models,
): ProviderLine {
  const unset = unsetNeeds(adapter, environment);
  const imageLifecycle = imageLifecycleOf(adapter, environment);
  const voiceLifecycle = voiceLifecycleOf(adapter, environment);
  return {
    name: adapter.name,
    kind: adapter.kind,
    summary: adapter.summary,
    makes: productsOf(adapter),
    models: models.map(({ id }) => id),
    imageModels: imageModels.map(({ id }) => id),
    voiceModels: voiceModels.map(({ id }) => id),
    credentials: credentialsOf(adapter, environment, unset),
    ...(unset.length > 0 && { unset }),
    lifecycle: lifecycleOf(adapter, environment),
    ...(imageLifecycle && { imageLifecycle }),
    ...(voiceLifecycle && { voiceLifecycle }),
  };
}

/**
 * What a provider can't be asked without: what is missing, and the base URL of one whose own service
 * has ended, since only another server can answer.
 */
export function unsetNeeds(
  adapter: AdapterEntry,
  environment: ProviderEnvironment,
): readonly string[] {
  const baseUrl = adapter.settings.find(({ name }) => name === 'baseUrl');
  const revives =
    adapter.lifecycle.hosts !== undefined &&
    lifecycleOf(adapter, environment).state === 'ended' &&
    imageLifecycleOf(adapter, environment)?.state !== 'live' &&
    voiceLifecycleOf(adapter, environment)?.state !== 'live' &&
    baseUrl !== undefined &&
    !environment.has(baseUrl.variable);
  const missing = missingNeeds(adapter, environment);
  return revives ? [...new Set([...missing, baseUrl.variable])] : missing;
}

function credentialsOf(
  { secrets, settings }: AdapterEntry,
  environment: ProviderEnvironment,
  unset: readonly string[],
): ProviderLine['credentials'] {
  if (unset.length > 0) return 'missing';
  const needs = [...secrets, ...settings.map((need) => ({ ...need, name: need.variable }))];
  const isRequired = needs.some(({ required }) => required);
  // Nothing has to be set, so that nothing is there says nothing.
  const isThere = secrets.length > 0 && needs.some(({ name }) => environment.has(name));
  return isRequired || isThere ? 'present' : 'none needed';
}

/** What stands in brackets behind a provider in the list. */
export function stateText(line: ProviderLine): string {
  const { makes, credentials, lifecycle, problem } = line;
  if (problem !== undefined) return `problem: ${problem}`;
  const [first, ...others] = makes;
  const also = others.length === 0 ? '' : `, also ${others.join(' and ')}`;
  const made = first === 'clips' ? also : `, ${makes.join(' and ')} only`;
  const livesOn = survivors(line).length > 0 ? `${first} ` : '';
  const ended = lifecycle.state === 'live' ? '' : `, ${livesOn}${lifecycleText(lifecycle)}`;
  return `credentials: ${credentials}${made}${ended}`;
}

/** What a provider makes on, where the service itself ends. */
export function survivors({
  makes: [first],
  imageLifecycle,
  voiceLifecycle,
}: Pick<ProviderLine, 'makes' | 'imageLifecycle' | 'voiceLifecycle'>): readonly Product[] {
  const others = { stills: imageLifecycle, voices: voiceLifecycle } as const;
  return (['stills', 'voices'] as const).filter(
    (product) => product !== first && others[product]?.state === 'live',
  );
}

export function lifecycleText({ state, date, instead }: Lifecycle): string {
  const when = date === undefined ? '' : ` ${date}`;
  return `${state}${when}${instead === undefined ? '' : `; instead: ${instead}`}`;
}
