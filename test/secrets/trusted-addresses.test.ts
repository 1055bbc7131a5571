import { expect, test } from '@jest/globals';
import { trustedAddresses } from '../../src/secrets/backends/trusted-addresses.ts';
import type { AskedPlace } from '../../src/secrets/secret-place.ts';

function trusted(
  variables: Readonly<Record<string, string>>,
  ...places: readonly AskedPlace[]
): readonly string[] {
  return trustedAddresses((name) => variables[name], places).map(({ host }) => host);
}

test('what the user sets is trusted, and what else is set is not', () => {
  expect(
    trusted({
      DOPPLER_API_HOST: 'http://doppler.internal:8080',
      AWS_ENDPOINT_URL: 'http://localhost:4566',
      AWS_ENDPOINT_URL_S3: 'http://elsewhere.internal',
      AZURE_AUTHORITY_HOST: 'no address',
    }),
  ).toEqual(['doppler.internal:8080', 'localhost:4566']);
});

test('a vault of Azure brings its host, and where a machine asks who it is', () => {
  expect(trusted({}, { kind: 'azure', vault: '127.0.0.1:8443', secret: 'hf-token' })).toEqual([
    '169.254.169.254',
    '127.0.0.1:8443',
  ]);
  expect(trusted({}, { kind: 'file', path: '/run/secrets/hf_token' })).toEqual([]);
});
