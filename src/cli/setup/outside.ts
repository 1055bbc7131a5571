import type { Outside } from '../../secrets/backends/backend.ts';
import type { LayeredEnvironment } from '../../secrets/layered-environment.ts';
import type { Redactor } from '../../secrets/redactor.ts';

/** Addresses of secret managers that a user may have set: only their hosts may be private. */
const ADDRESSES = [
  'DOPPLER_API_HOST',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  'AWS_ENDPOINT_URL_STS',
  'AZURE_AUTHORITY_HOST',
  'IDENTITY_ENDPOINT',
  'MSI_ENDPOINT',
];

/** What secret managers may reach of the world outside, over connections of their own. */
export async function openOutside(
  environment: LayeredEnvironment,
  run: { readonly redactor: Redactor; readonly signal: AbortSignal; readonly now: () => number },
): Promise<Outside & { close(): void }> {
  const { openNet } = await import('../../net/open-net.ts');
  const { readProxyRules } = await import('../../net/proxy/proxy-rules.ts');
  const variable = (name: string): string | undefined => environment.get(name);
  const proxies = readProxyRules(variable);
  for (const secret of proxies.secrets) run.redactor.add(secret);
  const trusted = ADDRESSES.flatMap((name) => {
    const address = variable(name);
    return address !== undefined && URL.canParse(address) ? [new URL(address)] : [];
  });
  const net = openNet(trusted, proxies);
  return {
    variable,
    http: net.http,
    signal: run.signal,
    now: run.now,
    conceal: (value) => run.redactor.add(value),
    redact: (text) => run.redactor.redact(text),
    close: () => net.close(),
  };
}
