import type { ImageModel } from '../../providers/image-model.ts';

/**
 * What the shape itself has, as OpenAI describes it for its models with free sizes; what a deployment
 * costs depends on the contract.
 */
export const imageModels: readonly ImageModel[] = [
  {
    id: 'gpt-image-2',
    capabilities: {
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
    },
    dialect: {
      name: 'openai-images',
      form: 'prose',
      avoid: 'prompt',
      budget: { unit: 'characters', max: 32_000 },
    },
    lifecycle: { state: 'live' },
  },
];
