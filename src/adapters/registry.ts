import type { VideoModel } from '../providers/capabilities.ts';
import type { VideoProvider } from '../providers/video-provider.ts';

/** What is known of a provider before its code is loaded. */
export interface AdapterEntry {
  readonly name: string;
  readonly kind: 'video';
  readonly summary: string;
  /** Part of every fingerprint: raised when the adapter's way of asking changes the pictures. */
  readonly version: number;
  /** Names of the secrets that it needs; none for the embedded ones. */
  readonly credentials: readonly string[];
  /** None where a setting is missing that says which. */
  readonly models: (setting: ReadSetting) => Promise<readonly VideoModel[]>;
  readonly load: (setting: ReadSetting) => Promise<VideoProvider>;
}

/** Reads a setting of the environment by its name. */
export type ReadSetting = (name: string) => string | undefined;

/** Every provider that there is, in the order in which `providers list` shows them. */
export const ADAPTERS: readonly AdapterEntry[] = [
  {
    name: 'animatic',
    kind: 'video',
    summary: 'draws the film itself, offline and free',
    version: 1,
    credentials: [],
    models: async () => (await import('./animatic/model.ts')).models,
    load: async () => (await import('./animatic/provider.ts')).createProvider(),
  },
  {
    name: 'mock',
    kind: 'video',
    summary: 'tiny instant clips with faults on demand, for tests of a pipeline',
    version: 1,
    credentials: [],
    models: async () => (await import('./mock/model.ts')).models,
    load: async () => (await import('./mock/provider.ts')).createProvider(),
  },
  {
    name: 'local',
    kind: 'video',
    summary: 'runs a diffusion model of this machine: an ONNX folder, see LOCAL_MODEL_PATH',
    version: 1,
    credentials: ['LOCAL_MODEL_PATH'],
    models: async (setting) => {
      const path = setting('LOCAL_MODEL_PATH');
      return path === undefined ? [] : (await import('./local/model.ts')).modelsIn(path);
    },
    load: async (setting) =>
      (await import('./local/provider.ts')).createProvider(setting('LOCAL_MODEL_PATH')),
  },
];

/**
 * Names of the film language whose adapters are not part of this version: a film may name them, and
 * whoever renders it is told that they are passed over.
 */
export const NAMES_WITHOUT_ADAPTER = [
  'vertex-ai',
  'huggingface',
  'sagemaker',
  'openai-videos',
  'sora',
  'azure-openai',
  'kling',
  'luma',
  'comfyui',
  'custom',
] as const;

export function findAdapter(name: string): AdapterEntry | undefined {
  return ADAPTERS.find((adapter) => adapter.name === name);
}
