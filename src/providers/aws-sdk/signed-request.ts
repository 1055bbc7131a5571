import type { HttpRequest } from '../http/http.ts';

/** What is used of a request that an SDK of AWS has built and signed. */
export interface SignedRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;

/** The same request, to be sent over our own connections. */
export function httpRequestOf(signed: SignedRequest): HttpRequest {
  const method = METHODS.find((each) => each === signed.method);
  if (method === undefined) throw new Error(`the SDK sends ${signed.method}`);
  const { headers, body } = signed;
  return {
    method,
    url: urlOf(signed),
    headers,
    ...(body !== undefined && { body: body as Uint8Array }),
  };
}

function urlOf({ protocol, hostname, port, path, query = {} }: SignedRequest): string {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values ?? ''].flat()) url.searchParams.append(name, value);
  }
  return url.href;
}
