import { allAdapters, findAdapter } from '../../adapters/registry.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { isStudioError, type StudioError } from '../../diagnostics/studio-error.ts';
import type { AdapterEntry, ModelNames } from '../../providers/adapter-entry.ts';
import type { Lifecycle, Price, VideoModel } from '../../providers/capabilities.ts';
import type { ImageModel } from '../../providers/image-model.ts';
import { suggestion } from '../../source/nearest.ts';
import { cliError } from '../cli-error.ts';
import { imageModelText } from '../image-model-text.ts';
import {
  addUsersProviders,
  imageLifecycleOf,
  lifecycleOf,
  missingNeeds,
} from '../provider-access.ts';
import type { Shell } from '../shell.ts';

interface ProviderLine {
  readonly name: string;
  readonly kind: AdapterEntry['kind'];
  readonly summary: string;
  /** Of clips. */
  readonly models: readonly string[];
  /** Of stills. */
  readonly imageModels: readonly string[];
  readonly credentials: 'present' | 'missing' | 'none needed';
  readonly lifecycle: Lifecycle;
  readonly imageLifecycle?: Lifecycle;
  /** Why nothing is known of its models. */
  readonly problem?: string;
}

interface Models {
  readonly models: readonly VideoModel[];
  readonly imageModels: readonly ImageModel[];
}

export async function listProviders(shell: Shell, options: { json?: boolean }): Promise<number> {
  await addUsersProviders(shell.environment);
  const providers = await Promise.all(
    allAdapters().map((adapter) => describeInList(shell, adapter)),
  );
  if (options.json) {
    shell.out(`${JSON.stringify({ schema: 'ministudio/providers@1', providers }, null, 2)}\n`);
    return ExitCode.done;
  }
  const width = Math.max(...providers.map(({ name }) => name.length));
  for (const { name, kind, summary, imageModels, credentials, lifecycle, problem } of providers) {
    const ended = lifecycle.state === 'live' ? '' : `, ${lifecycleText(lifecycle)}`;
    const stills =
      kind === 'image' ? ', stills only' : imageModels.length > 0 ? ', also stills' : '';
    const state =
      problem === undefined
        ? `credentials: ${credentials}${stills}${ended}`
        : `problem: ${problem}`;
    shell.out(`${name.padEnd(width)}  ${summary} (${state})\n`);
  }
  return ExitCode.done;
}

export async function showProvider(
  shell: Shell,
  name: string,
  options: { json?: boolean },
): Promise<number> {
  await addUsersProviders(shell.environment);
  const adapter = knownAdapter(name);
  const known = await modelsOf(shell, adapter);
  const line = describe(shell, adapter, known);
  const { secrets, settings, concurrency, images } = adapter;
  const clips = adapter.kind === 'video' ? adapter : undefined;
  if (options.json) {
    const all = {
      schema: 'ministudio/provider@1',
      ...line,
      ...known,
      secrets,
      settings,
      presets: clips?.presets,
      shortNames: clips?.shortNames,
      imagePresets: images?.presets,
      imageShortNames: images?.shortNames,
      concurrency,
    };
    shell.out(`${JSON.stringify(all, null, 2)}\n`);
    return ExitCode.done;
  }
  shell.out(`${name}: ${adapter.summary}\n`);
  if (line.lifecycle.state !== 'live') {
    const stills = imageLifecycleOf(adapter, shell.environment);
    const but = stills?.state === 'live' ? '; its stills live on' : '';
    shell.out(`${lifecycleText(line.lifecycle)}${but}\n`);
  }
  shell.out(`credentials: ${line.credentials}\n${needsText(shell, adapter)}`);
  for (const model of known.models) shell.out(modelText(model));
  shell.out(shortNamesText(clips?.shortNames));
  for (const model of known.imageModels) shell.out(imageModelText(model));
  shell.out(shortNamesText(images?.shortNames));
  return ExitCode.done;
}

/** Throws `provider/unknown`. */
export function knownAdapter(name: string): AdapterEntry {
  const adapter = findAdapter(name);
  if (adapter === undefined) throw unknownProvider(name);
  return adapter;
}

/** A provider with a problem of its own does not keep the others from being listed. */
async function describeInList(shell: Shell, adapter: AdapterEntry): Promise<ProviderLine> {
  try {
    return describe(shell, adapter, await modelsOf(shell, adapter));
  } catch (error) {
    if (!isStudioError(error)) throw error;
    const nothing = { models: [], imageModels: [] };
    return { ...describe(shell, adapter, nothing), problem: error.message };
  }
}

async function modelsOf({ environment }: Shell, adapter: AdapterEntry): Promise<Models> {
  const variable = (name: string): string | undefined => environment.get(name);
  return {
    models: adapter.kind === 'video' ? await adapter.models(variable) : [],
    imageModels: (await adapter.images?.models(variable)) ?? [],
  };
}

function describe(
  shell: Shell,
  adapter: AdapterEntry,
  { models, imageModels }: Models,
): ProviderLine {
  const none = adapter.secrets.length === 0 && adapter.settings.every(({ required }) => !required);
  const missing = missingNeeds(adapter, shell.environment);
  const imageLifecycle = imageLifecycleOf(adapter, shell.environment);
  return {
    name: adapter.name,
    kind: adapter.kind,
    summary: adapter.summary,
    models: models.map(({ id }) => id),
    imageModels: imageModels.map(({ id }) => id),
    credentials: none ? 'none needed' : missing.length === 0 ? 'present' : 'missing',
    lifecycle: lifecycleOf(adapter, shell.environment),
    ...(imageLifecycle && { imageLifecycle }),
  };
}

/** Whether each is set, never to what. */
function needsText({ environment }: Shell, { secrets, settings }: AdapterEntry): string {
  const needs = [...settings.map((need) => ({ ...need, name: need.variable })), ...secrets];
  const width = Math.max(0, ...needs.map(({ name }) => name.length));
  return needs
    .map(({ name, purpose, required }) => {
      const set = environment.get(name) !== undefined;
      const state = set ? 'set' : required ? 'not set' : 'not set, optional';
      return `  ${name.padEnd(width)}  ${purpose} (${state})\n`;
    })
    .join('');
}

function shortNamesText(shortNames: ModelNames['shortNames'] = {}): string {
  const names = Object.entries(shortNames).map(([name, { model }]) => `${name} is ${model}`);
  return names.length === 0 ? '' : `\nshort names of models: ${names.join(', ')}\n`;
}

function lifecycleText({ state, date, instead }: Lifecycle): string {
  const when = date === undefined ? '' : ` ${date}`;
  return `${state}${when}${instead === undefined ? '' : `; instead: ${instead}`}`;
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
    `  last frame       ${lastFrame === 'with-first-frame' ? 'with a first frame' : yes(lastFrame)}`,
    `  references       ${references.max}${references.withFirstFrame ? ', also with a first frame' : ''}${references.seconds === undefined ? '' : `, in clips of ${references.seconds} s`}`,
    `  negative prompt  ${yes(negativePrompt)}`,
    `  seed             ${yes(seed)}`,
    `  sound            ${audio}`,
    `  price            ${price === undefined ? 'unknown' : priceText(price)}`,
    '',
  ].join('\n');
}

function priceText({ usdPerSecond, cases = [], asOf, source }: Price): string {
  const others = cases.map(({ minLines, audio, usdPerSecond: usd }) => {
    const size = minLines === undefined ? '' : ` from ${minLines}p on`;
    const sound = audio === undefined ? '' : audio ? ' with sound' : ' without sound';
    return `, $${usd}${size}${sound}`;
  });
  return `$${usdPerSecond} a second${others.toReversed().join('')} (${asOf}, ${source})`;
}

function unknownProvider(name: string): StudioError {
  const names = allAdapters().map((adapter) => adapter.name);
  const hint = suggestion(name, names) ?? `There are ${names.join(', ')}.`;
  return cliError('provider/unknown', `there is no provider "${name}"`, hint);
}
