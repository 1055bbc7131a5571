import { type HttpAnswer, type HttpRequest, isHttpError } from '../../providers/http/http.ts';
import type { Outside } from './backend.ts';
import { Problem } from './problem.ts';

/** Of each request: a secret is small, and everything waits for it. */
const LIMIT_MS = 10_000;
/** No service keeps a secret of more than 64 KiB; a config of Doppler has many of them. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * One request, with what holds for all that is asked for secrets.
 *
 * @throws Problem `secrets/unreachable`
 */
export async function ask(outside: Outside, request: HttpRequest): Promise<HttpAnswer> {
  const { http, signal } = outside;
  try {
    return await http({ timeoutMs: LIMIT_MS, maxBytes: MOST_BYTES, ...request, signal });
  } catch (error) {
    if (!isHttpError(error)) throw error;
    throw new Problem(
      'secrets/unreachable',
      outside.redact(error.message),
      'Look at the network, and at HTTPS_PROXY and NO_PROXY, then run the same command again.',
      error,
    );
  }
}
