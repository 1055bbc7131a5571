import type { AzurePlace } from '../secret-place.ts';
import { getSecret } from './azure/get-secret.ts';
import { openVault, type Vault } from './azure/vault.ts';
import type { SecretBackend } from './backend.ts';
import { lookUpEach } from './look-up-each.ts';
import { plainValue, textOf } from './value.ts';

/** Azure Key Vault: one request for each secret, which is what its service has. */
export const azure: SecretBackend<AzurePlace> = {
  async lookUp(wanted, outside) {
    const vaults = new Map<string, Promise<Vault>>();
    return await lookUpEach(wanted, outside, {
      documentOf: ({ vault, secret, version = '' }) => `${vault} ${secret} ${version}`,
      async fetch([place]) {
        // Who asks is found out once for a vault, however many secrets there are in it.
        const vault = vaults.get(place.vault) ?? openVault(outside, place.vault);
        vaults.set(place.vault, vault);
        return textOf(await getSecret(outside, await vault, place), outside);
      },
      read: plainValue,
    });
  },
};
