import type { VideoModel } from '../providers/capabilities.ts';
import type { ClipMaker } from './timeline/durations.ts';
import type { Part } from './timeline/segments.ts';

/**
 * Some models make clips with references in one length only, their longest: a part that has them is
 * asked for in that length, and what is more is trimmed.
 *
 * @param firstOnly whether only the first part has them.
 */
export function lengthenForReferences(
  parts: readonly Part[],
  { rate }: ClipMaker,
  { capabilities }: VideoModel,
  firstOnly: boolean,
): readonly Part[] {
  const { seconds } = capabilities.references;
  if (seconds === undefined) return parts;
  const clip = { seconds, frames: Math.round((seconds * rate.num) / rate.den) };
  return parts.map((part, index) => (firstOnly && index > 0 ? part : { ...part, clip }));
}
