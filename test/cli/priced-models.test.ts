import { expect, test } from '@jest/globals';
import { modelsOf, voiceModelsOf } from '../../src/cli/providers/priced-models.ts';
import type { RunProviders } from '../../src/cli/providers/run-providers.ts';
import type { AdapterEntry, VideoEntry, VoiceHalf } from '../../src/providers/adapter-entry.ts';

const PROVIDERS = {
  environmentOf: () => ({ get: () => undefined }),
  config: { providers: new Map() },
} as unknown as RunProviders;

const asked = async (price: object): Promise<unknown> => {
  const models = async () => [{ id: 'dear-1', price }];
  return await modelsOf({ name: 'dear', models } as unknown as VideoEntry, {}, PROVIDERS);
};

test.each([[-0.1], [Number.NaN], [Infinity], ['0.1'], [null]])(
  'a provider that says %p for a price is not asked: no budget could be kept with it',
  async (usdPerSecond) => {
    await expect(asked({ usdPerSecond })).rejects.toMatchObject({
      code: 'provider/bad-module',
      message: `dear says for dear-1 that \`usdPerSecond\` is ${usdPerSecond}, which is no sum of money`,
    });
    await expect(asked({ usdPerSecond: 1, cases: [{ usdPerSecond }] })).rejects.toMatchObject({
      code: 'provider/bad-module',
    });
  },
);

test('what is free, and what is priced by cases and options of any name, is asked', async () => {
  for (const price of [
    { usdPerSecond: 0 },
    { usdPerSecond: 0.1, cases: [{ usdPerSecond: 1e-9 }] },
  ]) {
    expect(await asked(price)).toEqual([{ id: 'dear-1', price }]);
  }
  const cases = [{ options: { usd: 'yes' }, usdPer1MCharacters: 15, usdPerSecond: undefined }];
  const voices = { models: async () => [{ id: 'dear-1', price: { cases } }] };
  const entry = { name: 'dear', voices } as unknown as AdapterEntry & {
    readonly voices: VoiceHalf;
  };
  expect(await voiceModelsOf(entry, {}, PROVIDERS)).toHaveLength(1);
});
