import type { Price } from '../providers/capabilities.ts';
import type { VideoRequest } from '../providers/request.ts';

/** What one call costs by the model's price: larger pictures may cost more. */
export function costOfRequest(
  { seconds, width, height }: Pick<VideoRequest, 'seconds' | 'width' | 'height'>,
  { usdPerSecond, cases = [] }: Price,
): number {
  const lines = Math.min(width, height);
  const fitting = cases.find(({ minLines = 0 }) => lines >= minLines);
  return seconds * (fitting?.usdPerSecond ?? usdPerSecond);
}
