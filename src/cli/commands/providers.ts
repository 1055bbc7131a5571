import { ADAPTERS, type AdapterEntry, findAdapter } from '../../adapters/registry.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { isStudioError, type StudioError } from '../../diagnostics/studio-error.ts';
import type { Lifecycle, VideoModel } from '../../providers/capabilities.ts';
import { suggestion } from '../../source/nearest.ts';
import { cliError } from '../cli-error.ts';
import type { Shell } from '../shell.ts';

interface ProviderLine {
  readonly name: string;
  readonly kind: AdapterEntry['kind'];
  readonly summary: string;
  readonly models: readonly string[];
  readonly credentials: 'present' | 'missing' | 'none needed';
  readonly lifecycle: Lifecycle;
  /** Why nothing is known of its models. */
  readonly problem?: string;
}

export async function listProviders(shell: Shell, options: { json?: boolean }): Promise<number> {
  const providers = await Promise.all(ADAPTERS.map((adapter) => describeInList(shell, adapter)));
  if (options.json) {
    shell.out(`${JSON.stringify({ schema: 'ministudio/providers@1', providers }, null, 2)}\n`);
    return ExitCode.done;
  }
  const width = Math.max(...providers.map(({ name }) => name.length));
  for (const { name, summary, credentials, problem } of providers) {
    const state = problem === undefined ? `credentials: ${credentials}` : `problem: ${problem}`;
    shell.out(`${name.padEnd(width)}  ${summary} (${state})\n`);
  }
  return ExitCode.done;
}

export async function showProvider(
  shell: Shell,
  name: string,
  options: { json?: boolean },
): Promise<number> {
  const adapter = findAdapter(name);
  if (adapter === undefined) throw unknownProvider(name);
  const models = await modelsOf(shell, adapter);
  const line = describe(shell, adapter, models);
  if (options.json) {
    shell.out(`${JSON.stringify({ schema: 'ministudio/provider@1', ...line, models }, null, 2)}\n`);
    return ExitCode.done;
  }
  shell.out(`${name}: ${adapter.summary}\ncredentials: ${line.credentials}\n`);
  for (const model of models) shell.out(modelText(model));
  return ExitCode.done;
}

async function modelsOf(shell: Shell, adapter: AdapterEntry): Promise<readonly VideoModel[]> {
  return adapter.models((name) => shell.environment.get(name));
}

/** A provider with a problem of its own does not keep the others from being listed. */
async function describeInList(shell: Shell, adapter: AdapterEntry): Promise<ProviderLine> {
  try {
    return describe(shell, adapter, await modelsOf(shell, adapter));
  } catch (error) {
    if (!isStudioError(error)) throw error;
    return { ...describe(shell, adapter, []), problem: error.message };
  }
}

function describe(
  shell: Shell,
  adapter: AdapterEntry,
  models: readonly VideoModel[],
): ProviderLine {
  const { credentials } = adapter;
  const present = credentials.every((name) => shell.environment.get(name) !== undefined);
  return {
    name: adapter.name,
    kind: adapter.kind,
    summary: adapter.summary,
    models: models.map(({ id }) => id),
    credentials: credentials.length === 0 ? 'none needed' : present ? 'present' : 'missing',
    lifecycle: models[0]?.lifecycle ?? { state: 'live' },
  };
}

function modelText({ id, capabilities, price, lifecycle }: VideoModel): string {
  const { durations, firstFrame, lastFrame, references, negativePrompt, seed, audio } =
    capabilities;
  const lengths =
    durations.kind === 'set'
      ? `${durations.seconds.join(', ')} s`
      : durations.kind === 'range'
        ? `${durations.min} to ${durations.max} s`
        : `any number of frames up to ${durations.max} s`;
  const yes = (can: boolean): string => (can ? 'yes' : 'no');
  return [
    `\n${id} (${lifecycle.state}${lifecycle.date === undefined ? '' : ` ${lifecycle.date}`})`,
    `  lengths          ${lengths}`,
    `  first frame      ${yes(firstFrame)}`,
    `  last frame       ${yes(lastFrame)}`,
    `  references       ${references.max}${references.withFirstFrame ? ', also with a first frame' : ''}`,
    `  negative prompt  ${yes(negativePrompt)}`,
    `  seed             ${yes(seed)}`,
    `  sound            ${audio}`,
    `  price            ${price === undefined ? 'unknown' : `$${price.usdPerSecond} a second (${price.asOf}, ${price.source})`}`,
    '',
  ].join('\n');
}

function unknownProvider(name: string): StudioError {
  const names = ADAPTERS.map((adapter) => adapter.name);
  const hint = suggestion(name, names) ?? `There are ${names.join(', ')}.`;
  return cliError('provider/unknown', `there is no provider "${name}"`, hint);
}
