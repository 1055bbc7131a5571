import type { Registry } from '../../adapters/registry.ts';
import type { ReadConfig } from '../../config/read-config.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import { didYouMean, suggestion } from '../../source/nearest.ts';
import { ConfigInvalidError } from './config-invalid-error.ts';
import { configuredOptions } from './configured-options.ts';
import type { Setup } from './open-setup.ts';
import { isSetting, settingKey, variablesOf } from './provider-environment.ts';
import { isSecret } from './secret-names.ts';

/**
 * Providers, their settings and their options, which only whoever knows the providers can judge.
 *
 * @throws ConfigInvalidError
 */
export async function checkProviderConfigs({ files }: Setup, registry: Registry): Promise<void> {
  for (const read of files) {
    const { providers } = read.layer;
    const found = [
      ...findingsOf(providers, registry),
      ...(await configuredOptions(providers, registry)),
    ];
    const diagnostics = found.map(read.locate);
    const [first] = diagnostics;
    if (first === undefined) continue;
    throw new ConfigInvalidError(first.file, diagnostics, secretsOf(providers, registry));
  }
}

function* findingsOf(
  providers: Extract<ReadConfig, { ok: true }>['layer']['providers'],
  registry: Registry,
): Generator<Finding> {
  for (const [name, { settings }] of providers) {
    const entry = registry.find(name);
    if (entry === undefined) {
      const known = registry.all.map((each) => each.name);
      const hint = suggestion(name, known) ?? '`ministudio providers list` shows what there is.';
      yield unknown('config/unknown-provider', `There is no provider \`${name}\`.`, hint, [name]);
      continue;
    }
    for (const key of settings.keys()) {
      if (entry.settings.some((setting) => isSetting(key, setting.name))) continue;
      yield isSecret(key, entry) ? secretFinding(key, entry) : settingFinding(key, entry);
    }
  }
}

function secretsOf(
  providers: Extract<ReadConfig, { ok: true }>['layer']['providers'],
  registry: Registry,
): readonly string[] {
  return [...providers].flatMap(([name, { settings, options, images }]) => {
    const entry = registry.find(name) ?? { settings: [], secrets: [] };
    const isShown = (key: string): boolean =>
      entry.settings.some((setting) => isSetting(key, setting.name)) || !isSecret(key, entry);
    return [...settings, ...options, ...images.options].flatMap(([key, { value }]) =>
      isShown(key) || typeof value !== 'string' ? [] : [value],
    );
  });
}

function settingFinding(key: string, { name, settings }: AdapterEntry): Finding {
  const keys = [...settings.map((setting) => settingKey(setting.name)), ...COMMON];
  const byVariable = settings.find((setting) => variablesOf(setting).includes(key));
  const hint =
    byVariable === undefined
      ? (didYouMean(key, keys) ??
        `\`ministudio providers show ${name}\` lists them; what is sent with each request stands under \`options\`.`)
      : `Write \`${settingKey(byVariable.name)}\`; \`${key}\` is its name in the environment.`;
  const message = `\`${key}\` is no setting of ${name}.`;
  return unknown('config/unknown-setting', message, hint, [name, key]);
}

const COMMON = ['module', 'model', 'options', 'images', 'concurrency', 'prices'];

function secretFinding(key: string, { name, secrets }: AdapterEntry): Finding {
  const variables = secrets.map((each) => each.name).join(', ');
  const where =
    variables === ''
      ? `${name} needs none.`
      : `Set ${variables} in the environment or in \`.env\` (.env.example shows how), or say under \`secrets:\` where it is kept.`;
  const message = `\`${key}\` is a secret, and a configuration holds none.`;
  return unknown('config/secret', message, where, [name, key]);
}

function unknown(code: string, message: string, hint: string, path: readonly string[]): Finding {
  return { code, severity: 'error', message, hint, path: ['providers', ...path], atKey: true };
}
