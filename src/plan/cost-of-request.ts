import type { Price } from '../providers/capabilities.ts';
import type { VideoRequest } from '../providers/request.ts';
import { countable } from './round.ts';

/** What one call costs by the model's price: larger pictures and sound may cost more. */
export function costOfRequest(
  {
    seconds,
    width,
    height,
    audio = false,
  }: Pick<VideoRequest, 'seconds' | 'width' | 'height' | 'audio'>,
  { usdPerSecond, cases = [] }: Price,
): number {
  const lines = Math.min(width, height);
  const fitting = cases.find(
    (each) => lines >= (each.minLines ?? 0) && audio === (each.audio ?? audio),
  );
  return countable(seconds * (fitting?.usdPerSecond ?? usdPerSecond));
}
