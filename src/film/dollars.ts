/**
 * US dollars for people: to the cent, and less than half a cent by its own digits. `$0.00` would say of
 * something that is paid for that it is free.
 */
export function dollars(usd: number): string {
  if (usd <= 0 || usd >= 0.005) return `$${usd.toFixed(2)}`;
  return `$${Math.max(usd, 1e-6).toFixed(6).replace(/0+$/, '')}`;
}
