import type { VoiceModel, VoicePrice } from '../providers/voice-model.ts';
import type { VoiceRequest } from '../providers/voice-provider.ts';
import { countable } from './round.ts';

/**
 * What a line should cost in US dollars; undefined where no case of the price fits.
 *
 * @param seconds how long it is, or is taken to be.
 * @param paidCharacters of it; those of its text where it is absent.
 */
export function costOfLine(
  request: VoiceRequest,
  seconds: number,
  { cases }: VoicePrice,
  paidCharacters: VoiceModel['paidCharacters'] = ({ text }) => Array.from(text).length,
): number | undefined {
  const { voice, options } = request;
  const fitting = cases.find(
    (each) =>
      (each.voices?.includes(voice) ?? true) &&
      Object.entries(each.options ?? {}).every(([name, value]) => options[name] === value),
  );
  if (fitting === undefined) return undefined;
  const { usdPer1MCharacters = 0, usdPerSecond = 0 } = fitting;
  return countable((paidCharacters(request) * usdPer1MCharacters) / 1e6 + seconds * usdPerSecond);
}
