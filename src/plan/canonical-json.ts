/**
 * JSON with sorted keys and without absent values, so that equal data has equal bytes whatever the
 * order in which its author wrote it (after RFC 8785, for the plain numbers and strings we use).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = value as Readonly<Record<string, unknown>>;
    let text = '';
    for (const key of Object.keys(members).sort()) {
      const member = members[key];
      if (member === undefined) continue;
      text += `${text === '' ? '' : ','}${quote(key)}:${canonicalJson(member)}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Most keys are plain words, which need no search for what must be escaped. */
function quote(key: string): string {
  return /^\w+$/.test(key) ? `"${key}"` : JSON.stringify(key);
}
