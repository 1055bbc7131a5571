import { open, rm } from 'node:fs/promises';
import { pauseAfter } from '../providers/backoff.ts';
import { isHttpError } from '../providers/http/http.ts';
import { ProviderError } from '../providers/provider-error.ts';
import type { ProviderClock } from '../providers/provider-call.ts';
import type { UrlMedia } from '../providers/outcome.ts';
import type { Connections } from './connect.ts';
import { fetchPart, type PartAnswer } from './fetch-part.ts';

export interface DownloadSettings {
  readonly clock: ProviderClock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** More than this is no clip. */
  readonly maxBytes: number;
}

/** Tries in a row that bring no new byte. */
const ATTEMPTS = 4;
const PAUSES = { firstMs: 1_000, mostMs: 15_000 };
/** Statuses of servers that will answer otherwise in a while. */
const MAY_PASS = new Set([408, 425, 429, 500, 502, 503, 504, 529]);

/**
 * Streams what lies at an address to a file, goes on where a connection broke if the server can, and
 * resolves only when every byte that was announced is there.
 *
 * @throws ProviderError `provider/unreachable`, `provider/bad-media`
 */
export async function download(
  connections: Connections,
  media: UrlMedia,
  path: string,
  settings: DownloadSettings,
): Promise<void> {
  const { clock, random, signal, maxBytes } = settings;
  const file = await open(path, 'w');
  try {
    let written = 0;
    let validator: string | undefined;
    for (let attempt = 1; ; attempt += 1) {
      const before = written;
      const take = async (chunk: Uint8Array): Promise<void> => {
        if (written + chunk.length > maxBytes) throw tooLarge(maxBytes);
        // A disk that gets full takes a part, and refuses only the next.
        for (let from = 0; from < chunk.length;) {
          const { bytesWritten } = await file.write(chunk, from, chunk.length - from, written);
          from += bytesWritten;
          written += bytesWritten;
        }
      };
      const problem = await fetchPart(connections, media, {
        from: written,
        validator,
        signal,
        start: async (answer) => {
          validator = answer.validator;
          if (answer.from !== written) {
            written = answer.from;
            await file.truncate(written);
          }
          const whole = answer.total ?? 0;
          if (whole > maxBytes) throw tooLarge(maxBytes);
        },
        take,
      }).then(
        (answer) => problemWith(answer, written),
        (error: unknown) => (isHttpError(error) ? networkProblem(error) : Promise.reject(error)),
      );
      if (problem === undefined) return;
      if (written > before) attempt = 1;
      if (!problem.retryable || attempt >= ATTEMPTS) throw problem;
      await clock.delay(pauseAfter(attempt, PAUSES, random(), problem.retryAfterMs));
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

function problemWith(answer: PartAnswer, written: number): ProviderError | undefined {
  if (answer.status !== 200 && answer.status !== 206) {
    const passes = MAY_PASS.has(answer.status);
    return new ProviderError(
      passes ? 'provider/unreachable' : 'provider/bad-media',
      `the clip can’t be fetched: its server answered ${answer.status}`,
      { retryable: passes, submitted: 'no' },
    );
  }
  if (answer.total === undefined || answer.total === written) return undefined;
  return new ProviderError(
    'provider/unreachable',
    `the clip was cut short: ${written} of ${answer.total} bytes came`,
    { retryable: true, submitted: 'no' },
  );
}

function networkProblem(error: { kind: string; message: string }): ProviderError {
  const distrusted = error.kind === 'private-address' || error.kind === 'bad-url';
  return new ProviderError(
    distrusted ? 'provider/bad-media' : 'provider/unreachable',
    `the clip can’t be fetched: ${error.message}`,
    { retryable: !distrusted && error.kind !== 'refused-by-proxy', submitted: 'no', cause: error },
  );
}

function tooLarge(maxBytes: number): ProviderError {
  return new ProviderError('provider/bad-media', `the clip has more than ${maxBytes} bytes`, {
    retryable: false,
    submitted: 'no',
  });
}
