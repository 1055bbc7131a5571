import type { Finding } from '../diagnostics/finding.ts';
import type { Json } from '../film/json.ts';
import type { Quality } from '../film/vocabulary.ts';
import { type Parsed, parsePlace, parseSource } from '../secrets/parse-place.ts';
import { locate, spanOf } from '../source/locate.ts';
import { positionAt } from '../source/source-text.ts';
import type { Data, DataMapping } from '../source/to-data.ts';
import type { YamlMapping } from '../source/yaml/yaml-node.ts';
import type { Config, ProviderConfig, SecretsConfig } from './config.ts';
import type { Said } from './origin.ts';

/** What one place says of the configuration; what it does not say is left to the others. */
export type ConfigLayer = Omit<Config, 'secrets'> & {
  readonly secrets: Pick<SecretsConfig, 'places'> & Partial<Pick<SecretsConfig, 'sources'>>;
};

/** Keys of a provider that are not settings of its own. */
const COMMON = new Set(['module', 'model', 'options', 'images', 'concurrency', 'prices']);

/**
 * A document that the schema has found good, as one layer of the configuration.
 *
 * @param folder that its paths start from.
 */
export function layerOf(
  document: Data,
  root: YamlMapping,
  folder: string,
  { findings, secrets }: Pick<Keys, 'findings' | 'secrets'>,
): ConfigLayer {
  const top = mappingOf(document);
  const said = <Value>(value: Value, path: Path): Said<Value> => {
    const { source, start } = spanOf(locate(root, path));
    return { value, origin: { kind: 'file', file: source.file, ...positionAt(source, start) } };
  };
  const at = <Value extends Data>(name: string): Said<Value> | undefined =>
    name in top ? said(top[name] as Value, [name]) : undefined;
  const chain = top['provider'];
  const provider = chain === undefined ? undefined : (listOf(chain) as readonly string[]);
  const keys: Keys = { said, folder, findings, secrets };
  return {
    render: {
      ...optional('provider', provider && said(provider, ['provider'])),
      ...optional('quality', at<Quality>('quality')),
      ...budgetsOf(top['budget'], said),
      ...optional('maxParallel', at<number>('max_parallel')),
      ...optional('keepGoing', at<boolean>('keep_going')),
    },
    ...optional('env', at<string>('env')),
    secrets: secretsOf(mappingOf(top['secrets']), keys),
    providers: entriesOf(top['providers'], (value, name) =>
      providerOf(mappingOf(value), ['providers', name], keys),
    ),
  };
}

type Path = readonly (string | number)[];

interface Keys {
  /** What stands where a place should: it may be a secret. */
  readonly secrets: string[];
  readonly said: <Value>(value: Value, path: Path) => Said<Value>;
  readonly folder: string;
  readonly findings: Finding[];
}

/** A bare number is that of each film. */
function budgetsOf(
  budget: Data | undefined,
  said: Keys['said'],
): Pick<ConfigLayer['render'], 'budget' | 'monthBudget'> {
  if (typeof budget === 'number') return { budget: said(budget, ['budget']) };
  const { film, month } = mappingOf(budget);
  return {
    ...(film !== undefined && { budget: said(film as number, ['budget', 'film']) }),
    ...(month !== undefined && { monthBudget: said(month as number, ['budget', 'month']) }),
  };
}

function secretsOf(
  { default: sources, ...places }: DataMapping,
  { said, folder, findings, secrets }: Keys,
): ConfigLayer['secrets'] {
  const parsedAt = <Result>(
    path: Path,
    text: string,
    parsed: Parsed<Result>,
  ): readonly Result[] => {
    if (parsed.ok) return [parsed.result];
    // A misspelt address is none, and is to be seen.
    if (!/^[a-z]+:\/\/[^\s@?]*$/i.test(text)) secrets.push(text);
    // The text may be a secret: neither the message nor the hint has it.
    const { problem, hint } = parsed;
    const message = `\`${String(path[1])}\` must name a place: ${problem}.`;
    findings.push({ code: 'config/bad-place', severity: 'error', message, hint, path });
    return [];
  };
  const each = <Result>(
    written: Data,
    path: Path,
    parse: (text: string) => Parsed<Result>,
  ): readonly Result[] =>
    listOf(written).flatMap((text, index) =>
      parsedAt(
        Array.isArray(written) ? [...path, index] : path,
        text as string,
        parse(text as string),
      ),
    );
  const path = ['secrets', 'default'];
  return {
    ...(sources !== undefined && {
      sources: said(
        each(sources, path, (text) => parseSource(text, folder)),
        path,
      ),
    }),
    places: entriesOf(places, (written, name) => {
      const own = ['secrets', name];
      return said(
        each(written, own, (text) => parsePlace(text, name, folder)),
        own,
      );
    }),
  };
}

function providerOf(provider: DataMapping, path: Path, keys: Keys): ProviderConfig {
  const { module, model, options, images, concurrency, prices } = provider;
  const at = <Value extends Data>(
    name: string,
    value: Value | undefined,
  ): Said<Value> | undefined =>
    value === undefined ? undefined : keys.said(value, [...path, name]);
  const ofEach = (value: Data | undefined, own: Path) =>
    entriesOf(value, (option, name) => keys.said(option as Json, [...own, name]));
  const { model: imageModel, options: imageOptions } = mappingOf(images);
  const imagePath = [...path, 'images'];
  return {
    ...optional('module', at('module', module as string | undefined)),
    settings: new Map(
      Object.entries(provider)
        .filter(([name]) => !COMMON.has(name))
        .map(([name, value]) => [
          name,
          keys.said(`${value as string | number | boolean}`, [...path, name]),
        ]),
    ),
    ...optional('model', at('model', model as string | undefined)),
    options: ofEach(options, [...path, 'options']),
    images: {
      ...(imageModel !== undefined && {
        model: keys.said(imageModel as string, [...imagePath, 'model']),
      }),
      options: ofEach(imageOptions, [...imagePath, 'options']),
    },
    ...optional('concurrency', at('concurrency', concurrency as number | undefined)),
    prices: entriesOf(prices, (price, id) => {
      const {
        usd_per_second: second,
        usd_per_image: image,
        usd_per_1m_characters: characters,
        as_of: asOf,
      } = mappingOf(price);
      const value = {
        ...(second !== undefined && { usdPerSecond: second as number }),
        ...(image !== undefined && { usdPerImage: image as number }),
        ...(characters !== undefined && { usdPer1MCharacters: characters as number }),
        asOf: asOf as string,
      };
      return keys.said(value, [...path, 'prices', id]);
    }),
  };
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value };
}

/** Keys that begin with `x-` are the author's own. */
function entriesOf<Value>(
  mapping: Data | undefined,
  read: (value: Data, name: string) => Value,
): ReadonlyMap<string, Value> {
  return new Map(
    Object.entries(mappingOf(mapping))
      .filter(([name]) => !name.startsWith('x-'))
      .map(([name, value]) => [name, read(value, name)]),
  );
}

function mappingOf(value: Data | undefined): DataMapping {
  return (value ?? {}) as DataMapping;
}

function listOf(value: Data): readonly Data[] {
  return Array.isArray(value) ? value : [value];
}
