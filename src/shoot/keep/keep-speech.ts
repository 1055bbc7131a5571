import type { WordTime } from '../../film/word-time.ts';
import type { CompletedOutcome, ProviderCall } from '../../providers/video-provider.ts';
import type { Made } from '../jobs/job.ts';
import { keepMedia } from './keep-media.ts';
import type { ShootPorts } from '../ports.ts';
import { saidCharge } from './said-charge.ts';

/** A line, as its provider spoke it. */
export interface KeptSpeech extends Made {
  readonly kind: 'speech';
  /** The digest of the provider's own bytes. */
  readonly sound: string;
  /** Its length at 48 kHz. */
  readonly samples: number;
  readonly words?: readonly WordTime[];
}

/**
 * Keeps the sound of a finished job, once it has been decoded and counted.
 *
 * @throws ProviderError `provider/bad-media` where it is none, `provider/unreachable` where it can't
 * be fetched.
 */
export async function keepSpeech(
  ports: ShootPorts,
  provider: string,
  outcome: CompletedOutcome,
  call: ProviderCall,
): Promise<KeptSpeech> {
  const { media, words } = outcome;
  let samples = 0;
  const kept = await keepMedia(ports, { provider, media, call }, 'sound', async (path) => {
    ({ samples } = await ports.darkroom.examineSound(path));
  });
  const { actualUsd, notes } = saidCharge(outcome);
  return {
    kind: 'speech',
    sound: kept.digest,
    samples,
    ...(words !== undefined && { words }),
    actualUsd,
    notes: [...notes, ...kept.notes],
  };
}
