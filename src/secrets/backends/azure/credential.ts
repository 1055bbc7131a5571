import type * as identity from '@azure/identity';
import { addressIn } from '../address.ts';
import type { Outside } from '../backend.ts';
import { Problem } from '../problem.ts';
import type { HttpClient } from './http-client.ts';

/** Of a program that is run for a token: `az`, PowerShell, `azd`. */
const PROGRAM_LIMIT_MS = 10_000;
/** Microsoft's clouds. Of another authority, such as Azure Stack's, it can't be asked what it is. */
const KNOWN =
  /^login\.(microsoftonline\.com|microsoftonline\.us|chinacloudapi\.cn|partner\.microsoftonline\.cn)$/;

/**
 * The credential of Azure's usual order, DefaultAzureCredential. What the variables say (a secret, a
 * certificate, a workload identity) is taken by hand: they may come from a `.env` file, and it reads
 * those of the process alone.
 *
 * @throws Problem
 */
export function credentialOf(
  outside: Outside,
  module: typeof identity,
  common: {
    readonly httpClient: HttpClient;
    readonly retryOptions: { readonly maxRetries: number };
  },
): identity.TokenCredential {
  const { variable } = outside;
  const authority = addressIn(outside, 'AZURE_AUTHORITY_HOST', 'https://login.microsoftonline.com');
  if (authority.protocol !== 'https:') {
    const hint = 'Write it as https://host.';
    throw new Problem('secrets/bad-place', 'AZURE_AUTHORITY_HOST is not one of https', hint);
  }
  const tenantId = variable('AZURE_TENANT_ID');
  const clientId = variable('AZURE_CLIENT_ID');
  const settings = {
    ...common,
    authorityHost: authority.href.replace(/\/$/, ''),
    disableInstanceDiscovery: !KNOWN.test(authority.host),
    additionallyAllowedTenants: (variable('AZURE_ADDITIONALLY_ALLOWED_TENANTS') ?? '')
      .split(';')
      .filter((tenant) => tenant !== ''),
  };
  const only = variable('AZURE_TOKEN_CREDENTIALS')?.trim().toLowerCase();
  const mayBe = (kind: string): boolean => [undefined, 'prod', `${kind}credential`].includes(only);
  if (mayBe('environment')) {
    const said = saidCredential(outside, module, settings);
    if (said !== undefined) return said;
  }
  const tokenFilePath = variable('AZURE_FEDERATED_TOKEN_FILE');
  if (mayBe('workloadidentity') && tokenFilePath !== undefined) {
    const ids = both(tenantId, clientId, 'AZURE_FEDERATED_TOKEN_FILE');
    return new module.WorkloadIdentityCredential({ ...settings, ...ids, tokenFilePath });
  }
  return new module.DefaultAzureCredential({
    ...settings,
    processTimeoutInMs: PROGRAM_LIMIT_MS,
    ...(tenantId !== undefined && { tenantId }),
    ...(clientId !== undefined && { managedIdentityClientId: clientId }),
  });
}

/** Of an application, with its secret or its certificate. */
function saidCredential(
  { variable, conceal }: Outside,
  module: typeof identity,
  settings: identity.ClientSecretCredentialOptions & identity.ClientCertificateCredentialOptions,
): identity.TokenCredential | undefined {
  const tenant = variable('AZURE_TENANT_ID');
  const client = variable('AZURE_CLIENT_ID');
  const secret = variable('AZURE_CLIENT_SECRET')?.trim();
  if (secret !== undefined) {
    conceal(secret);
    const { tenantId, clientId } = both(tenant, client, 'AZURE_CLIENT_SECRET');
    return new module.ClientSecretCredential(tenantId, clientId, secret, settings);
  }
  const certificatePath = variable('AZURE_CLIENT_CERTIFICATE_PATH');
  if (certificatePath === undefined) return undefined;
  const { tenantId, clientId } = both(tenant, client, 'AZURE_CLIENT_CERTIFICATE_PATH');
  const certificatePassword = variable('AZURE_CLIENT_CERTIFICATE_PASSWORD');
  if (certificatePassword !== undefined) conceal(certificatePassword);
  const chain = variable('AZURE_CLIENT_SEND_CERTIFICATE_CHAIN')?.toLowerCase();
  return new module.ClientCertificateCredential(
    tenantId,
    clientId,
    { certificatePath, ...(certificatePassword !== undefined && { certificatePassword }) },
    { ...settings, sendCertificateChain: chain === 'true' || chain === '1' },
  );
}

/** Half of them would otherwise be passed over without a word. */
function both(
  tenantId: string | undefined,
  clientId: string | undefined,
  variable: string,
): { readonly tenantId: string; readonly clientId: string } {
  if (tenantId !== undefined && clientId !== undefined) return { tenantId, clientId };
  const missing = tenantId === undefined ? 'AZURE_TENANT_ID' : 'AZURE_CLIENT_ID';
  const hint = 'Set AZURE_TENANT_ID and AZURE_CLIENT_ID with it.';
  throw new Problem('secrets/no-credentials', `${variable} is set and ${missing} is not`, hint);
}
