/** The clauses of an action, in lower case. */
export function clausesOf(action: string): readonly string[] {
  return action
    .toLowerCase()
    .split(/[.,;:!?]|\bwhile\b|\band\b|\bthen\b|\bas\b|\bbut\b/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/**
 * Where a clause mentions a piece of the floor plan: `west-lamp` as `the west lamp`, or by its kind
 * as `the lamp` or `the lamps`; undefined where it does not.
 */
export function mentionOf(
  name: string,
  clause: string,
): { readonly at: number; readonly exact: boolean } | undefined {
  const words = name.toLowerCase().split(/[-_ ]+/);
  const kind = words.at(-1) ?? name;
  const full = placeOf(words.join(' '), clause);
  if (full >= 0) return { at: full, exact: words.length > 1 || !isPlural(kind, clause) };
  const by = placeOf(kind, clause);
  return by < 0 ? undefined : { at: by, exact: false };
}

/** Whether a clause speaks of several of a kind. */
export function isPlural(kind: string, clause: string): boolean {
  return new RegExp(`\\b${escaped(kind)}(s|es)\\b`).test(clause);
}

function placeOf(words: string, clause: string): number {
  return new RegExp(`\\b${escaped(words)}(s|es)?\\b`).exec(clause)?.index ?? -1;
}

function escaped(words: string): string {
  return words.replaceAll(/[^\w\s]/g, '\\$&');
}
