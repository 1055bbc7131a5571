import type { JobProvider } from '../../providers/job-provider.ts';
import type { FailedOutcome, Operation } from '../../providers/outcome.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { stepName } from '../../plan/job-name.ts';
import { cancel } from './give-up.ts';
import type { ShootPorts } from '../ports.ts';
import { redacting } from './redacting.ts';
import { sealWith } from './sealed-operation.ts';
import type { StartedJob, UnknownJob } from './unknown-jobs.ts';

/** How a job stands that was found by its id. */
export type Standing = 'pending' | 'completed' | 'refused' | 'failed';

/**
 * Writes down that a submission was taken, under the id that the service's console shows, once the
 * service has said that it knows the job. The next run goes on with it.
 *
 * @throws a ProviderError where the service does not know it, or can't be asked: nothing is written then.
 */
export async function adoptJob<Request>(
  ports: ShootPorts,
  maker: JobProvider<Request>,
  job: UnknownJob,
  {
    request,
    id,
    requireFree,
  }: {
    readonly request: Request;
    readonly id: string;
    /** Throws where another submission is known to be that job. */
    readonly requireFree: (operation: Operation) => void;
  },
): Promise<Standing> {
  return await withProvider(ports, maker, async (provider, call) => {
    if (provider.adopt === undefined) throw hasNoJobs(maker.name);
    const operation = provider.adopt(id, request);
    requireFree(operation);
    const { kind } = await provider.check(operation, call);
    await record(ports, job, { kind: 'started', operation });
    return kind;
  });
}

/** Asks a provider something about a job that is there, and submits nothing. */
export async function withProvider<Request, Result>(
  ports: ShootPorts,
  maker: JobProvider<Request>,
  act: (provider: JobProvider<Request>, call: ProviderCall) => Promise<Result>,
): Promise<Result> {
  const { access, seal } = sealWith(ports.access(maker.name));
  const scratch = await ports.vault.scratch();
  try {
    return await act(redacting(maker, access, seal), {
      ...access,
      signal: ports.signal,
      scratchFolder: scratch.path,
      image: ports.vault.readImage,
      progress: () => {},
      encode: ports.encode,
      idempotencyKey: 'ms-resolve',
    });
  } finally {
    await scratch.remove();
  }
}

/**
 * Writes down that nobody waits any more for a job that was taken: the next run submits anew what the film
 * asks for. It is cancelled where its service can; it may be charged all the same, and counts so.
 *
 * @param maker undefined where that provider is not to be had any more.
 * @returns what became of it, in words.
 */
export async function giveUpByHand<Request>(
  ports: ShootPorts,
  maker: JobProvider<Request> | undefined,
  { name, round, operation }: StartedJob,
): Promise<string> {
  const end =
    maker === undefined
      ? '; it can’t be cancelled from here, and may be charged'
      : await withProvider(ports, maker, (provider, call) => cancel(provider, operation, call));
  const reason = `it was given up by hand${end}`;
  const failed: FailedOutcome = {
    kind: 'failed',
    code: 'provider/failed',
    reason,
    charged: 'unknown',
  };
  await ports.durable.step(stepName.done(name, round), async () => failed);
  return reason;
}

/**
 * Writes down what a submission has made: a file that somebody has fetched by hand.
 *
 * @param path a copy, which is moved into the vault.
 * @throws ProviderError `provider/bad-media` where it is no clip, still or sound.
 */
export async function keepByHand(
  { vault, darkroom, durable }: ShootPorts,
  job: UnknownJob,
  path: string,
): Promise<void> {
  await vault.blankSecrets(path);
  const made = { actualUsd: null, notes: ['Its file was given by hand.'] };
  switch (job.subject.kind) {
    case 'take': {
      await darkroom.examine(path, 'delivered');
      const clip = await vault.keepFile(path, 'clip');
      return await record({ durable }, job, { kind: 'clip', clip, ...made });
    }
    case 'keyframe': {
      await darkroom.examineStill(path);
      const still = await vault.keepFile(path, 'image');
      return await record({ durable }, job, { kind: 'still', still, ...made });
    }
    case 'line': {
      const { samples } = await darkroom.examineSound(path);
      const sound = await vault.keepFile(path, 'sound');
      return await record({ durable }, job, { kind: 'speech', sound, samples, ...made });
    }
  }
}

/** Writes down that a submission was not taken: the next run submits it anew. */
export async function forgetJob(
  { durable }: Pick<ShootPorts, 'durable'>,
  job: UnknownJob,
): Promise<void> {
  await record({ durable }, job, { kind: 'not-taken' });
}

type Settlement =
  | { readonly kind: 'started'; readonly operation: Operation }
  | { readonly kind: 'not-taken' }
  | { readonly kind: 'clip'; readonly clip: string; readonly actualUsd: null }
  | { readonly kind: 'still'; readonly still: string; readonly actualUsd: null }
  | {
      readonly kind: 'speech';
      readonly sound: string;
      readonly samples: number;
      readonly actualUsd: null;
    };

async function record(
  { durable }: Pick<ShootPorts, 'durable'>,
  { name, round }: UnknownJob,
  settlement: Settlement,
): Promise<void> {
  await durable.step(stepName.submit(name, round), async () => settlement);
}

function hasNoJobs(provider: string): ProviderError {
  const text = `${provider} answers with what it has made, and has no jobs that can be asked for`;
  return new ProviderError('provider/invalid-request', text, {
    retryable: false,
    submitted: 'no',
    hint: 'Give what it has made with --clip FILE, or use --resubmit.',
  });
}
