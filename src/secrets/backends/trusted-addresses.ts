import type { AskedPlace } from '../secret-place.ts';
import type { Outside } from './backend.ts';

/** Variables that set an address which a backend, or what it gets credentials from, is asked at. */
const VARIABLES = [
  'DOPPLER_API_HOST',
  'CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER',
  'GOOGLE_OAUTH_TOKEN_URL',
  'GOOGLE_STS_TOKEN_URL',
  'GOOGLE_IAM_CREDENTIALS_URL',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  'AWS_ENDPOINT_URL_STS',
  'AWS_ENDPOINT_URL_SSO',
  'AWS_ENDPOINT_URL_SSO_OIDC',
  'AZURE_AUTHORITY_HOST',
  // Of a managed identity, set by the machine: App Service, Arc, Service Fabric, pods.
  'IDENTITY_ENDPOINT',
  'MSI_ENDPOINT',
  'IMDS_ENDPOINT',
  'AZURE_POD_IDENTITY_AUTHORITY_HOST',
];
/** Where a machine of Azure asks who it is; it has no other address. */
const AZURE_MACHINE = 'http://169.254.169.254';

/** The addresses that the user, or the machine, has configured: only their hosts may be private. */
export function trustedAddresses(
  variable: Outside['variable'],
  places: readonly AskedPlace[],
): readonly URL[] {
  const ofVariables = VARIABLES.flatMap((name) => variable(name)?.trim() ?? []);
  const ofPlaces = places.flatMap((place) =>
    place.kind === 'azure' ? [AZURE_MACHINE, `http://${place.vault}`] : [],
  );
  return [...ofVariables, ...ofPlaces].flatMap((written) =>
    URL.canParse(written) ? [new URL(written)] : [],
  );
}
