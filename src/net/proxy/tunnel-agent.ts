import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { HttpError } from '../../providers/http/http.ts';
import type { Proxy } from './proxy-rules.ts';
import { refusal } from './refusal.ts';

/** A proxy that has not let a connection through after so long will not. */
const TIMEOUT_MS = 30_000;

interface Target {
  readonly host?: string | null | undefined;
  readonly port?: string | number | null | undefined;
}
type Done = (error: Error | null, socket: Duplex) => void;
type Opened = { readonly tunnel: Socket } | { readonly error: Error };

/**
 * Connections to hosts of https through a proxy: it is asked by CONNECT for a way through, and what
 * goes over that is encrypted from here to the host. A connection is handed out when it is secure, so
 * whatever fails before was never sent to the host.
 */
export class TunnelAgent extends https.Agent {
  readonly #proxy: Proxy;
  readonly #opening = new Set<http.ClientRequest>();

  constructor(proxy: Proxy, settings: https.AgentOptions) {
    super(settings);
    this.#proxy = proxy;
  }

  /** Called by Node for each new connection, which it is given by `done`. */
  override createConnection(options: https.RequestOptions, done?: Done): undefined {
    // Node hears the first call of `done`, and takes no socket where there is an error.
    const fail = (error: Error): void => done?.(error, undefined as never);
    this.#connect(options, (opened) => {
      if ('error' in opened) return fail(opened.error);
      const through = { ...options, socket: opened.tunnel };
      const secure = super.createConnection(through) as TLSSocket;
      secure.on('error', fail);
      secure.once('secureConnect', () => done?.(null, secure));
    });
  }

  override destroy(): void {
    for (const request of this.#opening) request.destroy();
    super.destroy();
  }

  #connect({ host, port }: Target, done: (opened: Opened) => void): void {
    const { url, authorization } = this.#proxy;
    const name = host ?? '';
    const target = `${isIP(name) === 6 ? `[${name}]` : name}:${port ?? 443}`;
    const { request: open } = url.protocol === 'https:' ? https : http;
    const request = open(url, {
      method: 'CONNECT',
      path: target,
      agent: false,
      timeout: TIMEOUT_MS,
      headers: {
        host: target,
        'user-agent': 'ministudio',
        ...(authorization !== undefined && { 'proxy-authorization': authorization }),
      },
    });
    this.#opening.add(request);
    request.on('timeout', () => {
      const text = `the proxy ${url.host} said nothing for ${TIMEOUT_MS / 1000} s`;
      request.destroy(new HttpError('timed-out', false, text));
    });
    request.once('close', () => this.#opening.delete(request));
    request.once('error', (error) => done({ error: proxyError(error, url) }));
    request.once('connect', ({ statusCode = 0 }, tunnel: Socket, head) => {
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) tunnel.unshift(head);
        return done({ tunnel: tunnel.setTimeout(0) });
      }
      tunnel.destroy();
      done({ error: refusal(statusCode, `${target} by the proxy ${url.host}`) });
    });
    request.end();
  }
}

function proxyError(error: Error, { host }: URL): Error {
  if ('kind' in error) return error;
  const text = `there is no connection to the proxy ${host} (${errorCode(error) ?? error.message})`;
  return new HttpError('not-connected', false, text, error);
}
