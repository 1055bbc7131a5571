import type { AdapterEntry, ImageHalf, VideoEntry } from './adapter-entry.ts';

/** What a provider of somebody else's is: the same as one of ours. */
export type ProviderDefinition = AdapterEntry;

/** What is wrong with a value that should be a provider's definition; undefined where nothing is. */
export function problemWithDefinition(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'it is no mapping';
  const entry = value as Partial<Record<keyof VideoEntry, unknown>>;
  const { name, kind, summary, concurrency, secrets, settings, lifecycle } = entry;
  if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    return '`name` should be small letters, digits and dashes';
  }
  if (kind !== 'video' && kind !== 'image' && kind !== 'voice') {
    return '`kind` should be "video", "image" or "voice"';
  }
  if (typeof summary !== 'string') return '`summary` should be a text';
  if (!isWhole(concurrency)) return '`concurrency` should be a whole number from 1';
  if (!Array.isArray(secrets) || !Array.isArray(settings)) {
    return '`secrets` and `settings` should be lists';
  }
  if (typeof lifecycle !== 'object' || lifecycle === null) return '`lifecycle` is missing';
  return (
    (kind === 'video' ? problemWithHalf(entry) : undefined) ??
    problemInside('images', entry, kind === 'image') ??
    problemInside('voices', entry, kind === 'voice')
  );
}

/** What is wrong with the half for stills or for voices, which may be missing where it is not all. */
function problemInside(
  name: 'images' | 'voices',
  entry: Partial<Record<keyof VideoEntry, unknown>>,
  isNeeded: boolean,
): string | undefined {
  const half = entry[name];
  if (half === undefined && !isNeeded) return undefined;
  if (typeof half !== 'object' || half === null) return `\`${name}\` should be a mapping`;
  const problem = problemWithHalf(half);
  return problem && `in \`${name}\`, ${problem}`;
}

/** What clips, stills and voices have each of their own. */
function problemWithHalf(half: Partial<Record<keyof ImageHalf, unknown>>): string | undefined {
  if (!isWhole(half.version)) return '`version` should be a whole number from 1';
  const lacks = (['models', 'load'] as const).find((each) => typeof half[each] !== 'function');
  if (lacks !== undefined) return `\`${lacks}\` should be a function`;
  const isList = half.optionNames !== undefined && typeof half.optionNames !== 'function';
  return isList ? '`optionNames` should be a function' : undefined;
}

/**
 * Defines a provider: the default export of a module that whoever renders names in
 * MINISTUDIO_PROVIDERS. Films then name it like any other.
 *
 * @throws TypeError where it is no definition.
 */
export function defineProvider<Definition extends ProviderDefinition>(
  definition: Definition,
): Readonly<Definition> {
  const problem = problemWithDefinition(definition);
  if (problem !== undefined) throw new TypeError(`This defines no provider: ${problem}.`);
  const copy: Definition = { ...definition };
  return Object.freeze(copy);
}

function isWhole(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}
