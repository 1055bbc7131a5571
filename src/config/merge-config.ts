import type { Config, ProviderConfig } from './config.ts';
import type { ConfigLayer } from './layer.ts';
import { NOTHING_SAID } from './nothing.ts';

/** Layers as one configuration; what a later one says goes before what an earlier one does. */
export function mergeConfig(layers: readonly ConfigLayer[]): Config {
  return layers.reduce<Config>(
    (below, { render, env, secrets, providers }) => ({
      render: { ...below.render, ...render },
      ...(below.env && { env: below.env }),
      ...(env && { env }),
      secrets: {
        sources: secrets.sources ?? below.secrets.sources,
        places: over(below.secrets.places, secrets.places),
      },
      providers: over(below.providers, providers, mergeProvider),
    }),
    NOTHING_SAID,
  );
}

function mergeProvider(below: ProviderConfig, above: ProviderConfig): ProviderConfig {
  return {
    ...below,
    ...above,
    settings: over(below.settings, above.settings),
    options: over(below.options, above.options),
    images: {
      ...below.images,
      ...above.images,
      options: over(below.images.options, above.images.options),
    },
    prices: over(below.prices, above.prices),
  };
}

/** Both maps; where both have a key, `merge` decides, and the upper one where it is not given. */
function over<Value>(
  below: ReadonlyMap<string, Value>,
  above: ReadonlyMap<string, Value>,
  merge: (below: Value, above: Value) => Value = (_, upper) => upper,
): ReadonlyMap<string, Value> {
  const merged = new Map(below);
  for (const [name, value] of above) {
    const under = below.get(name);
    merged.set(name, under === undefined ? value : merge(under, value));
  }
  return merged;
}
