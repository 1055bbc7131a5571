import { AUTO } from '../film/vocabulary.ts';
import type { AdapterEntry, VideoEntry } from '../providers/adapter-entry.ts';
import { animatic } from './animatic/entry.ts';
import { azureOpenai } from './azure-openai/entry.ts';
import { comfyui } from './comfyui/entry.ts';
import { huggingface } from './huggingface/entry.ts';
import { kling } from './kling/entry.ts';
import { custom } from './custom/entry.ts';
import { local } from './local/entry.ts';
import { luma } from './luma/entry.ts';
import { mock } from './mock/entry.ts';
import { openaiImages } from './openai-images/entry.ts';
import { openaiVideos, sora } from './openai-videos/entry.ts';
import { vertexAi } from './vertex-ai/entry.ts';
import { sagemaker } from './sagemaker/entry.ts';

/** Every provider that there is, in the order in which `providers list` shows them. */
export const ADAPTERS: readonly AdapterEntry[] = [
  animatic,
  openaiVideos,
  openaiImages,
  azureOpenai,
  sora,
  vertexAi,
  huggingface,
  kling,
  luma,
  sagemaker,
  custom,
  comfyui,
  local,
  mock,
];

const added: AdapterEntry[] = [];

/** Adds one that is none of ours: the user named its module. */
export function addAdapter(entry: AdapterEntry): void {
  added.push(entry);
}

/** Ours, and those that were added. */
export function allAdapters(): readonly AdapterEntry[] {
  return [...ADAPTERS, ...added];
}

/** Every name that a film may give a provider. */
export function providerNames(): readonly string[] {
  return [AUTO, ...allAdapters().map(({ name }) => name)];
}

export function findAdapter(name: string): AdapterEntry | undefined {
  return allAdapters().find((adapter) => adapter.name === name);
}

/** Those that make clips. */
export function videoAdapters(): readonly VideoEntry[] {
  return allAdapters().filter((adapter) => adapter.kind === 'video');
}
