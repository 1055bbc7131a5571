import type { Json } from '../film/json.ts';
import type { Quality } from '../film/vocabulary.ts';
import type { SecretPlace } from '../secrets/secret-place.ts';
import type { SecretSource } from '../secrets/parse-place.ts';
import type { Said } from './origin.ts';

/** How films are made here, merged from every place where that can be said. */
export interface Config {
  /** What stands for a flag that is not given. */
  readonly render: RenderDefaults;
  /** Which `.env.NAME` is read too. */
  readonly env?: Said<string>;
  readonly secrets: SecretsConfig;
  readonly providers: ReadonlyMap<string, ProviderConfig>;
}

export interface RenderDefaults {
  /** Used instead of the films' own, tried in order. */
  readonly provider?: Said<readonly string[]>;
  readonly quality?: Said<Quality>;
  /** US dollars: the most that any film may cost. */
  readonly budget?: Said<number>;
  /** US dollars: the most that all films together may cost in a month. */
  readonly monthBudget?: Said<number>;
  readonly maxParallel?: Said<number>;
  readonly keepGoing?: Said<boolean>;
}

export interface SecretsConfig {
  /** Where a secret is looked for that has no line of its own: in order. */
  readonly sources: Said<readonly SecretSource[]>;
  /** By the name of the variable; in order. */
  readonly places: ReadonlyMap<string, Said<readonly SecretPlace[]>>;
}

export interface ProviderConfig {
  /** A path, or the name of a package. */
  readonly module?: Said<string>;
  /** By the name that its entry gives the setting: `baseUrl`. */
  readonly settings: ReadonlyMap<string, Said<string>>;
  readonly model?: Said<string>;
  readonly options: ReadonlyMap<string, Said<Json>>;
  readonly images: {
    readonly model?: Said<string>;
    readonly options: ReadonlyMap<string, Said<Json>>;
  };
  readonly concurrency?: Said<number>;
  /** By the id of a model. */
  readonly prices: ReadonlyMap<string, Said<ConfiguredPrice>>;
}

export interface ConfiguredPrice {
  readonly usdPerSecond?: number;
  readonly usdPerImage?: number;
  readonly usdPer1MCharacters?: number;
  /** ISO date. */
  readonly asOf: string;
}
