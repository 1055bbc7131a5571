import { models as animaticModels } from '../../src/adapters/animatic/model.ts';
import { createProvider as createAnimatic } from '../../src/adapters/animatic/provider.ts';
import { models as mockModels } from '../../src/adapters/mock/model.ts';
import { createProvider as createMock } from '../../src/adapters/mock/provider.ts';
import { stagingOf } from '../support/staging.ts';
import { requestOf } from '../support/video-request.ts';
import { providerContract } from './provider-contract.ts';

providerContract('animatic', {
  makeProvider: createAnimatic,
  models: animaticModels,
  request: requestOf({
    model: 'animatic-1',
    staging: stagingOf({
      characters: { ada: { form: 'person' } },
      shots: [{ characters: ['ada'], duration: 1 }],
    }),
  }),
  reproducible: true,
  exact: true,
});

providerContract('mock', {
  makeProvider: createMock,
  models: mockModels,
  request: requestOf({ model: 'mock-1' }),
  refused: requestOf({ model: 'mock-1', options: { fault: 'refusal' } }),
  reproducible: true,
  exact: true,
});
