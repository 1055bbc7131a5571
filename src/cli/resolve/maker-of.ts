import type { JobProvider } from '../../providers/job-provider.ts';
import { adoptJob, type Standing } from '../../shoot/jobs/settle-unknown.ts';
import type { StartedJob, UnknownJob } from '../../shoot/jobs/unknown-jobs.ts';
import type { ShootPorts } from '../../shoot/ports.ts';
import type { Asked } from './asked-film.ts';

/** Whom a job was asked of, by what it makes: it can be asked about, and given nothing to do. */
export async function makerOf(
  ports: ShootPorts,
  { subject, claim: { provider = '' } }: StartedJob,
): Promise<JobProvider<never>> {
  switch (subject.kind) {
    case 'keyframe':
      return await ports.imageProvider(provider);
    case 'line':
      return await ports.voiceProvider(provider);
    case 'take':
      return await ports.provider(provider);
  }
}

/** Has a submission be the job that a service knows under an id. */
export async function adopt(
  ports: ShootPorts,
  { provider, ...asked }: Asked,
  job: UnknownJob,
  there: Pick<Parameters<typeof adoptJob>[3], 'id' | 'requireFree'>,
): Promise<Standing> {
  switch (asked.kind) {
    case 'keyframe': {
      const { request } = asked;
      return await adoptJob(ports, await ports.imageProvider(provider), job, { request, ...there });
    }
    case 'line': {
      const { request } = asked;
      return await adoptJob(ports, await ports.voiceProvider(provider), job, { request, ...there });
    }
    case 'take': {
      const { request } = asked;
      return await adoptJob(ports, await ports.provider(provider), job, { request, ...there });
    }
  }
}
