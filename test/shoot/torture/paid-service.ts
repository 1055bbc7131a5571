import { ProviderError } from '../../../src/providers/provider-error.ts';
import type { VideoRequest } from '../../../src/providers/request.ts';
import type { StartOutcome, VideoProvider } from '../../../src/providers/video-provider.ts';

/**
 * What a service promises: that the same key is never charged twice; that a job can be looked up by the
 * key; or nothing, so that only its console knows.
 */
export type ServicePromise = 'idempotent' | 'findable' | 'blind';

export interface PaidJob {
  readonly id: string;
  readonly key: string;
  readonly request: VideoRequest;
}

/** A service that lives longer than the processes that ask it. Every job is paid for. */
export class PaidService {
  readonly jobs: PaidJob[] = [];
  readonly #promise: ServicePromise;
  /** From 0 to 1, for what goes wrong on the way. */
  readonly #random: () => number;

  constructor(promise: ServicePromise, random: () => number) {
    this.#promise = promise;
    this.#random = random;
  }

  provider(): VideoProvider {
    const byKey = (key: string): PaidJob | undefined => this.jobs.find((job) => job.key === key);
    return {
      name: 'paid',
      idempotent: this.#promise === 'idempotent',
      start: async (request, { idempotencyKey }) => this.#start(request, idempotencyKey),
      check: async ({ id }) => {
        const job = this.jobs.find((each) => each.id === id);
        if (job === undefined) throw problem('provider/failed', false, 'no');
        if (this.#random() < 0.1) throw problem('provider/unreachable', true, 'no');
        if (this.#random() < 0.4) return { kind: 'pending' };
        return {
          kind: 'completed',
          media: { kind: 'bytes', bytes: Buffer.from(clipOf(job.request)) },
          actualUsd: 1,
        };
      },
      ...(this.#promise === 'findable' && {
        find: async ({ idempotencyKey }) => {
          const job = byKey(idempotencyKey);
          return job && { id: job.id };
        },
      }),
      adopt: (id) => ({ id }),
    };
  }

  #start(request: VideoRequest, key: string): StartOutcome {
    const fate = this.#random();
    if (fate < 0.05) throw problem('provider/rate-limited', true, 'no');
    if (fate < 0.1) throw problem('provider/unreachable', true, 'unknown');
    const known =
      this.#promise === 'idempotent' ? this.jobs.find((job) => job.key === key) : undefined;
    const job = known ?? { id: `job ${this.jobs.length + 1}`, key, request };
    if (known === undefined) this.jobs.push(job);
    if (fate < 0.2) throw problem('provider/unreachable', true, 'unknown');
    return { kind: 'started', operation: { id: job.id } };
  }
}

/** The same request makes the same clip. */
function clipOf({ prompt, firstFrame }: VideoRequest): string {
  return `clip of "${prompt}" from ${firstFrame?.digest ?? 'nothing'}`;
}

function problem(
  code: 'provider/failed' | 'provider/rate-limited' | 'provider/unreachable',
  retryable: boolean,
  submitted: 'no' | 'unknown',
): ProviderError {
  return new ProviderError(code, code, { retryable, submitted });
}
