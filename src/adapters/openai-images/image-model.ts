import type { ImageCapabilities, ImageModel, ImagePrice } from '../../providers/image-model.ts';

/**
 * OpenAI's description of `POST /images/generations` and `/images/edits` as its client 7.55.0 holds
 * it, read 2026-11-25: sides are multiples of 16, 1:3 to 3:1, up to 3840x2160, 16 references. The
 * fewest pixels are those of its guide to image generation.
 */
const FREE_SIZES: ImageCapabilities = {
  sizes: {
    step: 16,
    minPixels: 655_360,
    maxPixels: 3840 * 2160,
    maxSide: 3840,
    maxAspect: 3,
  },
  references: { max: 16 },
  negativePrompt: false,
  seed: false,
  staging: false,
};

const dialect = {
  name: 'openai-images',
  form: 'prose',
  avoid: 'prompt',
  budget: { unit: 'characters', max: 32_000 },
} as const;

/** Of a square; larger pictures cost more, and by how much is nowhere said. */
const SQUARE = 1024 * 1024;

function priceOf(usdByQuality: Readonly<Record<string, number>>, source: string): ImagePrice {
  return {
    cases: Object.entries(usdByQuality).map(([quality, usdPerImage]) => {
      return { maxPixels: SQUARE, options: { quality }, usdPerImage };
    }),
    asOf: '2026-09-26',
    source,
  };
}

const SECOND_AND_A_HALF = priceOf(
  { low: 0.006, medium: 0.013, high: 0.053, xhigh: 0.094, max: 0.211 },
  'tokens of a picture of 1024x1024, counted by others, at OpenAI’s $30 a million',
);

const IMAGE_MODELS: readonly ImageModel[] = [
  {
    id: 'gpt-image-2.5-flare',
    capabilities: FREE_SIZES,
    dialect,
    price: SECOND_AND_A_HALF,
    lifecycle: { state: 'live' },
  },
  {
    id: 'gpt-image-2.5-sunburst',
    capabilities: FREE_SIZES,
    dialect,
    price: SECOND_AND_A_HALF,
    lifecycle: { state: 'live' },
  },
  {
    id: 'gpt-image-2',
    capabilities: FREE_SIZES,
    dialect,
    price: priceOf(
      { low: 0.006, medium: 0.053, high: 0.211 },
      'of a picture of 1024x1024, as reported of OpenAI’s launch',
    ),
    lifecycle: { state: 'live' },
  },
  {
    id: 'gpt-image-1.5',
    capabilities: {
      ...FREE_SIZES,
      sizes: [
        { width: 1536, height: 1024 },
        { width: 1024, height: 1536 },
        { width: 1024, height: 1024 },
      ],
    },
    dialect,
    lifecycle: { state: 'live' },
  },
  {
    // vLLM-Omni’s docs/serving/image_generation_api.md and image_edit_api.md: free sizes, more fields;
    // as many references as its pages show.
    id: 'vllm-omni',
    capabilities: {
      sizes: 'any',
      references: { max: 2 },
      negativePrompt: true,
      seed: true,
      staging: false,
    },
    dialect: { ...dialect, avoid: 'native' },
    lifecycle: { state: 'live' },
  },
];

/** Those answer with the picture itself, and refuse to be told so. */
export function isOpenAiModel(id: string): boolean {
  return /^(?:chat)?gpt-image/.test(id);
}

/** What OpenAI asks is no price anywhere else. */
export function imageModelsAt(baseUrl: string | undefined): readonly ImageModel[] {
  const host = baseUrl !== undefined && URL.canParse(baseUrl) ? new URL(baseUrl).hostname : baseUrl;
  if (host === undefined || host === 'api.openai.com') return IMAGE_MODELS;
  return IMAGE_MODELS.map(({ id, capabilities, dialect: like, lifecycle }) => {
    return { id, capabilities, dialect: like, lifecycle };
  });
}
