import type { ImageProvider, ImageRequest } from '../../../src/providers/image-provider.ts';
import type { JobProvider } from '../../../src/providers/job-provider.ts';
import type { CompletedOutcome } from '../../../src/providers/outcome.ts';
import { ProviderError } from '../../../src/providers/provider-error.ts';
import type { VideoRequest } from '../../../src/providers/request.ts';
import type { StartOutcome, VideoProvider } from '../../../src/providers/video-provider.ts';

/**
 * What a service promises: that the same key is never charged twice; that a job can be looked up by the
 * key; or nothing, so that only its console knows.
 */
export type ServicePromise = 'idempotent' | 'findable' | 'blind';

export interface PaidJob {
  readonly kind: 'clip' | 'still';
  readonly id: string;
  readonly key: string;
  readonly prompt: string;
  /** What it has made. */
  readonly bytes: Buffer;
}

/** A service that lives longer than the processes that ask it. Every job is paid for. */
export class PaidService {
  readonly jobs: PaidJob[];
  readonly #promise: ServicePromise;
  /** From 0 to 1, for what goes wrong on the way. */
  readonly #random: () => number;
  readonly #onTaken: (job: PaidJob) => void;

  constructor(
    promise: ServicePromise,
    random: () => number,
    {
      jobs = [],
      onTaken = () => {},
    }: {
      /** That it has already. */
      readonly jobs?: readonly PaidJob[];
      /** Told of each that it takes, before it answers. */
      readonly onTaken?: (job: PaidJob) => void;
    } = {},
  ) {
    this.jobs = [...jobs];
    this.#promise = promise;
    this.#random = random;
    this.#onTaken = onTaken;
  }

  countOf(kind: PaidJob['kind']): number {
    return this.jobs.filter((job) => job.kind === kind).length;
  }

  /** Answers a submission with a job. */
  provider(): VideoProvider {
    return this.#maker<VideoRequest>('clip', clipOf, () => false);
  }

  /** Answers a submission with a job, or with the still itself. */
  imageProvider(): ImageProvider {
    return this.#maker<ImageRequest>('still', stillOf, () => this.#random() < 0.5);
  }

  #maker<Request extends { readonly prompt: string }>(
    kind: PaidJob['kind'],
    make: (request: Request) => string,
    isAtOnce: () => boolean,
  ): JobProvider<Request> {
    return {
      name: 'paid',
      idempotent: this.#promise === 'idempotent',
      start: async (request, { idempotencyKey: key }) => {
        const { prompt } = request;
        const job = this.#submit({ kind, key, prompt, bytes: Buffer.from(make(request)) });
        return isAtOnce() ? completed(job) : started(job);
      },
      check: async ({ id }) => {
        const job = this.jobs.find((each) => each.id === id);
        if (job === undefined) throw problem('provider/failed', false, 'no');
        if (this.#random() < 0.1) throw problem('provider/unreachable', true, 'no');
        return this.#random() < 0.4 ? { kind: 'pending' } : completed(job);
      },
      ...(this.#promise === 'findable' && {
        find: async ({ idempotencyKey }) => {
          const job = this.jobs.find(({ key }) => key === idempotencyKey);
          return job && { id: job.id };
        },
      }),
      adopt: (id) => ({ id }),
    };
  }

  #submit(asked: Omit<PaidJob, 'id'>): PaidJob {
    const fate = this.#random();
    if (fate < 0.05) throw problem('provider/rate-limited', true, 'no');
    if (fate < 0.1) throw problem('provider/unreachable', true, 'unknown');
    const known =
      this.#promise === 'idempotent' ? this.jobs.find(({ key }) => key === asked.key) : undefined;
    const job = known ?? { ...asked, id: `job ${this.jobs.length + 1}` };
    if (known === undefined) {
      this.jobs.push(job);
      this.#onTaken(job);
    }
    if (fate < 0.2) throw problem('provider/unreachable', true, 'unknown');
    return job;
  }
}

const started = ({ id }: PaidJob): StartOutcome => ({ kind: 'started', operation: { id } });

function completed({ bytes }: PaidJob): CompletedOutcome {
  return { kind: 'completed', media: { kind: 'bytes', bytes }, actualUsd: 1 };
}

/** The same request makes the same clip. */
function clipOf({ prompt, firstFrame, lastFrame }: VideoRequest): string {
  const [from, to] = [firstFrame, lastFrame].map((frame) => frame?.digest ?? 'nothing');
  return `clip of "${prompt}" from ${from} to ${to}`;
}

/** The same request makes the same still. */
function stillOf({ prompt }: ImageRequest): string {
  return `still of "${prompt}"`;
}

function problem(
  code: 'provider/failed' | 'provider/rate-limited' | 'provider/unreachable',
  retryable: boolean,
  submitted: 'no' | 'unknown',
): ProviderError {
  return new ProviderError(code, code, { retryable, submitted });
}
