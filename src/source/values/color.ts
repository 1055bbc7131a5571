/** `#RGB` or `#RRGGBB` in any case as `#RRGGBB` in capitals. */
export function canonicalColor(written: string): string {
  const digits = written.slice(1).toUpperCase();
  if (digits.length === 6) return `#${digits}`;
  return `#${digits.replaceAll(/./g, '$&$&')}`;
}
