import type { Mismatch } from './match-schema.ts';
import { isMapping } from './to-data.ts';

/**
 * What is meant by the name of a provider that stands as a key where none can: it is chosen in one
 * place, told its options in another, and set up in a file of its own.
 */
export function providerKeyHint(
  { key = '', node, value }: Mismatch,
  providers: readonly string[] = [],
): string | undefined {
  if (!providers.includes(key)) return undefined;
  const held = isMapping(value) ? value[key] : undefined;
  const options = `\`provider_options: { ${key}: { … } }\``;
  const where = `Where it runs and who pays is said in \`ministudio.config.yaml\`.`;
  const { properties = {} } = node;
  if (node.title === 'providers') {
    return `Write \`providers: [${key}]\`, and its options in ${options} beside it. ${where}`;
  }
  if ('provider_options' in properties) {
    return isMapping(held)
      ? `Its options are written in ${options}. ${where}`
      : `Choose it with \`provider: ${key}\`; its options are written in ${options}.`;
  }
  return 'options' in properties ? `Write \`options: { ${key}: { … } }\`.` : undefined;
}

/** Whether a mapping of providers has one as a key, so that `use` is not what is missing. */
export function isToldWithProvider(
  { keyword, key, node, value }: Mismatch,
  providers: readonly string[] = [],
): boolean {
  const lacksUse = keyword === 'required' && key === 'use' && node.title === 'providers';
  return lacksUse && isMapping(value) && providers.some((name) => name in value);
}
