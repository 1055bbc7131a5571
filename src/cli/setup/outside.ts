import type { Outside } from '../../secrets/backends/backend.ts';
import { trustedAddresses } from '../../secrets/backends/trusted-addresses.ts';
import type { AskedPlace } from '../../secrets/secret-place.ts';
import type { LayeredEnvironment } from '../../secrets/layered-environment.ts';
import type { Redactor } from '../../secrets/redactor.ts';

/** What secret managers may reach of the world outside, over connections of their own. */
export async function openOutside(
  places: readonly AskedPlace[],
  environment: LayeredEnvironment,
  run: { readonly redactor: Redactor; readonly signal: AbortSignal; readonly now: () => number },
): Promise<Outside & { close(): void }> {
  const { openNet } = await import('../../net/open-net.ts');
  const { readProxyRules } = await import('../../net/proxy/proxy-rules.ts');
  const variable = (name: string): string | undefined => environment.get(name);
  const proxies = readProxyRules(variable);
  for (const secret of proxies.secrets) run.redactor.add(secret);
  const net = openNet(trustedAddresses(variable, places), proxies);
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
