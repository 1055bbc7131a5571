import type { Capabilities, VideoModel } from '../../providers/capabilities.ts';

/** What the shape itself has: OpenAI's description of `POST /videos`, read 2026-08-21. */
const SHAPE: Capabilities = {
  durations: { kind: 'set', seconds: [4, 8, 12] },
  aspects: ['16:9', '9:16'],
  sizes: [
    { width: 1280, height: 720 },
    { width: 720, height: 1280 },
  ],
  // Nothing in the request says it: the clip's own rate counts when it is there.
  frameRates: [{ num: 30, den: 1 }],
  firstFrame: true,
  lastFrame: false,
  repeatsFirstFrame: true,
  references: { max: 0, withFirstFrame: false },
  negativePrompt: false,
  seed: false,
  audio: 'none',
  staging: false,
};

const dialect = {
  name: 'openai-videos',
  form: 'prose',
  avoid: 'prompt',
  budget: { unit: 'characters', max: 32_000 },
} as const;

/**
 * Without prices: each server has its own, and what OpenAI asked while it hosted these models says
 * nothing of them.
 */
export const models: readonly VideoModel[] = [
  {
    id: 'sora-2',
    capabilities: { ...SHAPE, audio: 'always' },
    dialect,
    lifecycle: { state: 'live' },
  },
  {
    id: 'sora-2-pro',
    capabilities: {
      ...SHAPE,
      audio: 'always',
      sizes: [
        { width: 1280, height: 720 },
        { width: 720, height: 1280 },
        { width: 1792, height: 1024 },
        { width: 1024, height: 1792 },
      ],
      aspects: 'any',
    },
    dialect,
    lifecycle: { state: 'live' },
  },
  {
    // vLLM-Omni's docs/serving/videos_api.md: any whole number of seconds, free sizes, more fields.
    id: 'vllm-omni',
    capabilities: {
      ...SHAPE,
      durations: { kind: 'range', min: 1, max: 20, step: 1 },
      frameRates: [{ num: 24, den: 1 }],
      aspects: 'any',
      sizes: 'any',
      negativePrompt: true,
      seed: true,
      audio: 'optional',
    },
    dialect: { ...dialect, avoid: 'native' },
    lifecycle: { state: 'live' },
  },
];
