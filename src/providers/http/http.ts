/** One exchange over HTTP. It is never repeated and follows no redirect. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** From the first byte sent to the last received; 30 seconds where nothing is said. */
  readonly timeoutMs?: number;
  /** Of the answer, unpacked; 16 MiB where nothing is said. More is an error, never a cut answer. */
  readonly maxBytes?: number;
  /**
   * Over a connection of its own: one from the pool may be closed by the server in the moment in
   * which it is used, and then nobody knows whether the request arrived. For what must not be sent
   * twice.
   */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type HttpErrorKind =
  /** No connection: no such host, refused, no secure connection. */
  | 'not-connected'
  /** The connection broke. */
  | 'broken'
  | 'timed-out'
  /** The answer is longer than was allowed. */
  | 'too-large'
  /** The address is one of this machine or its network, and nobody configured that. */
  | 'private-address'
  /** The proxy that the user named lets the request not through. */
  | 'refused-by-proxy'
  /** No URL, or not one of http or https. */
  | 'bad-url';

/** An exchange that brought no answer. */
export class HttpError extends Error {
  readonly kind: HttpErrorKind;
  /** Whether any byte of the request may have reached the other side. */
  readonly sent: boolean;

  constructor(kind: HttpErrorKind, sent: boolean, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.kind = kind;
    this.sent = sent;
  }

  override get name(): string {
    return 'HttpError';
  }
}

export function isHttpError(error: unknown): error is HttpError {
  return typeof error === 'object' && error !== null && 'kind' in error && 'sent' in error;
}
