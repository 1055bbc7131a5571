import { expect, test } from '@jest/globals';
import { loadOptional } from '../../src/secrets/backends/load-optional.ts';

const NAMES = ['@azure/identity', '@azure/keyvault-secrets'];

test('a library that is not installed is told, with the command that installs it', async () => {
  const missing = '@azure/identity-that-nobody-has';
  await expect(
    loadOptional(NAMES, async () => (await import(missing)) as object),
  ).rejects.toMatchObject({
    code: 'secrets/not-installed',
    message: '@azure/identity and @azure/keyvault-secrets are not installed',
    hint: 'Install beside ministudio: `npm install @azure/identity @azure/keyvault-secrets` (`npm install -g` where ministudio is global).',
  });
});

test('a library that is there and breaks is a defect, and not called missing', async () => {
  const broken = async (): Promise<never> => {
    throw new TypeError('its own mistake');
  };
  await expect(loadOptional(NAMES, broken)).rejects.toThrow(TypeError);
});
