import type { Recipe } from '../fingerprint.ts';

/**
 * Which parts of two recipes differ, by their paths: `provider`, `request.prompt`,
 * `request.staging.cast.orb`. Segments are not told apart.
 */
export function differingParts(then: Recipe, now: Recipe): ReadonlySet<string> {
  const parts = new Set<string>();
  compare(then, now, '', parts);
  return new Set([...parts].map((part) => part.replace(/^segments\.\d+\./, '')));
}

function compare(before: unknown, after: unknown, path: string, parts: Set<string>): void {
  // What comes or goes as a whole differs in each of its parts.
  const then = before ?? (isThing(after) && !Array.isArray(after) ? {} : before);
  const now = after ?? (isThing(before) && !Array.isArray(before) ? {} : after);
  if (isThing(then) && isThing(now) && Array.isArray(then) === Array.isArray(now)) {
    for (const key of new Set([...Object.keys(then), ...Object.keys(now)])) {
      compare(then[key], now[key], path === '' ? key : `${path}.${key}`, parts);
    }
    return;
  }
  if (then !== now) parts.add(path);
}

function isThing(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether one of those parts is this, or lies in it. */
export function differsIn(parts: ReadonlySet<string>, ...paths: readonly string[]): boolean {
  return [...parts].some((part) =>
    paths.some((path) => part === path || part.startsWith(`${path}.`)),
  );
}
