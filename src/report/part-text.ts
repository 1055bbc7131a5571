import type { ProviderTotals, SceneTotals } from '../plan/call-sheet.ts';
import { countText } from './amounts.ts';

/** What of a film one provider is to make, or one scene needs, and what it costs: `price` as it is shown. */
export function partText(part: ProviderTotals | SceneTotals, price: string): string {
  const { toMake, toKeep, leftOut = 0, secondsPaid } = part;
  const { stillsToMake = 0, linesToSpeak = 0 } = 'provider' in part ? part : {};
  const hasShots = toMake + toKeep + leftOut > 0;
  return [
    ...(hasShots ? [`${countText(toMake, 'shot')} to make`] : []),
    ...(toKeep > 0 ? [`${toKeep} kept`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
    ...(hasShots ? [`${secondsPaid} s`] : []),
    ...(stillsToMake > 0 ? [`${countText(stillsToMake, 'still')} to make`] : []),
    ...(linesToSpeak > 0 ? [`${countText(linesToSpeak, 'line')} to speak`] : []),
    price,
  ].join(', ');
}
