import type { AwsPlace } from '../secret-place.ts';
import { type AwsAccess, openAccess, regionOf } from './aws/access.ts';
import { getSecret } from './aws/get-secret.ts';
import type { SecretBackend } from './backend.ts';
import { lookUpEach } from './look-up-each.ts';
import { fieldValue, plainValue, textOf } from './value.ts';

/** AWS Secrets Manager. Several fields of one secret are one request. */
export const aws: SecretBackend<AwsPlace> = {
  async lookUp(wanted, outside) {
    const accesses = new Map<string, Promise<AwsAccess>>();
    return await lookUpEach(wanted, outside, {
      documentOf: ({ secret, region = '' }) => `${region} ${secret}`,
      async fetch([place]) {
        // Who asks is found out once for a region, however many secrets there are in it.
        const region = regionOf(place, outside);
        const access = accesses.get(region ?? '') ?? openAccess(outside, region);
        accesses.set(region ?? '', access);
        return textOf(await getSecret(outside, await access, place.secret), outside);
      },
      read: (text, { key }) => (key === undefined ? plainValue(text) : fieldValue(text, key)),
    });
  },
};
