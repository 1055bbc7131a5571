import type { Capabilities, VideoModel } from '../../providers/capabilities.ts';

/**
 * What fal's pages of Wan 2.2 say (fal.ai/models/fal-ai/wan/v2.2-a14b/image-to-video/llms.txt and its
 * neighbours, stored copies read 2026-11-25): 17 to 161 frames, four at a time as the model is made, in
 * 480p, 580p or 720p. The pages name no widths; these are the ones of 16:9.
 */
const WAN: Omit<Capabilities, 'durations' | 'frameRates'> = {
  aspects: ['16:9', '9:16'],
  sizes: [
    { width: 854, height: 480 },
    { width: 480, height: 854 },
    { width: 1032, height: 580 },
    { width: 580, height: 1032 },
    { width: 1280, height: 720 },
    { width: 720, height: 1280 },
  ],
  firstFrame: true,
  lastFrame: 'with-first-frame',
  repeatsFirstFrame: true,
  references: { max: 0, withFirstFrame: false },
  negativePrompt: true,
  seed: true,
  audio: 'none',
  staging: false,
};

/** From 17 to 161 frames, four more each time. */
function lengthsAt(framesPerSecond: number): Pick<Capabilities, 'durations' | 'frameRates'> {
  return {
    durations: {
      kind: 'range',
      min: 17 / framesPerSecond,
      max: 161 / framesPerSecond,
      step: 4 / framesPerSecond,
    },
    frameRates: [{ num: framesPerSecond, den: 1 }],
  };
}

const dialect = { name: 'wan', form: 'prose', avoid: 'native' } as const;

export const models: readonly VideoModel[] = [
  {
    id: 'wan-2.2-a14b',
    capabilities: { ...WAN, ...lengthsAt(16) },
    dialect,
    price: {
      usdPerSecond: 0.04,
      cases: [
        { minLines: 720, usdPerSecond: 0.08 },
        { minLines: 580, usdPerSecond: 0.06 },
      ],
      asOf: '2026-11-25',
      source:
        'fal.ai/models/fal-ai/wan/v2.2-a14b/image-to-video/llms.txt, a stored copy; Hugging Face asks what the provider does',
    },
    lifecycle: { state: 'live' },
  },
  {
    // Small and fast. What it costs there could not be read.
    id: 'wan-2.2-5b',
    capabilities: {
      ...WAN,
      ...lengthsAt(24),
      sizes: WAN.sizes === 'any' ? 'any' : WAN.sizes.slice(2),
      firstFrame: false,
      lastFrame: false,
      repeatsFirstFrame: false,
    },
    dialect,
    lifecycle: { state: 'live' },
  },
];

/** The models on the Hub that ours are made of: one makes clips of words, another of a picture. */
const ON_THE_HUB: Readonly<Record<string, { readonly text: string; readonly image: string }>> = {
  'wan-2.2-a14b': { text: 'Wan-AI/Wan2.2-T2V-A14B', image: 'Wan-AI/Wan2.2-I2V-A14B' },
  'wan-2.2-5b': { text: 'Wan-AI/Wan2.2-TI2V-5B', image: 'Wan-AI/Wan2.2-TI2V-5B' },
};

/** Any other is named as the Hub names it. */
export function hubModelOf(model: string, hasFirstFrame: boolean): string {
  const known = Object.hasOwn(ON_THE_HUB, model) ? ON_THE_HUB[model] : undefined;
  return known?.[hasFirstFrame ? 'image' : 'text'] ?? model;
}
