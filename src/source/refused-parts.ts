import type { Finding } from '../diagnostics/finding.ts';
import { canonicalPath } from './locate.ts';
import type { Path } from './locate.ts';
import type { SchemaFinding } from './schema-findings.ts';

/** What the schema refuses, but for values that are known to be missing a variable. */
export function unexplained(
  found: readonly SchemaFinding[],
  earlier: readonly Finding[],
): readonly SchemaFinding[] {
  if (found.length === 0 || earlier.length === 0) return found;
  const known = new Set(earlier.map((finding) => keyOf(finding.path)));
  return found.filter((finding) => finding.atKey || !known.has(keyOf(finding.path)));
}

/**
 * Whether a finding is about a part of the film from which the schema refused something, so that it
 * may only follow from that.
 */
export function aboutRefused(refused: readonly SchemaFinding[]): (finding: Finding) => boolean {
  const parts = new Set<string>();
  for (const { about } of refused) {
    const path = canonicalPath(about);
    for (let length = path.length; length > 0; length -= 1) parts.add(keyOf(path.slice(0, length)));
    if (path[0] === 'scenes') parts.add(keyOf([]));
  }
  return (finding) => parts.has(keyOf(canonicalPath(finding.path)));
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
