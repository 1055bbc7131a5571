import { dollars } from '../film/dollars.ts';

/** Unknown stays unknown: it is never shown as nothing. */
export function priceText(usd: number | null, asOf?: string): string {
  if (usd === null) return 'price unknown';
  if (usd === 0) return 'free';
  return `${dollars(usd)}${asOf === undefined ? '' : ` (prices of ${asOf})`}`;
}

/** `1 shot`, `3 shots`. */
export function countText(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** As people say it: `40 s`, `3 min`, `1 h 20 min`. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
