import { LOUDNESS_TOLERANCE } from '../../sound/master/loudness-targets.ts';
import type { MasterOutcome } from '../../sound/master/settle-master.ts';

/**
 * Why a film is not as loud as it is asked to be, in a sentence; nothing where it is.
 *
 * @param integrated of the film as it is encoded, in LUFS, which is what whoever plays it hears.
 */
export function missedText(
  outcome: Pick<MasterOutcome, 'kind'> & { readonly why?: 'too_quiet' | 'too_peaky' },
  integrated: number,
  wanted: number,
): readonly string[] {
  if (outcome.kind !== 'missed' || Math.abs(integrated - wanted) <= LOUDNESS_TOLERANCE) return [];
  const why =
    outcome.why === 'too_quiet'
      ? 'it is so quiet that more gain would bring up nothing but noise'
      : 'it has peaks that no limiter could take so far down unheard';
  return [`the film is at ${integrated.toFixed(1)} LUFS instead of ${wanted}: ${why}`];
}
