import { dollars } from '../film/dollars.ts';
import type { CallSheet, RouteKind } from '../plan/call-sheet.ts';
import { countText, durationText, priceText } from './amounts.ts';
import { partText } from './part-text.ts';

/** What it takes all in all, by provider and by scene where there are several, and who makes it why. */
export function totalsLines(sheet: CallSheet): readonly string[] {
  const { totals } = sheet;
  const { byProvider, byScene, reused } = totals;
  return [
    `${totals.secondsPaid} s to make for ${totals.secondsUsed} s of film, ${priceText(totals.usd)}${timeText(totals.estimatedSeconds)}`,
    ...(byProvider.length > 1 ? byProvider : []).map(
      (part) => `    ${part.provider}: ${partText(part, priceText(part.usd))}`,
    ),
    ...(byScene.length > 1 ? byScene : []).map(
      (part) => `    scene ${part.scene}: ${partText(part, priceText(part.usd))}`,
    ),
    ...(reused.shots > 0 ? [`    ${reusedText(sheet)}`] : []),
    ...leftOutLines(sheet).map((line) => `    ${line}`),
    ...linesToSpeakText(sheet),
    ...unknownTimes(sheet).map((line) => `    ${line}`),
    ...routeLines(sheet).map((line) => `    ${line}`),
  ];
}

/** `, about 3 min`; nothing where there is nothing to wait for. */
export function timeText(seconds: number | null | undefined): string {
  if (seconds === undefined || seconds === 0) return '';
  return seconds === null ? ', time unknown' : `, about ${durationText(seconds)}`;
}

export function reusedText({ totals }: CallSheet): string {
  const { shots, usd } = totals.reused;
  const cost =
    usd === null ? 'nobody knows what they cost' : usd === 0 ? 'free' : `${dollars(usd)} before`;
  return `${countText(shots, 'shot')} kept: ${cost}`;
}

/** How many shots a film lacks when all of the plan is made, if any. */
export function leftOutLines({ totals: { leftOut = 0 } }: CallSheet): readonly string[] {
  if (leftOut === 0) return [];
  const are = leftOut === 1 ? 'is' : 'are';
  return [`${countText(leftOut, 'shot')} ${are} left out and missing: the film is not cut`];
}

function linesToSpeakText({ totals: { byProvider } }: CallSheet): readonly string[] {
  const count = byProvider.reduce((sum, { linesToSpeak = 0 }) => sum + linesToSpeak, 0);
  if (count === 0) return [];
  return [
    `    ${countText(count, 'line')} to speak first: until then, how long their shots are is estimated`,
  ];
}

/** Which models nobody knows the time of. */
export function unknownTimes({ shots, totals }: CallSheet): readonly string[] {
  if (totals.estimatedSeconds !== null) return [];
  const untimed = shots.filter(({ estimatedSeconds }) => estimatedSeconds === null);
  const models = [...new Set(untimed.map(({ provider, model }) => `${provider} ${model}`))];
  const who = models.length === 0 ? 'the maker of the stills' : models.join(', ');
  return [`how long it takes is not known: ${who} made nothing of this film yet`];
}

/** Told by an adjustment of each shot already. */
const TOLD: ReadonlySet<RouteKind> = new Set(['next', 'auto']);

/** Why shots are made by whom, each reason once. */
export function routeLines({ shots }: CallSheet): readonly string[] {
  const counts = new Map<string, number>();
  for (const { route } of shots) {
    if (TOLD.has(route.kind)) continue;
    counts.set(route.why, (counts.get(route.why) ?? 0) + 1);
  }
  return [...counts].map(([why, count]) =>
    counts.size > 1 ? `${countText(count, 'shot')}: ${why}` : why,
  );
}
