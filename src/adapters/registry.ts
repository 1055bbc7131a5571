import { AUTO } from '../film/vocabulary.ts';
import type { AdapterEntry } from '../providers/adapter-entry.ts';
import { animatic } from './animatic/entry.ts';
import { azureOpenai } from './azure-openai/entry.ts';
import { comfyui } from './comfyui/entry.ts';
import { huggingface } from './huggingface/entry.ts';
import { kling } from './kling/entry.ts';
import { local } from './local/entry.ts';
import { luma } from './luma/entry.ts';
import { mock } from './mock/entry.ts';
import { openaiVideos, sora } from './openai-videos/entry.ts';
import { vertexAi } from './vertex-ai/entry.ts';

/** Every provider that there is, in the order in which `providers list` shows them. */
export const ADAPTERS: readonly AdapterEntry[] = [
  animatic,
  openaiVideos,
  azureOpenai,
  sora,
  vertexAi,
  huggingface,
  kling,
  luma,
  comfyui,
  local,
  mock,
];

/**
 * Names of the film language whose adapters are not part of this version: a film may name them, and
 * whoever renders it is told that they are passed over.
 */
export const NAMES_WITHOUT_ADAPTER = ['sagemaker', 'custom'] as const;

/** Every name that a film may give a provider. */
export const PROVIDER_NAMES: readonly string[] = [
  AUTO,
  ...ADAPTERS.map(({ name }) => name),
  ...NAMES_WITHOUT_ADAPTER,
];

export function findAdapter(name: string): AdapterEntry | undefined {
  return ADAPTERS.find((adapter) => adapter.name === name);
}
