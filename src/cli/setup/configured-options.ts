import type { Registry } from '../../adapters/registry.ts';
import type { ProviderConfig } from '../../config/config.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { suggestion } from '../../source/nearest.ts';
import { messageOf } from '../rules/unknown-option.ts';
import { type Made, type UnknownOption, unknownOf } from '../routing/unknown-options.ts';

/** Options of a file of configuration that their providers do not know. */
export async function configuredOptions(
  providers: ReadonlyMap<string, ProviderConfig>,
  registry: Registry,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const [provider, { options, images }] of providers) {
    const entry = registry.find(provider);
    if (entry === undefined) continue;
    for (const [made, said, path] of [
      ['clips', options, [provider, 'options']],
      ['stills', images.options, [provider, 'images', 'options']],
    ] as const) {
      for (const option of await unknownOf([...said.keys()], entry, made)) {
        const isSecret = option.instead?.kind === 'secret';
        found.push({
          code: isSecret ? 'config/secret' : 'config/unknown-option',
          severity: 'error',
          message: isSecret
            ? `\`${option.name}\` is a secret, and a configuration holds none.`
            : messageOf(option, entry, made),
          hint: hintOf(option, provider),
          path: ['providers', ...path, option.name],
          atKey: true,
        });
      }
    }
  }
  return found;
}

const PLACES: Readonly<Record<Exclude<Made, 'voices'>, string>> = {
  clips: 'options',
  stills: 'images.options',
};

function hintOf({ name, known, instead }: UnknownOption, provider: string): string {
  const at = `\`providers.${provider}\``;
  switch (instead?.kind) {
    case 'option':
      if (instead.of === 'voices') {
        return `It is an option of its voices, which a film says: \`voices: { options: { ${provider}: { ${name}: … } } }\`.`;
      }
      return `It is an option of its ${instead.of}: write it under \`providers.${provider}.${PLACES[instead.of]}\`.`;
    case 'setting':
      return `It is a setting: write \`${instead.key}\` under ${at}, beside \`options\`.`;
    case 'secret':
      return `Set ${instead.variables.join(' or ')} in the environment or in \`.env\` (.env.example shows how), or say under \`secrets:\` where it is kept.`;
    case undefined:
      return (
        suggestion(name, known) ??
        `Correct it, or leave it out; \`ministudio providers show ${provider}\` lists its options.`
      );
  }
}
