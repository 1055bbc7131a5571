import type { CompletedOutcome, ProviderCall } from '../../providers/video-provider.ts';
import type { Made } from '../jobs/job.ts';
import { keepMedia } from './keep-media.ts';
import type { ShootPorts } from '../ports.ts';
import { saidCharge } from './said-charge.ts';

/** The clip of one segment. */
export interface SegmentClip extends Made {
  readonly kind: 'clip';
  /** The digest of the provider's own bytes. */
  readonly clip: string;
}

/**
 * Keeps the clip of a finished job, once it has been looked at.
 *
 * @throws ProviderError `provider/bad-media` where it is none, `provider/unreachable` where it can't
 * be fetched.
 */
export async function keepClip(
  ports: ShootPorts,
  provider: string,
  outcome: CompletedOutcome,
  call: ProviderCall,
): Promise<SegmentClip> {
  const kept = await keepMedia(
    ports,
    { provider, media: outcome.media, call },
    'clip',
    (path, origin) => ports.darkroom.examine(path, origin),
  );
  const { actualUsd, notes } = saidCharge(outcome);
  return { kind: 'clip', clip: kept.digest, actualUsd, notes: [...notes, ...kept.notes] };
}
