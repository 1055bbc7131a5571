import { expect, test } from '@jest/globals';
import { readOptions } from '../../../src/adapters/local/options.ts';
import type { SettingsFile } from '../../../src/adapters/local/folder/settings-file.ts';

const NOTHING_STATED = { number: () => undefined } as unknown as SettingsFile;
const read = (options: Parameters<typeof readOptions>[0]) =>
  readOptions(options, NOTHING_STATED, undefined);

test('steps and guidance go by the names that diffusers has for them, too', () => {
  expect(read({ num_inference_steps: 30, guidance_scale: 6 })).toEqual(
    read({ steps: 30, guidance: 6 }),
  );
  expect(read({ steps: 30, guidance: 6 })).toMatchObject({ steps: 30, guidance: 6 });
});

test('the same thing is not taken twice under two names', () => {
  expect(() => read({ steps: 30, num_inference_steps: 20 })).toThrow(
    'The local provider was told steps and num_inference_steps, which are the same.',
  );
});
