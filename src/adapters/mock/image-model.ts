import type { ImageModel } from '../../providers/image-model.ts';

/** A model that makes tiny, instant stills. */
export const imageModels: readonly ImageModel[] = [
  {
    id: 'mock-1',
    capabilities: {
      sizes: 'any',
      references: { max: 4 },
      negativePrompt: true,
      seed: true,
      staging: false,
    },
    dialect: { name: 'mock', form: 'prose', avoid: 'native' },
    price: { cases: [{ usdPerImage: 0 }], asOf: '2026-11-25', source: 'made on this machine' },
    lifecycle: { state: 'live' },
  },
];
