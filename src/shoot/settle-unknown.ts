import type { JobProvider } from '../providers/job-provider.ts';
import type { Operation } from '../providers/outcome.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { stepName } from '../plan/job-name.ts';
import type { ShootPorts } from './ports.ts';
import { redacting } from './redacting.ts';
import { sealWith } from './sealed-operation.ts';
import type { UnknownJob } from './unknown-jobs.ts';

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
  { request, id }: { readonly request: Request; readonly id: string },
): Promise<Standing> {
  const { access, seal } = sealWith(ports.access(maker.name));
  const provider = redacting(maker, access, seal);
  if (provider.adopt === undefined) throw hasNoJobs(maker.name);
  const operation = provider.adopt(id, request);
  const scratch = await ports.vault.scratch();
  try {
    const { kind } = await provider.check(operation, {
      ...access,
      signal: ports.signal,
      scratchFolder: scratch.path,
      image: ports.vault.readImage,
      progress: () => {},
      encode: ports.encode,
      idempotencyKey: 'ms-resolve',
    });
    await record(ports, job, { kind: 'started', operation });
    return kind;
  } finally {
    await scratch.remove();
  }
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
