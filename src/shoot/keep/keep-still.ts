import type { CompletedOutcome, ProviderCall } from '../../providers/video-provider.ts';
import type { Made } from '../jobs/job.ts';
import { keepMedia } from './keep-media.ts';
import type { ShootPorts } from '../ports.ts';
import { saidCharge } from './said-charge.ts';

/** A still, as its provider made it. */
export interface KeptStill extends Made {
  readonly kind: 'still';
  /** The digest of the provider's own bytes. */
  readonly still: string;
}

/**
 * Keeps the still of a finished job, once it has been looked at.
 *
 * @throws ProviderError `provider/bad-media` where it is none, `provider/unreachable` where it can't
 * be fetched.
 */
export async function keepStill(
  ports: ShootPorts,
  provider: string,
  outcome: CompletedOutcome,
  call: ProviderCall,
): Promise<KeptStill> {
  const kept = await keepMedia(ports, { provider, media: outcome.media, call }, 'image', (path) =>
    ports.darkroom.examineStill(path),
  );
  const { actualUsd, notes } = saidCharge(outcome);
  return { kind: 'still', still: kept.digest, actualUsd, notes: [...notes, ...kept.notes] };
}
