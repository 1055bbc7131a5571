/** Longer waits than this are taken for a mistake, or for no. */
const LONGEST_MS = 60 * 60 * 1000;

/**
 * `Retry-After` (RFC 9110, 10.2.3) in milliseconds: seconds, or a date. `retry-after-ms` of some
 * services goes before it. Undefined where it says nothing that can be understood.
 */
export function retryAfterMs(
  headers: Readonly<Record<string, string>>,
  now: number,
): number | undefined {
  const exact = headers['retry-after-ms'];
  if (exact !== undefined && /^\d+$/.test(exact.trim())) return limited(Number(exact));
  const written = headers['retry-after']?.trim();
  if (written === undefined || written === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(written)) return limited(Math.ceil(Number(written) * 1000));
  // A date starts with the name of a day: `Date.parse` alone would also take "-5" for a year.
  if (!/^[A-Z][a-z]{2}/.test(written)) return undefined;
  const date = Date.parse(written);
  return Number.isNaN(date) ? undefined : limited(date - now);
}

function limited(ms: number): number {
  return Math.min(LONGEST_MS, Math.max(0, ms));
}
