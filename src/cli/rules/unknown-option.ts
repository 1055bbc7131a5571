import type { Registry } from '../../adapters/registry.ts';
import type { Explanation } from '../../diagnostics/explanation.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import type { SaidOptions } from '../../source/check-options.ts';
import { suggestion } from '../../source/nearest.ts';
import { productsOf } from '../providers/products.ts';
import { type Made, makes, type UnknownOption, unknownOf } from '../routing/unknown-options.ts';

export const UNKNOWN_OPTION: Explanation = {
  code: 'provider/unknown-option',
  severity: 'error',
  title: 'A provider is given an option that it does not have.',
  why: 'Options are in the words of one provider, and what it does not know it refuses. Without this check that would happen in the middle of a film, after other shots were paid for. Whose account pays, at which address and with which key is no option at all: a film is written by others, and your key would go where it says.',
  mend: 'Correct the name, or leave it out; `ministudio providers show NAME` lists options and settings. Settings stand under `providers.NAME` in ministudio.config.yaml, or in the environment.',
  wrong: 'provider_options: { vertex-ai: { person_genration: allow_adult } }',
  right: 'provider_options: { vertex-ai: { person_generation: allow_adult } }',
};

/** Whether there is such a provider at all is told by the language itself. */
export async function unknownOptions(
  said: readonly SaidOptions[],
  registry: Registry,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const { provider, made, names, path } of said) {
    const entry = registry.find(provider);
    if (entry === undefined) continue;
    for (const option of await unknownOf(names, entry, made)) {
      found.push({
        code: UNKNOWN_OPTION.code,
        severity: UNKNOWN_OPTION.severity,
        message: messageOf(option, entry, made),
        hint: () => hintOf(option, entry),
        path: [...path, option.name],
        atKey: true,
      });
    }
  }
  return found;
}

/** Says for what only of a provider that makes several things. */
export function messageOf({ name }: UnknownOption, entry: AdapterEntry, made: Made): string {
  if (!makes(entry, made)) {
    return `The provider \`${entry.name}\` makes no ${made}: nothing takes its option \`${name}\`.`;
  }
  const whereof = productsOf(entry).length > 1 ? ` for ${made}` : '';
  return `The provider \`${entry.name}\` has no option \`${name}\`${whereof}.`;
}

function hintOf({ name, known, instead }: UnknownOption, entry: AdapterEntry): string {
  switch (instead?.kind) {
    case 'option': {
      const stills = `\`stills: { options: { ${entry.name}: { ${name}: … } } }\``;
      const clips = `\`provider_options: { ${entry.name}: { ${name}: … } }\``;
      const voices = `\`voices: { options: { ${entry.name}: { ${name}: … } } }\``;
      const places: Readonly<Record<Made, string>> = { clips, stills, voices };
      return `It is an option of its ${instead.of}: ${places[instead.of]}.`;
    }
    case 'setting': {
      const { key, variable } = instead;
      const where = `\`${key}\` under \`providers.${entry.name}\` in ministudio.config.yaml`;
      if (variable === undefined) return `Whoever renders sets ${where}; a film can’t say it.`;
      return `Whoever renders sets ${where}, or ${variable} in the environment. A film can’t say it: your key would go where it says.`;
    }
    case 'secret':
      return `Set ${instead.variables.join(' or ')} in the environment or in \`.env\`. A film holds no secret.`;
    case undefined:
      return (
        suggestion(name, known) ??
        `Correct it, or leave it out; \`ministudio providers show ${entry.name}\` lists its options.`
      );
  }
}
