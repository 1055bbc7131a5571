import type { Finding } from '../diagnostics/finding.ts';
import { canonicalPath, locate } from './locate.ts';
import type { Path } from './locate.ts';
import type { SchemaFinding } from './schema-findings.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

/**
 * Whether a finding only follows from a variable that has no value, or from one in a key: what stands
 * there is not what the author meant.
 */
export function aboutVariables(
  root: YamlNode,
  unresolved: readonly Path[],
  earlier: readonly Finding[],
): (finding: Finding) => boolean {
  const values = new Set(unresolved.map((path) => locate(root, path).value));
  const keys = new Set(earlier.filter(({ atKey }) => atKey).map(({ path }) => keyOf(path)));
  return ({ path, atKey }) => {
    if (atKey === true) return keys.has(keyOf(path));
    return values.size > 0 && values.has(locate(root, path).value);
  };
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
