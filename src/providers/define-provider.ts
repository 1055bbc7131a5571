import type { AdapterEntry, ImageHalf, VideoEntry } from './adapter-entry.ts';

/** What a provider of somebody else's is: the same as one of ours. */
export type ProviderDefinition = AdapterEntry;

/** What is wrong with a value that should be a provider's definition; undefined where nothing is. */
export function problemWithDefinition(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'it is no mapping';
  const entry = value as Partial<Record<keyof VideoEntry, unknown>>;
  const { name, kind, summary, concurrency, secrets, settings, lifecycle, images } = entry;
  if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    return '`name` should be small letters, digits and dashes';
  }
  if (kind !== 'video' && kind !== 'image') return '`kind` should be "video" or "image"';
  if (typeof summary !== 'string') return '`summary` should be a text';
  if (!isWhole(concurrency)) return '`concurrency` should be a whole number from 1';
  if (!Array.isArray(secrets) || !Array.isArray(settings)) {
    return '`secrets` and `settings` should be lists';
  }
  if (typeof lifecycle !== 'object' || lifecycle === null) return '`lifecycle` is missing';
  const problem = kind === 'video' ? problemWithHalf(entry) : undefined;
  if (problem !== undefined || (kind === 'video' && images === undefined)) return problem;
  if (typeof images !== 'object' || images === null) return '`images` should be a mapping';
  const inImages = problemWithHalf(images);
  return inImages && `in \`images\`, ${inImages}`;
}

/** What clips and stills have each of their own. */
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
