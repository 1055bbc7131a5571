import type { Registry } from '../../adapters/registry.ts';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { StudioError } from '../../diagnostics/studio-error.ts';
import type { AdapterEntry, ModelNames } from '../../providers/adapter-entry.ts';
import type { Price, VideoModel } from '../../providers/capabilities.ts';
import { suggestion } from '../../source/nearest.ts';
import { cliError } from '../cli-error.ts';
import { imageModelText } from '../providers/image-model-text.ts';
import { concurrencyOf } from '../providers/provider-access.ts';
import { runProviders } from '../providers/run-providers.ts';
import {
  describeInList,
  describeProvider,
  lifecycleText,
  knownModels,
  stateText,
  survivors,
  unsetNeeds,
} from '../providers/provider-line.ts';
import type { SetupOptions } from '../setup/open-setup.ts';
import type { ProviderEnvironment } from '../setup/provider-environment.ts';
import type { Shell } from '../shell.ts';
import { voiceModelText } from '../providers/voice-model-text.ts';

export async function listProviders(
  shell: Shell,
  options: SetupOptions & { json?: boolean },
): Promise<number> {
  const run = await runProviders(shell, options);
  const providers = await Promise.all(run.all.map((adapter) => describeInList(run, adapter)));
  if (options.json) {
    shell.out(`${JSON.stringify({ schema: 'ministudio/providers@1', providers }, null, 2)}\n`);
    return ExitCode.done;
  }
  const width = Math.max(...providers.map(({ name }) => name.length));
  for (const line of providers) {
    shell.out(`${line.name.padEnd(width)}  ${line.summary} (${stateText(line)})\n`);
  }
  return ExitCode.done;
}

export async function showProvider(
  shell: Shell,
  name: string,
  options: SetupOptions & { json?: boolean },
): Promise<number> {
  const run = await runProviders(shell, options);
  const adapter = knownAdapter(name, run);
  const environment = run.environmentOf(adapter);
  const known = await knownModels(run, adapter);
  const line = describeProvider(environment, adapter, known);
  const { secrets, settings, images, voices } = adapter;
  const concurrency = concurrencyOf(adapter, run);
  const clips = adapter.kind === 'video' ? adapter : undefined;
  const optionNames = clips && (await clips.optionNames?.());
  const imageOptionNames = images && (await images.optionNames?.());
  const voiceOptionNames = voices && (await voices.optionNames?.());
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
      voicePresets: voices?.presets,
      voiceShortNames: voices?.shortNames,
      optionNames,
      imageOptionNames,
      voiceOptionNames,
      concurrency,
    };
    shell.out(`${JSON.stringify(all, null, 2)}\n`);
    return ExitCode.done;
  }
  shell.out(`${name}: ${adapter.summary}\n`);
  if (line.lifecycle.state !== 'live') {
    const living = survivors(line);
    const but = living.length === 0 ? '' : `; its ${living.join(' and ')} live on`;
    shell.out(`${lifecycleText(line.lifecycle)}${but}\n`);
  }
  shell.out(`credentials: ${line.credentials}\n${needsText(environment, adapter)}`);
  if (clips) shell.out(optionsText('options', optionNames));
  if (images) shell.out(optionsText('options of stills', imageOptionNames));
  if (voices) shell.out(optionsText('options of voices', voiceOptionNames));
  for (const model of known.models) shell.out(modelText(model));
  shell.out(shortNamesText(clips?.shortNames));
  for (const model of known.imageModels) shell.out(imageModelText(model));
  shell.out(shortNamesText(images?.shortNames));
  for (const model of known.voiceModels) shell.out(voiceModelText(model));
  shell.out(shortNamesText(voices?.shortNames));
  return ExitCode.done;
}

/** Throws `provider/unknown`. */
export function knownAdapter(name: string, registry: Registry): AdapterEntry {
  const adapter = registry.find(name);
  if (adapter === undefined) throw unknownProvider(name, registry);
  return adapter;
}

/** Whether each is set, never to what. */
function needsText(environment: ProviderEnvironment, adapter: AdapterEntry): string {
  const { secrets, settings } = adapter;
  const unset = unsetNeeds(adapter, environment);
  const needs = [...settings.map((need) => ({ ...need, name: need.variable })), ...secrets];
  const width = Math.max(0, ...needs.map(({ name }) => name.length));
  return needs
    .map(({ name, purpose, aliases = [] }) => {
      const set = environment.has(name);
      const state = set ? 'set' : unset.includes(name) ? 'not set' : 'not set, optional';
      const also = aliases.length === 0 ? '' : `; also as ${aliases.join(', ')}`;
      return `  ${name.padEnd(width)}  ${purpose}${also} (${state})\n`;
    })
    .join('');
}

/** @param names absent where options of any name are passed on. */
function optionsText(title: string, names: readonly string[] | undefined): string {
  if (names === undefined) return `${title}: any\n`;
  return `${title}: ${['model', ...names].join(', ')}\n`;
}

function shortNamesText(shortNames: ModelNames['shortNames'] = {}): string {
  const names = Object.entries(shortNames).map(([name, { model }]) => `${name} is ${model}`);
  return names.length === 0 ? '' : `\nshort names of models: ${names.join(', ')}\n`;
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
  const { needs = {} } = capabilities;
  const yes = (can: boolean, needed: boolean | undefined = false): string =>
    needed ? 'yes, and needed' : can ? 'yes' : 'no';
  return [
    `\n${id} (${lifecycle.state}${lifecycle.date === undefined ? '' : ` ${lifecycle.date}`})`,
    `  lengths          ${lengths}`,
    `  first frame      ${yes(firstFrame, needs.firstFrame)}`,
    `  last frame       ${lastFrame === 'with-first-frame' && !needs.lastFrame ? 'with a first frame' : yes(lastFrame !== false, needs.lastFrame)}`,
    `  references       ${references.max}${references.withFirstFrame ? ', also with a first frame' : ''}${references.seconds === undefined ? '' : `, in clips of ${references.seconds} s`}${needs.references === undefined ? '' : `, at least ${needs.references}`}`,
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

function unknownProvider(name: string, { all }: Registry): StudioError {
  const names = all.map((adapter) => adapter.name);
  const hint = suggestion(name, names) ?? `There are ${names.join(', ')}.`;
  return cliError('provider/unknown', `there is no provider "${name}"`, hint);
}
