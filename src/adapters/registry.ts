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
  readonly models: () => Promise<readonly VideoModel[]>;
  readonly load: () => Promise<VideoProvider>;
}

/** Every provider that there is, in the order in which `providers list` shows them. */
export const ADAPTERS: readonly AdapterEntry[] = [
  {
    name: 'animatic',
    kind: 'video',
    summary: 'draws the film itself, offline and free',
    version: 2,
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
  'local',
  'custom',
] as const;

/** Every name that a film may give a provider. */
export const PROVIDER_NAMES: readonly string[] = [
  ...ADAPTERS.map(({ name }) => name),
  ...NAMES_WITHOUT_ADAPTER,
];

export function findAdapter(name: string): AdapterEntry | undefined {
  return ADAPTERS.find((adapter) => adapter.name === name);
}
