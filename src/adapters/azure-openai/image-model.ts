import type { ImageModel } from '../../providers/image-model.ts';
import { DIALECT, FREE_SIZES } from '../../providers/openai-images/free-sizes.ts';

/** What a deployment costs depends on the contract. */
export const imageModels: readonly ImageModel[] = [
  {
    id: 'gpt-image-2',
    capabilities: FREE_SIZES,
    dialect: DIALECT,
    lifecycle: { state: 'live' },
  },
];
