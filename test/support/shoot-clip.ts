import type { VideoRequest } from '../../src/providers/request.ts';
import type { JobOrder } from '../../src/shoot/jobs/job.ts';
import { keepClip, type SegmentClip } from '../../src/shoot/keep/keep-clip.ts';
import { makeOnce } from '../../src/shoot/jobs/make-once.ts';
import type { ShootPorts } from '../../src/shoot/ports.ts';
import { requestOf } from './video-request.ts';

export type ClipOrder = Partial<JobOrder<VideoRequest, SegmentClip>>;

/** Has one clip made, with what a test is about; nothing that is told is listened to. */
export async function shootClip(ports: ShootPorts, order: ClipOrder = {}): Promise<SegmentClip> {
  const { provider = 'mock' } = order;
  return await makeOnce(ports, await ports.provider(provider), {
    name: 'a/t1/s1',
    purchase: 'a',
    provider,
    request: requestOf({ model: 'mock-1' }),
    usd: 0.5,
    resubmit: false,
    keep: (outcome, call) => keepClip(ports, provider, outcome, call),
    onProgress: () => {},
    onPause: () => {},
    isKept: ({ clip }) => ports.vault.holds(clip, 'clip'),
    onGivenUp: () => {},
    ...order,
  });
}
