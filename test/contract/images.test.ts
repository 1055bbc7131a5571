import { imageModels as animaticModels } from '../../src/adapters/animatic/image-model.ts';
import { createImageProvider as createAnimatic } from '../../src/adapters/animatic/image-provider.ts';
import { imageModels as mockModels } from '../../src/adapters/mock/image-model.ts';
import { createImageProvider as createMock } from '../../src/adapters/mock/image-provider.ts';
import { imageRequestOf } from '../support/image-request.ts';
import { stagingOf } from '../support/staging.ts';
import { imageContract } from './image-contract.ts';

imageContract('animatic', {
  makeProvider: createAnimatic,
  models: animaticModels,
  request: imageRequestOf({
    model: 'animatic-1',
    seed: 7,
    // No encoder is asked, so no side has to be even.
    width: 161,
    staging: stagingOf({
      characters: { ada: { form: 'person' } },
      shots: [{ characters: ['ada'], duration: 1 }],
    }),
  }),
  reproducible: true,
  exact: true,
});

imageContract('mock', {
  makeProvider: createMock,
  models: mockModels,
  request: imageRequestOf({ model: 'mock-1' }),
  refused: imageRequestOf({ model: 'mock-1', options: { fault: 'refusal' } }),
  reproducible: true,
  exact: true,
});
