import type { VoicePrice } from '../providers/voice-model.ts';
import type { VoiceRequest } from '../providers/voice-provider.ts';
import { round } from './totals.ts';

/**
 * What a line should cost in US dollars; undefined where no case of the price fits.
 *
 * @param seconds how long it is, or is taken to be.
 */
export function costOfLine(
  { voice, text, options }: VoiceRequest,
  seconds: number,
  { cases }: VoicePrice,
): number | undefined {
  const fitting = cases.find(
    (each) =>
      (each.voices?.includes(voice) ?? true) &&
      Object.entries(each.options ?? {}).every(([name, value]) => options[name] === value),
  );
  if (fitting === undefined) return undefined;
  const { usdPer1MCharacters = 0, usdPerSecond = 0 } = fitting;
  return round((Array.from(text).length * usdPer1MCharacters) / 1e6 + seconds * usdPerSecond);
}
