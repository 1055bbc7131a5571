import type { Config, ProviderConfig } from '../../config/config.ts';
import type { Origin, Said } from '../../config/origin.ts';
import type { Json } from '../../film/json.ts';
import { placeText, type SecretPlace } from '../../secrets/secret-place.ts';
import type { RunProviders } from '../providers/run-providers.ts';
import { settingKey, settingSaid } from './provider-environment.ts';

/** One value of the merged configuration, and who says it. */
export interface ConfigValue {
  /** `providers.vertex-ai.location` */
  readonly key: string;
  readonly value: Json;
  readonly origin: Origin;
}

/** The merged configuration, value by value. Of secrets it has the places alone. */
export function configValues(providers: RunProviders): readonly ConfigValue[] {
  const { render, env, secrets } = providers.config;
  return [
    ...said('provider', render.provider),
    ...said('quality', render.quality),
    ...said('budget', render.budget),
    ...said('budget.month', render.monthBudget),
    ...said('max_parallel', render.maxParallel),
    ...said('keep_going', render.keepGoing),
    ...said('env', env),
    ...sourcesValue(secrets.sources),
    ...[...secrets.places].map(([name, { value, origin }]) => ({
      key: `secrets.${name}`,
      value: value.map(placeText).join(', '),
      origin,
    })),
    ...providers.all.flatMap(({ name }) => providerValues(name, providers)),
  ];
}

function providerValues(name: string, providers: RunProviders): readonly ConfigValue[] {
  const entry = providers.find(name)!;
  const key = `providers.${name}`;
  const settings = entry.settings.flatMap((need) => {
    const found = settingSaid(entry, need, providers);
    return said(
      `${key}.${settingKey(need.name)}`,
      found && { ...found, value: shown(found.value) },
    );
  });
  const configured = providers.config.providers.get(name);
  return configured === undefined ? settings : [...settings, ...ownValues(key, configured)];
}

function ownValues(
  key: string,
  { module, model, options, images, concurrency, prices }: ProviderConfig,
): readonly ConfigValue[] {
  const each = (prefix: string, values: ReadonlyMap<string, Said<Json>>) =>
    [...values].flatMap(([name, value]) => said(`${prefix}.${name}`, value));
  return [
    ...said(`${key}.module`, module),
    ...said(`${key}.model`, model),
    ...each(`${key}.options`, options),
    ...said(`${key}.images.model`, images.model),
    ...each(`${key}.images.options`, images.options),
    ...said(`${key}.concurrency`, concurrency),
    ...[...prices].map(([model_, { value, origin }]) => ({
      key: `${key}.prices.${model_}`,
      value: {
        ...(value.usdPerSecond !== undefined && { usd_per_second: value.usdPerSecond }),
        ...(value.usdPerImage !== undefined && { usd_per_image: value.usdPerImage }),
        ...(value.usdPer1MCharacters !== undefined && {
          usd_per_1m_characters: value.usdPer1MCharacters,
        }),
        as_of: value.asOf,
      },
      origin,
    })),
  ];
}

function said(key: string, value: Said<Json> | undefined): readonly ConfigValue[] {
  return value === undefined ? [] : [{ key, ...value }];
}

function sourcesValue({ value, origin }: Config['secrets']['sources']): readonly ConfigValue[] {
  const places = value.map((source) => sourceText(source('NAME'))).join(', ');
  return [{ key: 'secrets.default', value: places, origin }];
}

/** `env` rather than `env://NAME`: a source goes by the name that is looked for. */
function sourceText(place: SecretPlace): string {
  const isPlain = place.kind === 'env' || place.kind === 'dotenv';
  return isPlain ? place.kind : placeText(place);
}

/** An address may have a password in it, and a variable may hold a key where a path was meant. */
function shown(value: string): string {
  if (value.trimStart().startsWith('{')) return '‹secret›';
  if (!URL.canParse(value)) return value;
  const url = new URL(value);
  if (url.username === '' && url.password === '' && url.search === '') return value;
  url.username = '';
  url.password = '';
  url.search = '';
  return `${url.href} (without what it says of a user)`;
}
