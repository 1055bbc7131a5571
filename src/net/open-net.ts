import type { UrlMedia } from '../providers/outcome.ts';
import type { Http } from '../providers/http/http.ts';
import { openConnections } from './connect.ts';
import { download, type DownloadSettings } from './download.ts';
import { httpOver } from './http-client.ts';
import type { ProxyRules } from './proxy/proxy-rules.ts';

/** The network, as one provider may use it. */
export interface Net {
  readonly http: Http;
  readonly download: (media: UrlMedia, path: string, settings: DownloadSettings) => Promise<void>;
  close(): void;
}

/**
 * @param trusted the base URLs that a user configured: only their hosts may be private.
 * @param proxies that the user named; none where nothing is said.
 */
export function openNet(trusted: readonly URL[], proxies?: ProxyRules): Net {
  const connections = openConnections(trusted, proxies);
  return {
    http: httpOver(connections),
    download: (media, path, settings) => download(connections, media, path, settings),
    close: () => connections.close(),
  };
}
