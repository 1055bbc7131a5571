import type { AdapterEntry } from '../../providers/adapter-entry.ts';
import type { ProviderAccess, ProviderClock } from '../../providers/provider-call.ts';
import type { Net } from '../../net/open-net.ts';
import type { ShootPorts } from '../../shoot/ports.ts';
import { workingFolderError } from '../../store/working-folder-error.ts';
import { accessOf, concurrencyOf, configuredUrls } from './provider-access.ts';
import type { RunProviders } from './run-providers.ts';

/** A clip of 4 GiB is hours of film: more is a mistake, or an attack on the disk. */
const MOST_BYTES = 4 * 1024 ** 3;

export interface ProviderPorts extends Pick<
  ShootPorts,
  'provider' | 'imageProvider' | 'voiceProvider' | 'access' | 'download'
> {
  /** How many jobs it runs at once for one account. */
  readonly placesOf: (provider: string) => number;
  close(): void;
}

/** The shoot's way to its providers: each over connections of its own, which trust its base URL. */
export async function openProviderPorts(outside: {
  readonly providers: RunProviders;
  readonly clock: ProviderClock;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly log: (line: string) => void;
}): Promise<ProviderPorts> {
  const { providers, clock, signal, random, log } = outside;
  const { environment, redactor } = providers;
  const { openNet } = await import('../../net/open-net.ts');
  const { readProxyRules } = await import('../../net/proxy/proxy-rules.ts');
  const proxies = readProxyRules((variable) => environment.get(variable));
  for (const secret of proxies.secrets) redactor.add(secret);
  const nets = new Map<string, Net>();
  const entryOf = (name: string): AdapterEntry => {
    const entry = providers.find(name);
    if (entry === undefined) throw new Error(`there is no adapter ${name}`);
    return entry;
  };
  const urlsOf = (entry: AdapterEntry) => configuredUrls(entry, providers.environmentOf(entry));
  const netOf = (name: string): Net => {
    const net = nets.get(name) ?? openNet(urlsOf(entryOf(name)), proxies);
    nets.set(name, net);
    return net;
  };
  return {
    placesOf: (name) => concurrencyOf(entryOf(name), providers),
    async provider(name) {
      const entry = entryOf(name);
      if (entry.kind !== 'video') throw new Error(`the adapter ${name} makes no clips`);
      return await entry.load(providers.environmentOf(entry).get);
    },
    async imageProvider(name) {
      const entry = entryOf(name);
      const { images } = entry;
      if (images === undefined) throw new Error(`the adapter ${name} makes no stills`);
      return await images.load(providers.environmentOf(entry).get);
    },
    async voiceProvider(name) {
      const entry = entryOf(name);
      const { voices } = entry;
      if (voices === undefined) throw new Error(`the adapter ${name} has no voices`);
      return await voices.load(providers.environmentOf(entry).get);
    },
    access(name): ProviderAccess {
      const entry = entryOf(name);
      const setUp = providers.environmentOf(entry);
      return accessOf(entry, { environment: setUp, clock, redactor, log, http: netOf(name).http });
    },
    async download(name, media, path) {
      const settings = { clock, random, signal, maxBytes: MOST_BYTES };
      try {
        await netOf(name).download(media, path, settings);
      } catch (error) {
        throw workingFolderError(error, path);
      }
    },
    close() {
      for (const net of nets.values()) net.close();
    },
  };
}
