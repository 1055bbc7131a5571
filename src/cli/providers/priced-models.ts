import { originText, type Said } from '../../config/origin.ts';
import type { ConfiguredPrice } from '../../config/config.ts';
import type { JsonObject } from '../../film/json.ts';
import type {
  AdapterEntry,
  ImageHalf,
  VideoEntry,
  VoiceHalf,
} from '../../providers/adapter-entry.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import type { ImageModel } from '../../providers/image-model.ts';
import type { VoiceModel } from '../../providers/voice-model.ts';
import { cliError } from '../cli-error.ts';
import type { RunProviders } from './run-providers.ts';

/** The models of a provider as it is set up, at the prices that the user pays. */
export async function modelsOf(
  adapter: VideoEntry,
  options: JsonObject | undefined,
  providers: RunProviders,
): Promise<readonly VideoModel[]> {
  const models = await adapter.models(providers.environmentOf(adapter).get, options);
  return requireSums(adapter.name, models).map(pricedModel(adapter.name, providers));
}

/** The same for stills. */
export async function imageModelsOf(
  entry: AdapterEntry & { readonly images: ImageHalf },
  options: JsonObject | undefined,
  providers: RunProviders,
): Promise<readonly ImageModel[]> {
  const models = await entry.images.models(providers.environmentOf(entry).get, options);
  return requireSums(entry.name, models).map(pricedImageModel(entry.name, providers));
}

/** The same for voices. */
export async function voiceModelsOf(
  entry: AdapterEntry & { readonly voices: VoiceHalf },
  options: JsonObject | undefined,
  providers: RunProviders,
): Promise<readonly VoiceModel[]> {
  const models = await entry.voices.models(providers.environmentOf(entry).get, options);
  return requireSums(entry.name, models).map(pricedVoiceModel(entry.name, providers));
}

/**
 * Of a provider of somebody else's, a price may be anything: one below nothing would let pass whatever a budget
 * is to stop.
 *
 * @throws StudioError `provider/bad-module`
 */
function requireSums<Model extends { readonly id: string; readonly price?: object }>(
  provider: string,
  models: readonly Model[],
): readonly Model[] {
  for (const { id, price } of models) {
    for (const [name, usd] of amountsIn(price ?? {})) {
      if (typeof usd === 'number' && Number.isFinite(usd) && usd >= 0) continue;
      throw cliError(
        'provider/bad-module',
        `${provider} says for ${id} that \`${name}\` is ${String(usd)}, which is no sum of money`,
        'Mend its `price`, or leave it out where nobody knows it: then it is unknown, and never 0.',
      );
    }
  }
  return models;
}

/** `usdPerSecond` and the like, also of its cases. */
function amountsIn(price: object): readonly (readonly [string, unknown])[] {
  return Object.entries(price).flatMap(([name, value]: [string, unknown]) => {
    if (name.startsWith('usd')) return value === undefined ? [] : [[name, value] as const];
    const isCase = typeof value === 'object' && value !== null && name !== 'options';
    return isCase ? amountsIn(value) : [];
  });
}

/** A model with the price that the configuration has for it, or with its own. */
export function pricedModel(
  provider: string,
  providers: RunProviders,
): (model: VideoModel) => VideoModel {
  return (model) => {
    const said = saidPrice(provider, model.id, providers);
    const usdPerSecond = said?.value.usdPerSecond;
    if (said === undefined || usdPerSecond === undefined) return model;
    return { ...model, price: { usdPerSecond, ...sourceOf(said) } };
  };
}

export function pricedImageModel(
  provider: string,
  providers: RunProviders,
): (model: ImageModel) => ImageModel {
  return (model) => {
    const said = saidPrice(provider, model.id, providers);
    const usdPerImage = said?.value.usdPerImage;
    if (said === undefined || usdPerImage === undefined) return model;
    return { ...model, price: { cases: [{ usdPerImage }], ...sourceOf(said) } };
  };
}

export function pricedVoiceModel(
  provider: string,
  providers: RunProviders,
): (model: VoiceModel) => VoiceModel {
  return (model) => {
    const said = saidPrice(provider, model.id, providers);
    const { usdPer1MCharacters, usdPerSecond } = said?.value ?? {};
    if (said === undefined || (usdPer1MCharacters ?? usdPerSecond) === undefined) return model;
    const amounts = {
      ...(usdPer1MCharacters !== undefined && { usdPer1MCharacters }),
      ...(usdPerSecond !== undefined && { usdPerSecond }),
    };
    return { ...model, price: { cases: [amounts], ...sourceOf(said) } };
  };
}

function saidPrice(provider: string, model: string, { config }: RunProviders) {
  return config.providers.get(provider)?.prices.get(model);
}

function sourceOf({ value, origin }: Said<ConfiguredPrice>) {
  return { asOf: value.asOf, source: originText(origin, (file) => file) };
}
