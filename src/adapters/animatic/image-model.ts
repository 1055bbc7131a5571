import type { ImageModel } from '../../providers/image-model.ts';

/** Stills of the embedded provider: a frame of a staging, in whatever size is asked for. */
export const imageModels: readonly ImageModel[] = [
  {
    id: 'animatic-1',
    capabilities: {
      sizes: 'any',
      // A plate behind the set. Pictures of people are shown on cards in a clip, and not in a still.
      references: { max: 1, roles: ['environment'] },
      negativePrompt: false,
      seed: true,
      staging: true,
    },
    dialect: { name: 'animatic', form: 'paragraphs', avoid: 'prompt' },
    price: {
      cases: [{ usdPerImage: 0 }],
      asOf: '2026-11-25',
      source: 'drawn on this machine',
    },
    lifecycle: { state: 'live' },
  },
];
