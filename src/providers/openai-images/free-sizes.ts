import type { ImageCapabilities } from '../image-model.ts';

/**
 * OpenAI's description of `POST /images/generations` and `/images/edits` as its client 7.55.0 holds
 * it, read 2026-11-25: sides are multiples of 16, 1:3 to 3:1, up to 3840x2160, 16 references. The
 * fewest pixels are those of its guide to image generation.
 */
export const FREE_SIZES: ImageCapabilities = {
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

/** How all of them are asked. */
export const DIALECT = {
  name: 'openai-images',
  form: 'prose',
  avoid: 'prompt',
  budget: { unit: 'characters', max: 32_000 },
} as const;
