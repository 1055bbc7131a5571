/** Unknown stays unknown: it is never shown as nothing. */
export function priceText(usd: number | null, asOf?: string): string {
  if (usd === null) return 'price unknown';
  if (usd === 0) return 'free';
  return `$${usd.toFixed(2)}${asOf === undefined ? '' : ` (prices of ${asOf})`}`;
}

/** `1 shot`, `3 shots`. */
export function countText(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
