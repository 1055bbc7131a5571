import { mergeFlags } from '../setup/flag-layer.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { originText } from '../../config/origin.ts';
import type { ConfigInvalidError } from '../setup/config-invalid-error.ts';
import { configValues } from '../setup/config-values.ts';
import type { SetupOptions } from '../setup/open-setup.ts';
import type { DefaultedFlags } from '../setup/render-defaults.ts';
import { printDiagnostics, shortName } from '../reading/print-diagnostics.ts';
import { runProviders } from '../providers/run-providers.ts';
import type { Shell } from '../shell.ts';

export { unknownOptions } from '../rules/unknown-option.ts';
export { checkProviderConfigs } from '../setup/check-provider-configs.ts';
export { readSetup } from '../setup/read-setup.ts';

export interface ConfigOptions extends SetupOptions, DefaultedFlags {
  readonly json?: boolean;
}

/** The merged configuration, and where each value comes from. */
export async function showConfig(shell: Shell, options: ConfigOptions): Promise<number> {
  const run = await runProviders(shell, options);
  const providers = { ...run, config: mergeFlags(run.config, options) };
  const values = configValues(providers);
  const files = run.files.map(({ file }) => file);
  const envFiles = run.environment.files.map(({ path }) => path);
  if (options.json) {
    const document = { schema: 'ministudio/config@1', files, envFiles, values };
    shell.out(`${JSON.stringify(document, null, 2)}\n`);
    return ExitCode.done;
  }
  const nameOf = (file: string): string => shortName(shell.cwd, file);
  const read = [...files, ...envFiles].map(nameOf);
  shell.out(`read: ${read.length === 0 ? 'no file' : read.join(', ')}\n`);
  const rows = values.map(({ key, value, origin }) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
    originText(origin, nameOf),
  ]);
  const width = (column: number): number =>
    Math.max(0, ...rows.map((row) => row[column]!.length).filter((length) => length <= 60));
  for (const [key, value, origin] of rows) {
    shell.out(`${key!.padEnd(width(0))}  ${value!.padEnd(width(1))}  ${origin}\n`);
  }
  return ExitCode.done;
}

/** Every problem of a file of configuration, at its place. */
export async function reportConfig(
  shell: Shell,
  { diagnostics, secrets }: ConfigInvalidError,
): Promise<void> {
  for (const secret of secrets) shell.redactor.add(secret);
  await printDiagnostics(shell, diagnostics);
}
