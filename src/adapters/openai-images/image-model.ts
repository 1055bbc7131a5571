import type { ImageModel, ImagePrice } from '../../providers/image-model.ts';
import { DIALECT, FREE_SIZES } from '../../providers/openai-images/free-sizes.ts';

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
    dialect: DIALECT,
    price: SECOND_AND_A_HALF,
    lifecycle: { state: 'live' },
  },
  {
    id: 'gpt-image-2.5-sunburst',
    capabilities: FREE_SIZES,
    dialect: DIALECT,
    price: SECOND_AND_A_HALF,
    lifecycle: { state: 'live' },
  },
  {
    id: 'gpt-image-2',
    capabilities: FREE_SIZES,
    dialect: DIALECT,
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
    dialect: DIALECT,
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
    dialect: { ...DIALECT, avoid: 'native' },
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
  return IMAGE_MODELS.map(({ id, capabilities, dialect, lifecycle }) => {
    return { id, capabilities, dialect, lifecycle };
  });
}
