import { AUTO } from '../film/vocabulary.ts';
import type { AdapterEntry, VideoEntry } from '../providers/adapter-entry.ts';
import { animatic } from './animatic/entry.ts';
import { azureOpenai } from './azure-openai/entry.ts';
import { comfyui } from './comfyui/entry.ts';
import { elevenlabs } from './elevenlabs/entry.ts';
import { flite } from './flite/entry.ts';
import { googleTts } from './google-tts/entry.ts';
import { huggingface } from './huggingface/entry.ts';
import { kling } from './kling/entry.ts';
import { custom } from './custom/entry.ts';
import { local } from './local/entry.ts';
import { luma } from './luma/entry.ts';
import { mock } from './mock/entry.ts';
import { openaiImages } from './openai-images/entry.ts';
import { openaiSpeech } from './openai-speech/entry.ts';
import { openaiVideos, sora } from './openai-videos/entry.ts';
import { vertexAi } from './vertex-ai/entry.ts';
import { sagemaker } from './sagemaker/entry.ts';

/** Every provider that there is, in the order in which `providers list` shows them. */
export const ADAPTERS: readonly AdapterEntry[] = [
  animatic,
  openaiVideos,
  openaiImages,
  openaiSpeech,
  googleTts,
  elevenlabs,
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
  flite,
  mock,
];

/** The providers that there are in one run. */
export interface Registry {
  readonly all: readonly AdapterEntry[];
  /** Those that make clips. */
  readonly videos: readonly VideoEntry[];
  /** Every name that a film may give a provider. */
  readonly names: readonly string[];
  find(name: string): AdapterEntry | undefined;
}

/** Ours, and more that a user has. */
export function registryOf(more: readonly AdapterEntry[] = []): Registry {
  const all = [...ADAPTERS, ...more];
  return {
    all,
    videos: all.filter((adapter) => adapter.kind === 'video'),
    names: [AUTO, ...all.map(({ name }) => name)],
    find: (name) => all.find((adapter) => adapter.name === name),
  };
}
