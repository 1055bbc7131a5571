import { describe, expect, test } from '@jest/globals';
import { createProvider } from '../../src/adapters/animatic/provider.ts';
import { providerCall } from '../support/provider-call.ts';
import { stagingOf } from '../support/staging.ts';
import { requestOf } from '../support/video-request.ts';

describe('the animatic', () => {
  test('charges nothing, and says which characters of a script it could not draw', async () => {
    const { call, remove } = await providerCall();
    const staging = stagingOf({ title: 'Plain \u{1BC20}', shots: [{ duration: 1 }] });
    const outcome = await createProvider().start(requestOf({ model: 'animatic-1', staging }), call);
    expect(outcome).toMatchObject({
      kind: 'completed',
      actualUsd: 0,
      notes: ['no font at hand has \u{1BC20}: they are drawn as boxes'],
    });
    await remove();
  });

  test('says in one note what of the action nobody acts out', async () => {
    const { call, remove } = await providerCall();
    const staging = stagingOf({
      characters: { nia: { name: 'Nia' } },
      shots: [{ characters: ['nia'], action: 'Nia yodels and nods. She walks home.', duration: 1 }],
    });
    const outcome = await createProvider().start(requestOf({ model: 'animatic-1', staging }), call);
    expect(outcome).toMatchObject({
      notes: ['not acted out: “Nia yodels”; Nia: “She walks home” (no other place is said)'],
    });
    await remove();
  });

  test('a request without a staging fails for good, and nothing was submitted', async () => {
    const { call, remove } = await providerCall();
    await expect(
      createProvider().start(requestOf({ model: 'animatic-1' }), call),
    ).rejects.toMatchObject({
      code: 'provider/failed',
      retryable: false,
      submitted: 'no',
    });
    await remove();
  });
});
