import { openNet } from '../../../src/net/open-net.ts';
import type { Http, HttpRequest } from '../../../src/providers/http/http.ts';
import type { Outside } from '../../../src/secrets/backends/backend.ts';
import { trustedAddresses } from '../../../src/secrets/backends/trusted-addresses.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';

export interface TestOutside extends Outside {
  /** What was asked, as the backend has asked it. */
  readonly asked: readonly HttpRequest[];
  /** What was made a secret. */
  readonly concealed: readonly string[];
  close(): void;
}

export interface OutsideOptions {
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Where a host of a service really is: `vault.azure.net` at the address of a fake. */
  readonly hosts?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** A time limit, in place of the one that is asked for. */
  readonly limitMs?: number;
}

const NOW = Date.parse('2026-11-25T12:00:00Z');

/** The world outside of a backend: real connections, which stay on this machine. */
export function outsideOf(options: OutsideOptions = {}): TestOutside {
  const { variables = {}, hosts = {}, signal = new AbortController().signal, limitMs } = options;
  const variable = (name: string): string | undefined => variables[name];
  const loopback = new URL('http://127.0.0.1');
  const net = openNet([loopback, ...trustedAddresses(variable, [])]);
  const redactor = createRedactor();
  const asked: HttpRequest[] = [];
  const concealed: string[] = [];
  const http: Http = async (request) => {
    asked.push(request);
    const url = rehosted(request.url, hosts);
    return await net.http({
      ...request,
      url,
      ...(limitMs !== undefined && { timeoutMs: limitMs }),
    });
  };
  return {
    asked,
    concealed,
    variable,
    http,
    signal,
    conceal(value) {
      concealed.push(value);
      redactor.add(value);
    },
    redact: (text) => redactor.redact(text),
    now: () => NOW,
    close: () => net.close(),
  };
}

/** A host that no fake stands for is one where nobody listens. */
function rehosted(written: string, hosts: Readonly<Record<string, string>>): string {
  const url = new URL(written);
  if (url.hostname === '127.0.0.1') return written;
  const there = new URL(hosts[url.hostname] ?? 'http://127.0.0.1:1');
  return `${there.origin}${there.pathname.replace(/\/$/, '')}${url.pathname}${url.search}`;
}
