import type { ImageCapabilities, ImageModel, ImagePrice } from '../../providers/image-model.ts';

/**
 * Black Forest Labs' announcement of FLUX.1: 0.1 to 2 megapixels in any shape. Its latents are of eight
 * pixels and its patches of two, so that sides are multiples of 16.
 */
const FLUX: ImageCapabilities = {
  sizes: { step: 16, minPixels: 100_000, maxPixels: 2_097_152 },
  references: { max: 0 },
  negativePrompt: false,
  seed: true,
  staging: false,
};

/** The sizes that the page of Qwen-Image on the Hub names. */
const QWEN: ImageCapabilities = {
  sizes: [
    { width: 1664, height: 928, aspect: '16:9' },
    { width: 928, height: 1664, aspect: '9:16' },
    { width: 1328, height: 1328, aspect: '1:1' },
    { width: 1584, height: 1056, aspect: '3:2' },
    { width: 1056, height: 1584, aspect: '2:3' },
    { width: 1472, height: 1104, aspect: '4:3' },
    { width: 1104, height: 1472, aspect: '3:4' },
  ],
  references: { max: 0 },
  negativePrompt: true,
  seed: true,
  staging: false,
};

const MEGAPIXEL = 1024 * 1024;

/** fal rounds up to whole megapixels. */
function perMegapixel(usd: number, source: string): ImagePrice {
  return {
    cases: [1, 2].map((count) => ({ maxPixels: count * MEGAPIXEL, usdPerImage: count * usd })),
    asOf: '2026-11-25',
    source: `${source}, a stored copy; Hugging Face asks what the provider does`,
  };
}

const dialect = { name: 'fal-image', form: 'prose' } as const;

export const imageModels: readonly ImageModel[] = [
  {
    id: 'flux.1-dev',
    capabilities: FLUX,
    dialect: { ...dialect, avoid: 'prompt' },
    price: perMegapixel(0.025, 'fal.ai/models/fal-ai/flux-1/dev'),
    lifecycle: { state: 'live' },
  },
  {
    id: 'flux.1-schnell',
    capabilities: FLUX,
    dialect: { ...dialect, avoid: 'prompt' },
    price: perMegapixel(0.003, 'a list of fal’s prices by others'),
    lifecycle: { state: 'live' },
  },
  {
    id: 'qwen-image',
    capabilities: QWEN,
    dialect: { ...dialect, avoid: 'native' },
    price: perMegapixel(0.02, 'a list of fal’s prices by others'),
    lifecycle: { state: 'live' },
  },
  {
    // Makes one picture of others: the Hub has it for the task image-to-image alone.
    id: 'qwen-image-edit',
    capabilities: { ...QWEN, references: { min: 1, max: 3 } },
    dialect: { ...dialect, avoid: 'native' },
    price: perMegapixel(0.03, 'fal.ai/models/fal-ai/qwen-image-edit/llms.txt'),
    lifecycle: { state: 'live' },
  },
];

/** The models on the Hub that ours are. */
const ON_THE_HUB: Readonly<Record<string, string>> = {
  'flux.1-dev': 'black-forest-labs/FLUX.1-dev',
  'flux.1-schnell': 'black-forest-labs/FLUX.1-schnell',
  'qwen-image': 'Qwen/Qwen-Image',
  'qwen-image-edit': 'Qwen/Qwen-Image-Edit-2509',
};

/** Any other is named as the Hub names it. */
export function hubModelOf(model: string): string {
  return (Object.hasOwn(ON_THE_HUB, model) ? ON_THE_HUB[model] : undefined) ?? model;
}
